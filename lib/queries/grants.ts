import { queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/billing/unwrap'
import type { Billing } from './billing'
import { reads } from './reads'

export const grantKeys = {
  all: (environment: string) => [environment, 'grants'] as const,
  upcoming: (environment: string, customerId: string) => [...grantKeys.all(environment), 'upcoming', customerId] as const,
}

export const grantQueries = {
  /** All of them: the API does not page this list. */
  upcoming: (billing: Billing, customerId: string) =>
    queryOptions({
      queryKey: grantKeys.upcoming(billing.environment, customerId),
      queryFn: async ({ signal }) => {
        const { customersGetCustomerUpcomingGrants } = await reads()
        return unwrap(customersGetCustomerUpcomingGrants(billing.core, { id: customerId }, { signal }))
      },
    }),
}
