import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type {
  DtoCreateCustomerRequest,
  DtoCustomerResponse,
  DtoUpdateCustomerRequest,
  TypesCustomerFilter,
} from '@/lib/billing/models'
import { unwrap } from '@/lib/billing/unwrap'
import { writeConditions } from '@/lib/customers/condition-text'
import { type Condition, filterOf } from '@/lib/customers/conditions'
import type { Confirmation } from '@/lib/intents/intent'
import type { LookupOrder } from '@/lib/lookup/lookup-order'
import type { CustomerSearchPage, CustomerSearchRequest } from '@/lib/lookup/search-page'
import { routes } from '@/lib/routes'
import type { Billing } from './billing'
import { ask } from './own-routes'
import { reads } from './reads'

/** What a list shows. "In the last days" counts from when it is asked for, so that the same list has the same key. */
export interface CustomersAsked {
  /** With `limit` and `offset`, which is a multiple of it. */
  filter: TypesCustomerFilter
  conditions?: readonly Condition[]
  /** To be found in any of several fields; empty for everyone. */
  text?: string
}

export const customerKeys = {
  all: (environment: string) => [environment, 'customers'] as const,
  list: (environment: string, asked: CustomersAsked) => [...customerKeys.all(environment), 'list', asked] as const,
  total: (environment: string, asked: CustomersAsked) => [...customerKeys.all(environment), 'total', asked] as const,
  one: (environment: string, id: string) => [...customerKeys.all(environment), 'one', id] as const,
}

const writes = () => import('./customer-writes')

/** Where a search of several calls runs: in a browser it is our server's, which is next to the billing API. */
type Search = (request: CustomerSearchRequest, signal: AbortSignal) => Promise<CustomerSearchPage>

export const customerQueries = {
  /** A page of customers. `search`: how one that has a text is found; browsers leave it to the server. */
  list: (billing: Billing, asked: CustomersAsked, search?: Search) =>
    queryOptions({
      queryKey: customerKeys.list(billing.environment, asked),
      queryFn: async ({ signal }): Promise<CustomerSearchPage> => {
        const { text, filter, conditions = [] } = asked
        if (text && !search) return ask(routes.api.lookup(billing.environment), { method: 'POST', body: orderOf(asked), signal })
        const narrowed = { ...filter, ...filterOf(conditions, new Date()) }
        if (text && search) return search({ text, filter: narrowed, ...pageOf(filter) }, signal)
        const { customersQueryCustomer } = await reads()
        const { items = [], pagination } = await unwrap(customersQueryCustomer(billing.core, narrowed, { signal }))
        const total = pagination?.total
        const isFull = items.length === (filter.limit ?? 50)
        const hasMore = total === undefined ? isFull : (filter.offset ?? 0) + items.length < total
        return { exact: [], isExactKnown: true, items, hasMore, total }
      },
    }),
  /** How many contain the text, where the page itself could not tell. The same for every page and order. */
  total: (billing: Billing, asked: CustomersAsked) => {
    const { sort: _, limit: __, offset: ___, ...filter } = asked.filter
    return queryOptions({
      queryKey: customerKeys.total(billing.environment, { ...asked, filter }),
      queryFn: async ({ signal }) =>
        (
          await ask<{ total: number }>(routes.api.lookupTotal(billing.environment), {
            method: 'POST',
            body: orderOf({ ...asked, filter: { ...asked.filter, offset: 0 } }),
            signal,
          })
        ).total,
    })
  },
  one: (billing: Billing, id: string) =>
    queryOptions({
      queryKey: customerKeys.one(billing.environment, id),
      queryFn: async ({ signal }) => {
        const { customersGetCustomer } = await reads()
        return unwrap(customersGetCustomer(billing.core, { id, expand: 'integrations' }, { signal }))
      },
    }),
}

const pageOf = ({ limit: size = 50, offset = 0 }: TypesCustomerFilter) => ({ page: Math.floor(offset / size) + 1, size })

function orderOf({ text = '', conditions = [], filter }: CustomersAsked): LookupOrder {
  const [sort] = filter.sort ?? []
  return {
    text,
    where: writeConditions(conditions),
    status: filter.status === 'archived' ? 'archived' : 'published',
    sort: (sort?.field ?? 'updated_at') as LookupOrder['sort'],
    direction: sort?.direction === 'asc' ? 'asc' : 'desc',
    ...pageOf(filter),
  }
}

/** The customer as a list or search in the cache has it, for the time until the record itself is read. */
export function customerOfLists(queryClient: QueryClient, environment: string, id: string): DtoCustomerResponse | undefined {
  for (const [, data] of queryClient.getQueriesData<unknown>({ queryKey: customerKeys.all(environment) })) {
    const page: Record<string, unknown> = data && typeof data === 'object' ? { ...data } : {}
    const rows = [page.exact, page.items].flatMap((found): DtoCustomerResponse[] => (Array.isArray(found) ? found : []))
    const row = rows.find((each) => each?.id === id)
    if (row) return row
  }
  return undefined
}

/** `intentId` is made when the form opens (lib/intents/intent-id.ts), and is the same for each attempt. */
interface Write {
  intentId: string
}
interface Update extends Write {
  id: string
  /** `customerVersion` of the customer as the editor saw it. */
  version: string
  changes: DtoUpdateCustomerRequest
}

/** For browsers: the console's own routes take the headers, the billing API knows none of them. */
export const customerMutations = {
  create: (billing: Billing) =>
    mutationOptions({
      mutationFn: async ({ intentId, customer }: Write & { customer: DtoCreateCustomerRequest }) => {
        const { customersCreateCustomer } = await writes()
        return unwrap(customersCreateCustomer(billing.core, customer, { headers: { 'idempotency-key': intentId } }))
      },
      meta: changesOf(billing),
    }),
  update: (billing: Billing) =>
    mutationOptions({
      mutationFn: async ({ intentId, id, version, changes }: Update) => {
        const { customersUpdateCustomer } = await writes()
        const headers = { 'idempotency-key': intentId, 'if-match': `"${version}"` }
        return unwrap(customersUpdateCustomer(billing.core, { id, body: changes }, { headers }))
      },
      meta: changesOf(billing),
    }),
  archive: (billing: Billing) =>
    mutationOptions({
      mutationFn: async ({ intentId, id, confirmation }: Write & { id: string; confirmation: string }) => {
        const { customersDeleteCustomer } = await writes()
        return unwrap(customersDeleteCustomer(billing.core, { id }, { headers: { 'idempotency-key': intentId, confirmation } }))
      },
      meta: changesOf(billing),
    }),
  /** Asked for when the dialog opens: what it returns lets its maker archive this version of this customer, once, within five minutes. */
  confirmArchive: ({ environment }: Billing) =>
    mutationOptions({
      mutationFn: ({ id, version }: { id: string; version: string }) =>
        ask<Confirmation>(routes.api.confirmations(), { method: 'POST', body: { environment, id, version } }),
    }),
}

const changesOf = ({ environment }: Billing) => ({ changes: [customerKeys.all(environment)] })
