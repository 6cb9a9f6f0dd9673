import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/billing/unwrap'
import type { Billing } from './billing'
import { reads } from './reads'

export const usageKeys = {
  all: (environment: string) => [environment, 'usage'] as const,
  of: (environment: string, customerId: string) => [...usageKeys.all(environment), customerId] as const,
}

export const usageQueries = {
  of: (billing: Billing, customerId: string) =>
    queryOptions({
      queryKey: usageKeys.of(billing.environment, customerId),
      queryFn: async ({ signal }) => {
        const { customersGetCustomerUsageSummary } = await reads()
        return unwrap(customersGetCustomerUsageSummary(billing.core, { customerId }, { signal }))
      },
    }),
}
