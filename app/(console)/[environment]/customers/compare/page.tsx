import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { CompareScreen } from '@/components/compare/compare-screen'
import { Texts } from '@/components/layout/texts'
import { NowProvider } from '@/components/ui/now'
import { billingForStaff } from '@/lib/auth/billing'
import { createQueryClient } from '@/lib/queries/query-client'
import { prefetchRecord } from '@/lib/queries/record'
import { readCompareSearch } from '@/lib/url/compare-search'
import { readZonePreference, ZONE_COOKIE } from '@/lib/zone'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('compare')
  return { title: t('title') }
}

/** Reads both records for a first HTML, side by side, each in a cache of its own: reading one ends its waiting, not the other's. */
export default async function ComparePage({ params, searchParams }: PageProps<'/[environment]/customers/compare'>) {
  const billing = await billingForStaff(await params)
  const { a, b } = readCompareSearch(await searchParams)
  const isFirstHtml = (await headers()).get('sec-fetch-dest') !== 'empty'
  const [first, second] = await Promise.all(
    [a, b].map(async (id) => {
      const queryClient = createQueryClient()
      if (id !== undefined && isFirstHtml) await prefetchRecord(queryClient, billing, id)
      return dehydrate(queryClient)
    }),
  )
  return (
    <Texts
      of={[
        'compare',
        'customer',
        'entitlements',
        'figures',
        'grants',
        'limitStates',
        'panel',
        'quantity',
        'record',
        'reset',
        'resetPeriods',
        'subscriptions',
        'usage',
        'zone',
      ]}
    >
      <HydrationBoundary state={first}>
        <HydrationBoundary state={second}>
          <NowProvider now={Date.now()}>
            <CompareScreen zone={readZonePreference((await cookies()).get(ZONE_COOKIE)?.value)} />
          </NowProvider>
        </HydrationBoundary>
      </HydrationBoundary>
    </Texts>
  )
}
