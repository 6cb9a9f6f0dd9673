import { queryOptions } from '@tanstack/react-query'
import { customersGetCustomerUsageSummary } from '@/lib/billing/funcs/customers-get-customer-usage-summary'
import { unwrap } from '@/lib/billing/unwrap'
import type { Billing } from './billing'

export const usageKeys = {
  all: (environment: string) => [environment, 'usage'] as const,
  of: (environment: string, customerId: string) => [...usageKeys.all(environment), customerId] as const,
}

export const usageQueries = {
  of: (billing: Billing, customerId: string) =>
    queryOptions({
      queryKey: usageKeys.of(billing.environment, customerId),
      queryFn: ({ signal }) => unwrap(customersGetCustomerUsageSummary(billing.core, { customerId }, { signal })),
    }),
}
