/**
 * One text over name, e-mail and external id, which the API cannot do: it joins conditions with AND only. Three searches run side by
 * side, and their union is put into the API's own order.
 */
import type { SDKCore } from '@/lib/billing/core'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import type { DtoCustomerResponse as Customer, TypesCustomerFilter, TypesFilterCondition } from '@/lib/billing/models'
import type { RequestOptions } from '@/lib/billing/options'
import { unwrap } from '@/lib/billing/unwrap'
import { exactCustomers } from './exact-customers'
import { compareMoments } from './moments'
import { type CustomerSearchPage, type CustomerSearchRequest, MAX_UNION_ROWS } from './search-page'

/** What the text is looked for in. */
export const SEARCHED_FIELDS = ['name', 'email', 'external_id'] as const
type Searched = (typeof SEARCHED_FIELDS)[number]

/** That a field has the text in it, in any letter case. */
export const contains = (field: Searched | 'contact', text: string): TypesFilterCondition => ({
  field,
  operator: 'contains',
  dataType: 'string',
  value: { string: text },
})

/** The filter with the text in all of these fields. */
export const filterWith = (filter: TypesCustomerFilter, text: string, fields: readonly Searched[]): TypesCustomerFilter => ({
  ...filter,
  filters: [...(filter.filters ?? []), ...fields.map((field) => contains(field, text))],
})

/**
 * One page of the union. At most seven calls: three look-ups of exact hits and three branches side by side, then one that has the API
 * sort what the branches found, where the order is that of texts, which only the API knows.
 * @throws what queryCustomer fails with; failed look-ups of exact hits only say so
 */
export async function searchCustomers(
  core: SDKCore,
  { text, filter, page, size }: CustomerSearchRequest,
  options: RequestOptions = {},
): Promise<CustomerSearchPage> {
  const until = Math.min(page * size, MAX_UNION_ROWS)
  const query = async (asked: TypesCustomerFilter) => unwrap(customersQueryCustomer(core, asked, options))
  // Each row of the union's first `until` is among the first `until` of the branch that it is in.
  const [{ exact, isExactKnown }, ...branches] = await Promise.all([
    exactCustomers(core, text, options),
    ...SEARCHED_FIELDS.map((field) => query({ ...filterWith(filter, text, [field]), limit: until, offset: 0 })),
  ])
  const found = [...new Map(branches.flatMap(({ items = [] }) => items).map((customer) => [customer.id, customer])).values()]
  const isWhole = branches.every(({ items = [], pagination }) => items.length >= (pagination?.total ?? 0))
  const sorted = await inOrder(found, branches.filter(({ items = [] }) => items.length > 0).length, filter, query)
  return {
    exact,
    isExactKnown,
    items: sorted.slice((page - 1) * size, until),
    hasMore: found.length > page * size || (!isWhole && page * size < MAX_UNION_ROWS),
    total: isWhole ? found.length : undefined,
  }
}

type Query = (filter: TypesCustomerFilter) => Promise<{ items?: Customer[] | undefined }>

async function inOrder(found: Customer[], branches: number, filter: TypesCustomerFilter, query: Query): Promise<Customer[]> {
  // One branch alone is in order already.
  if (branches < 2) return found
  const [sort] = filter.sort ?? []
  const compare = sort?.field === 'created_at' || sort?.field === 'updated_at' ? comparing(sort.field, sort.direction) : undefined
  if (compare) return found.toSorted(compare)
  const ids = found.flatMap(({ id }) => id ?? [])
  const { items = [] } = await query({ ...filter, customerIds: ids, limit: Math.min(ids.length, MAX_UNION_ROWS), offset: 0 })
  return items
}

/** By a time, then by id: both sort alike in every database. */
function comparing(field: 'created_at' | 'updated_at', direction: string | undefined) {
  const momentOf = ({ createdAt, updatedAt }: Customer) => (field === 'created_at' ? createdAt : updatedAt) ?? ''
  const sign = direction === 'desc' ? -1 : 1
  return (one: Customer, other: Customer) =>
    sign * (compareMoments(momentOf(one), momentOf(other)) || ((one.id ?? '') < (other.id ?? '') ? -1 : 1))
}
