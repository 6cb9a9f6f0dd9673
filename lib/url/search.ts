import {
  createLoader,
  createParser,
  createSerializer,
  parseAsInteger,
  parseAsNumberLiteral,
  parseAsStringLiteral,
} from 'nuqs/server'

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

/** What a list's query string says: page (from 1), rows a page, sort, and the chosen filters. */
export type SearchValues<F extends Fields> = {
  page: number
  size: (typeof PAGE_SIZES)[number]
  sort: Sort<SortableOf<F>>
} & ChoicesOf<F>

/**
 * A list's query string as typed values, the same on the server and in the browser. What cannot be read becomes its default, since
 * links outlive releases; a default is not written, so links stay short.
 */
export function searchOf<const F extends Fields>(fields: F, defaultSort: Sort<SortableOf<F>>) {
  const parsers = parsersOf(fields, defaultSort)
  const load = createLoader(parsers)
  // The parsers come from `fields` by name, which their inferred type cannot say.
  const serialize = createSerializer(parsers) as (path: string, values: object) => string
  return {
    fields,
    parsers,
    parse: (query: Record<string, string | string[] | undefined>) => load(query) as SearchValues<F>,
    /** `path` with the values that differ from the defaults; any change but of the page leads back to page 1. */
    href: (path: string, values: SearchValues<F>, change: Partial<SearchValues<F>> = {}) =>
      serialize(path, { ...values, page: 1, ...change }),
  }
}
export type Search<F extends Fields> = ReturnType<typeof searchOf<F>>

function parsersOf<F extends Fields>(fields: F, defaultSort: Sort) {
  const choices = Object.entries(fields).flatMap(([name, { choices }]) =>
    choices ? [[name, parseAsStringLiteral(choices).withDefault(choices[0])] as const] : [],
  )
  return {
    page: parseAsPage.withDefault(1),
    size: parseAsNumberLiteral(PAGE_SIZES).withDefault(PAGE_SIZES[0]),
    sort: parseAsSort(fields).withDefault(defaultSort),
    ...Object.fromEntries(choices),
  }
}

const parseAsPage = createParser({
  parse: (text) => {
    const page = /^\d{1,9}$/.test(text) ? parseAsInteger.parse(text) : null
    return page !== null && page >= 1 ? page : null
  },
  serialize: String,
})

/** `-updatedAt` is newest first, `name` A to Z. */
function parseAsSort(fields: Fields) {
  return createParser<Sort>({
    parse: (text) => {
      const [, descending, field = ''] = /^(-?)(\w+)$/.exec(text) ?? []
      return Object.hasOwn(fields, field) && fields[field]?.sortBy ? { field, direction: descending ? 'desc' : 'asc' } : null
    },
    serialize: ({ field, direction }) => (direction === 'desc' ? `-${field}` : field),
    eq: (left, right) => left.field === right.field && left.direction === right.direction,
  })
}
