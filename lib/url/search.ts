export const PAGE_SIZES = [25, 50, 100] as const

/** A column of a list: `sortBy` is the API's name of the field to sort by; `choices` are the values to filter by, the first the default. */
export interface Field {
  sortBy?: string
  choices?: readonly [string, ...string[]]
}
export type Fields = Record<string, Field>

type SortableOf<F extends Fields> = { [Key in keyof F]: F[Key]['sortBy'] extends string ? Key : never }[keyof F] & string
type ChoicesOf<F extends Fields> = {
  [Key in keyof F as F[Key]['choices'] extends readonly string[] ? Key : never]: NonNullable<F[Key]['choices']>[number]
}

export interface Sort<Name extends string = string> {
  field: Name
  direction: 'asc' | 'desc'
}

/** What a list's query string says: page (from 1), rows a page, sort, the chosen filters, and what else a list has of its own. */
export type SearchValues<F extends Fields, Others extends Parameters = Record<never, never>> = {
  page: number
  size: (typeof PAGE_SIZES)[number]
  sort: Sort<SortableOf<F>>
} & ChoicesOf<F> & { [Name in keyof Others]: Others[Name]['fallback'] }

/** One member of the query string: text to value and back. `parse` gives undefined for what it cannot read. */
export interface Parameter<Value> {
  fallback: Value
  parse: (text: string) => Value | undefined
  serialize: (value: Value) => string
}

/**
 * A list's query string as typed values, the same on the server and in the browser. What cannot be read becomes its default, since
 * links outlive releases; a default is not written, so links stay short.
 */
export function searchOf<const F extends Fields, Others extends Parameters = Record<never, never>>(
  fields: F,
  defaultSort: Sort<SortableOf<F>>,
  others: Others = {} as Others,
) {
  const parameters = { ...parametersOf(fields, defaultSort), ...others }
  const entries: [string, AnyParameter][] = Object.entries(parameters)
  return {
    fields,
    parameters,
    parse: (query: Record<string, string | string[] | undefined>) =>
      Object.fromEntries(
        entries.map(([name, { parse, fallback }]) => [name, parse([query[name]].flat()[0] ?? '') ?? fallback]),
      ) as SearchValues<F, Others>,
    /** Names of the members that say something which cannot be read. */
    unreadable: (query: URLSearchParams) =>
      entries.flatMap(([name, { parse }]) => {
        const text = query.get(name)
        return text !== null && text !== '' && parse(text) === undefined ? [name] : []
      }),
    /** `path` with the values that differ from the defaults; any change but of the page leads back to page 1. */
    href: (path: string, values: SearchValues<F, Others>, change: Partial<SearchValues<F, Others>> = {}) => {
      const merged: Record<string, unknown> = { ...values, page: 1, ...change }
      const texts = entries.map(([name, { serialize, fallback }]) => [name, serialize(merged[name]), serialize(fallback)])
      const query = new URLSearchParams(
        texts.filter(([, text, usual]) => text !== usual).map(([name = '', text = '']) => [name, text]),
      )
      return query.size > 0 ? `${path}?${query}` : path
    },
  }
}
export type Search<F extends Fields, Others extends Parameters = Record<never, never>> = ReturnType<typeof searchOf<F, Others>>

// Each takes and gives its own type, which a record of all of them by name cannot say.
// biome-ignore lint/suspicious/noExplicitAny: see the line above
type AnyParameter = Parameter<any>
type Parameters = Record<string, AnyParameter>

function parametersOf(fields: Fields, defaultSort: Sort): Record<string, AnyParameter> {
  const choices = Object.entries(fields).flatMap(([name, { choices }]) => (choices ? [[name, oneOf(choices)] as const] : []))
  return { page, size, sort: sortBy(fields, defaultSort), ...Object.fromEntries(choices) }
}

const page: AnyParameter = {
  fallback: 1,
  parse: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined),
  serialize: String,
}

const size: AnyParameter = {
  fallback: PAGE_SIZES[0],
  parse: (text) => PAGE_SIZES.find((offered) => String(offered) === text),
  serialize: String,
}

const oneOf = (choices: readonly [string, ...string[]]): AnyParameter => ({
  fallback: choices[0],
  parse: (text) => choices.find((choice) => choice === text),
  serialize: String,
})

/** `-updatedAt` is newest first, `name` A to Z. */
const sortBy = (fields: Fields, fallback: Sort): AnyParameter => ({
  fallback,
  parse: (text): Sort | undefined => {
    const [, descending, field = ''] = /^(-?)(\w+)$/.exec(text) ?? []
    return Object.hasOwn(fields, field) && fields[field]?.sortBy ? { field, direction: descending ? 'desc' : 'asc' } : undefined
  },
  serialize: ({ field, direction }: Sort) => (direction === 'desc' ? `-${field}` : field),
})
