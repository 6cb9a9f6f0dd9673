import type { QueryClient } from '@tanstack/react-query'
import { SDKError } from '@/lib/billing/models/errors'
import { asReceivedKeys } from './as-received'
import type { Billing } from './billing'
import { customerKeys, customerQueries } from './customers'
import { entitlementKeys, entitlementQueries } from './entitlements'
import { grantKeys, grantQueries } from './grants'
import { usageKeys, usageQueries } from './usage'

/** The four answers that a customer's record is made of. Its pages share them through the cache. */
export const recordQueries = (billing: Billing, customerId: string) =>
  ({
    customer: customerQueries.one(billing, customerId),
    entitlements: entitlementQueries.of(billing, customerId),
    usage: usageQueries.of(billing, customerId),
    grants: grantQueries.upcoming(billing, customerId),
  }) as const

export type RecordPart = keyof ReturnType<typeof recordQueries>

const recordKeys = (environment: string, customerId: string) => [
  customerKeys.one(environment, customerId),
  entitlementKeys.of(environment, customerId),
  usageKeys.of(environment, customerId),
  grantKeys.upcoming(environment, customerId),
]

/** Asks for all four side by side, for a record that is about to be drawn. One that fails says nothing here: its panel asks again. */
export async function readAll(queryClient: QueryClient, billing: Billing, customerId: string): Promise<void> {
  const { customer, entitlements, usage, grants } = recordQueries(billing, customerId)
  await Promise.all([
    queryClient.prefetchQuery(customer),
    queryClient.prefetchQuery(entitlements),
    queryClient.prefetchQuery(usage),
    queryClient.prefetchQuery(grants),
  ])
}

/** Reads all four again, side by side, whatever their age. */
export const refreshRecord = async (queryClient: QueryClient, environment: string, customerId: string) => {
  await Promise.all([
    ...recordKeys(environment, customerId).map((queryKey) => queryClient.refetchQueries({ queryKey, exact: true })),
    queryClient.invalidateQueries({ queryKey: asReceivedKeys.all(environment, customerId) }),
  ])
}

/** The first HTML waits this long for the four; what is later is asked for again by the page, in its own panel. */
const FIRST_HTML_WAIT_MS = 2_500

/** For the first HTML. A read that fails says nothing here: its panel asks again and shows the failure. */
export async function prefetchRecord(
  queryClient: QueryClient,
  billing: Billing,
  customerId: string,
): Promise<'found' | 'unknown'> {
  const { customer } = recordQueries(billing, customerId)
  const reads = readAll(queryClient, billing, customerId)
  let timer: ReturnType<typeof setTimeout> | undefined
  await Promise.race([reads, new Promise((resolve) => (timer = setTimeout(resolve, FIRST_HTML_WAIT_MS)))])
  clearTimeout(timer)
  await queryClient.cancelQueries()
  const error = queryClient.getQueryState(customer.queryKey)?.error
  return isUnknownCustomer(error) ? 'unknown' : 'found'
}

export const isUnknownCustomer = (error: unknown): boolean => error instanceof SDKError && error.statusCode === 404
