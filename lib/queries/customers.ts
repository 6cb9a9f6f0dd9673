import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { customersCreateCustomer } from '@/lib/billing/funcs/customers-create-customer'
import { customersDeleteCustomer } from '@/lib/billing/funcs/customers-delete-customer'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import { customersUpdateCustomer } from '@/lib/billing/funcs/customers-update-customer'
import type {
  DtoCreateCustomerRequest,
  DtoCustomerResponse,
  DtoUpdateCustomerRequest,
  TypesCustomerFilter,
} from '@/lib/billing/models'
import { unwrap } from '@/lib/billing/unwrap'
import type { Confirmation } from '@/lib/intents/intent'
import { routes } from '@/lib/routes'
import type { Billing } from './billing'
import { ask } from './own-routes'

export const customerKeys = {
  all: (environment: string) => [environment, 'customers'] as const,
  list: (environment: string, filter: TypesCustomerFilter) => [...customerKeys.all(environment), 'list', filter] as const,
  one: (environment: string, id: string) => [...customerKeys.all(environment), 'one', id] as const,
}

export const customerQueries = {
  list: (billing: Billing, filter: TypesCustomerFilter) =>
    queryOptions({
      queryKey: customerKeys.list(billing.environment, filter),
      queryFn: ({ signal }) => unwrap(customersQueryCustomer(billing.core, filter, { signal })),
    }),
  one: (billing: Billing, id: string) =>
    queryOptions({
      queryKey: customerKeys.one(billing.environment, id),
      queryFn: ({ signal }) => unwrap(customersGetCustomer(billing.core, { id, expand: 'integrations' }, { signal })),
    }),
}

/** The customer as a list or search in the cache has it, for the time until the record itself is read. */
export function customerOfLists(queryClient: QueryClient, environment: string, id: string): DtoCustomerResponse | undefined {
  for (const [, data] of queryClient.getQueriesData<unknown>({ queryKey: customerKeys.all(environment) })) {
    const rows = data && typeof data === 'object' && 'items' in data && Array.isArray(data.items) ? data.items : []
    const row: DtoCustomerResponse | undefined = rows.find((each: DtoCustomerResponse) => each?.id === id)
    if (row) return row
  }
  return undefined
}

/** `intentId` is made when the form opens (lib/intents/intent-id.ts), and is the same for each attempt. */
interface Write {
  intentId: string
}

/** For browsers: the console's own routes take the headers, the billing API knows none of them. */
export const customerMutations = {
  create: (billing: Billing) =>
    mutationOptions({
      mutationFn: ({ intentId, customer }: Write & { customer: DtoCreateCustomerRequest }) =>
        unwrap(customersCreateCustomer(billing.core, customer, { headers: { 'idempotency-key': intentId } })),
      meta: changesOf(billing),
    }),
  update: (billing: Billing) =>
    mutationOptions({
      /** `version`: `customerVersion` of the customer as the editor saw it. */
      mutationFn: ({
        intentId,
        id,
        version,
        changes,
      }: Write & { id: string; version: string; changes: DtoUpdateCustomerRequest }) =>
        unwrap(
          customersUpdateCustomer(
            billing.core,
            { id, body: changes },
            { headers: { 'idempotency-key': intentId, 'if-match': `"${version}"` } },
          ),
        ),
      meta: changesOf(billing),
    }),
  archive: (billing: Billing) =>
    mutationOptions({
      mutationFn: ({ intentId, id, confirmation }: Write & { id: string; confirmation: string }) =>
        unwrap(customersDeleteCustomer(billing.core, { id }, { headers: { 'idempotency-key': intentId, confirmation } })),
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
