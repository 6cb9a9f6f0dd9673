import { queryOptions } from '@tanstack/react-query'
import { customersGetCustomerUpcomingGrants } from '@/lib/billing/funcs/customers-get-customer-upcoming-grants'
import { unwrap } from '@/lib/billing/unwrap'
import type { Billing } from './billing'

export const grantKeys = {
  all: (environment: string) => [environment, 'grants'] as const,
  upcoming: (environment: string, customerId: string) => [...grantKeys.all(environment), 'upcoming', customerId] as const,
}

export const grantQueries = {
  /** All of them: the API does not page this list. */
  upcoming: (billing: Billing, customerId: string) =>
    queryOptions({
      queryKey: grantKeys.upcoming(billing.environment, customerId),
      queryFn: ({ signal }) => unwrap(customersGetCustomerUpcomingGrants(billing.core, { id: customerId }, { signal })),
    }),
}
