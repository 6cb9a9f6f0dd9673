import { queryOptions } from '@tanstack/react-query'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import type { TypesCustomerFilter } from '@/lib/billing/models'
import { unwrap } from '@/lib/billing/unwrap'
import type { Billing } from './billing'

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
      queryFn: ({ signal }) => unwrap(customersGetCustomer(billing.core, { id }, { signal })),
    }),
}
