import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { unwrap } from '@/lib/billing/unwrap'
import { atMost } from './at-most'
import type { Billing } from './billing'
import { entitlementKeys } from './entitlements'
import { grantKeys } from './grants'
import { reads } from './reads'
import { usageKeys } from './usage'

/** In one tab, whatever its columns: a list of a hundred rows must not take the billing API for itself. */
const inTurn = atMost(4)

/** Not again because somebody looked elsewhere for a moment. */
const patient = { staleTime: 120_000, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

/** Reads again, in turn, what is on the screen; the rest when it is next seen. */
export async function refreshCostly(queryClient: QueryClient, environment: string): Promise<void> {
  const answers = [usageKeys.all(environment), entitlementKeys.all(environment), grantKeys.all(environment)]
  await Promise.all(answers.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}

/** What a row's costly columns ask for: the answers that the record's own queries keep, but in turn. */
export const costlyQueries = {
  usage: ({ environment, core }: Billing, customerId: string) =>
    queryOptions({
      ...patient,
      queryKey: usageKeys.of(environment, customerId),
      queryFn: ({ signal }) =>
        inTurn(signal, async () => {
          const { customersGetCustomerUsageSummary } = await reads()
          return unwrap(customersGetCustomerUsageSummary(core, { customerId }, { signal }))
        }),
    }),
  entitlements: ({ environment, core }: Billing, customerId: string) =>
    queryOptions({
      ...patient,
      queryKey: entitlementKeys.of(environment, customerId),
      queryFn: ({ signal }) =>
        inTurn(signal, async () => {
          const { customersGetCustomerEntitlements } = await reads()
          return unwrap(customersGetCustomerEntitlements(core, { id: customerId }, { signal }))
        }),
    }),
  upcomingGrants: ({ environment, core }: Billing, customerId: string) =>
    queryOptions({
      ...patient,
      queryKey: grantKeys.upcoming(environment, customerId),
      queryFn: ({ signal }) =>
        inTurn(signal, async () => {
          const { customersGetCustomerUpcomingGrants } = await reads()
          return unwrap(customersGetCustomerUpcomingGrants(core, { id: customerId }, { signal }))
        }),
    }),
}
