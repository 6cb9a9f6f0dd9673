import { queryOptions } from '@tanstack/react-query'
import { customersGetCustomerEntitlements } from '@/lib/billing/funcs/customers-get-customer-entitlements'
import { customersGetCustomerUpcomingGrants } from '@/lib/billing/funcs/customers-get-customer-upcoming-grants'
import { customersGetCustomerUsageSummary } from '@/lib/billing/funcs/customers-get-customer-usage-summary'
import { unwrap } from '@/lib/billing/unwrap'
import { atMost } from './at-most'
import type { Billing } from './billing'
import { entitlementKeys } from './entitlements'
import { grantKeys } from './grants'
import { usageKeys } from './usage'

/** In one tab, whatever its columns: a list of a hundred rows must not take the billing API for itself. */
const inTurn = atMost(4)

/** Not again because somebody looked elsewhere for a moment. */
const patient = { staleTime: 120_000, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

/** What a row's costly columns ask for: the answers that the record's own queries keep, but in turn. */
export const costlyQueries = {
  usage: ({ environment, core }: Billing, customerId: string) =>
    queryOptions({
      ...patient,
      queryKey: usageKeys.of(environment, customerId),
      queryFn: ({ signal }) => inTurn(signal, () => unwrap(customersGetCustomerUsageSummary(core, { customerId }, { signal }))),
    }),
  entitlements: ({ environment, core }: Billing, customerId: string) =>
    queryOptions({
      ...patient,
      queryKey: entitlementKeys.of(environment, customerId),
      queryFn: ({ signal }) =>
        inTurn(signal, () => unwrap(customersGetCustomerEntitlements(core, { id: customerId }, { signal }))),
    }),
  upcomingGrants: ({ environment, core }: Billing, customerId: string) =>
    queryOptions({
      ...patient,
      queryKey: grantKeys.upcoming(environment, customerId),
      queryFn: ({ signal }) =>
        inTurn(signal, () => unwrap(customersGetCustomerUpcomingGrants(core, { id: customerId }, { signal }))),
    }),
}
