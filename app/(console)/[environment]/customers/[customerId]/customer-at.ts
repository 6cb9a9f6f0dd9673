import { dehydrate } from '@tanstack/react-query'
import { cookies, headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { billingForStaff } from '@/lib/auth/billing'
import { createQueryClient } from '@/lib/queries/query-client'
import { prefetchRecord } from '@/lib/queries/record'
import { isPlainId } from '@/lib/url/ids'
import { readZonePreference, ZONE_COOKIE } from '@/lib/zone'

/**
 * The customer of an address, for whoever may read there. The four answers are read here, once, and only for a first HTML: a browser that
 * comes from another page of ours draws the header from what it knows and asks by itself, so that nothing waits for a slow API.
 */
export async function customerAt({ environment, customerId }: { environment: string; customerId: string }) {
  const billing = await billingForStaff({ environment })
  if (!isPlainId(customerId)) notFound()
  const queryClient = createQueryClient()
  const isFirstHtml = (await headers()).get('sec-fetch-dest') !== 'empty'
  if (isFirstHtml && (await prefetchRecord(queryClient, billing, customerId)) === 'unknown') notFound()
  return {
    state: dehydrate(queryClient),
    zone: readZonePreference((await cookies()).get(ZONE_COOKIE)?.value),
  }
}
