import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/billing/unwrap'
import type { Billing } from './billing'
import { reads } from './reads'

export const entitlementKeys = {
  all: (environment: string) => [environment, 'entitlements'] as const,
  of: (environment: string, customerId: string) => [...entitlementKeys.all(environment), customerId] as const,
}

/** An unknown customer has empty lists here, not a 404. */
export const entitlementQueries = {
  of: (billing: Billing, customerId: string) =>
    queryOptions({
      queryKey: entitlementKeys.of(billing.environment, customerId),
      queryFn: async ({ signal }) => {
        const { customersGetCustomerEntitlements } = await reads()
        return unwrap(customersGetCustomerEntitlements(billing.core, { id: customerId }, { signal }))
      },
    }),
}
