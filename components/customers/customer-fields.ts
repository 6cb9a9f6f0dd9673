import { readConditions, writeCondition, writeConditions } from '@/lib/customers/condition-text'
import { applicable, type Condition } from '@/lib/customers/conditions'
import { MAX_UNION_ROWS } from '@/lib/lookup/search-page'
import type { CustomersAsked } from '@/lib/queries/customers'
import { routes } from '@/lib/routes'
import { type Parameter, searchOf } from '@/lib/url/search'

/** The states a customer can be found in; the API hides archived ones unless asked. */
export const CUSTOMER_STATUSES = ['published', 'archived'] as const

/** The list's columns, in order; `sortBy` is the API's name of the field. */
export const customerFields = {
  name: { sortBy: 'name' },
  externalId: { sortBy: 'external_id' },
  status: { choices: CUSTOMER_STATUSES },
  updatedAt: { sortBy: 'updated_at' },
  createdAt: { sortBy: 'created_at' },
} as const

/** So long may what is searched for be; the API's own texts are no longer. */
const MAX_TEXT = 255
/** What still fits into an address, whatever else stands there. */
export const MAX_WHERE = 4_000

/** What is searched for, as it was typed. */
const text: Parameter<string> = {
  fallback: '',
  parse: (typed) => (typed.length <= MAX_TEXT ? typed.trim() : undefined),
  serialize: String,
}

/** The conditions, in the language that they can be typed in. One that cannot be read makes all of them unreadable: a list of more than was meant would look the same. */
const conditions: Parameter<Condition[]> = {
  fallback: [],
  parse: (typed) => {
    if (typed.length > MAX_WHERE) return undefined
    const read = readConditions(typed)
    return read.wrong.length > 0 || read.text !== '' || read.status ? undefined : applicable(read.conditions)
  },
  serialize: writeConditions,
}

export const customerSearch = searchOf(customerFields, { field: 'updatedAt', direction: 'desc' }, { q: text, where: conditions })
export type CustomerSearch = ReturnType<typeof customerSearch.parse>
export type ChangeSearch = (change: Partial<CustomerSearch>, how?: 'push' | 'replace') => void

/** What is asked for. The id comes last in the sort, so that rows equal in all else keep their page. */
export function customersAsked({ page, size, sort, status, q, where }: CustomerSearch): CustomersAsked {
  return {
    text: q,
    conditions: where,
    filter: {
      limit: size,
      offset: (page - 1) * size,
      status,
      sort: [
        { field: customerFields[sort.field].sortBy, direction: sort.direction },
        { field: 'id', direction: sort.direction },
      ],
    },
  }
}

/** The number of the last page that can be opened, at least 1. */
export function lastPage(total: number, { size, q }: Pick<CustomerSearch, 'size' | 'q'>): number {
  return Math.max(1, Math.ceil((q === '' ? total : Math.min(total, MAX_UNION_ROWS)) / size))
}

interface Opening {
  /** The view that is open, and stays so. */
  view?: string | null | undefined
  /** The person has chosen a view that the bare address opens. */
  hasDefault?: boolean | undefined
}

/** The list's address. Where one that says nothing would open a view as it was saved, it names its page. */
export function customersHref(
  environment: string,
  search: CustomerSearch,
  change: Partial<CustomerSearch>,
  { view, hasDefault }: Opening = {},
) {
  const path = routes.customers(environment)
  const href = customerSearch.href(path, search, change)
  const query = [
    ...(href === path && (view || hasDefault) ? ['page=1'] : []),
    ...(view ? [`view=${encodeURIComponent(view)}`] : []),
  ].join('&')
  return query ? `${href}${href === path ? '?' : '&'}${query}` : href
}

/** Conditions with others beside them; the same one twice would say nothing more. */
export function withConditions(conditions: readonly Condition[], added: readonly Condition[]): Condition[] {
  const written = new Set(conditions.map(writeCondition))
  return [...conditions, ...added.filter((condition) => !written.has(writeCondition(condition)))]
}
