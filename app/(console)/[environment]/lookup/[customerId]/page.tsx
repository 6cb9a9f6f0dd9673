import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { IdentityPanel } from '@/components/customers/identity-panel'
import { SupportFrame } from '@/components/customers/lookup/support-frame'
import { AccessListPanel } from '@/components/entitlements/access-list-panel'
import { AccessPanel } from '@/components/entitlements/access-panel'
import { Texts } from '@/components/layout/texts'
import { AttentionPanel } from '@/components/overview/attention-panel'
import { NearLimitPanel } from '@/components/overview/near-limit-panel'
import { UpcomingPanel } from '@/components/overview/upcoming-panel'
import { NowProvider } from '@/components/ui/now'
import { billingForStaff } from '@/lib/auth/billing'
import { readAsked } from '@/lib/lookup/asked'
import { createQueryClient } from '@/lib/queries/query-client'
import { prefetchRecord } from '@/lib/queries/record'
import { isPlainId } from '@/lib/url/ids'
import { readZonePreference, ZONE_COOKIE } from '@/lib/zone'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('support')
  return { title: t('pageTitle') }
}

/**
 * A page of its own beside the record, since the two are asked different things: the record has a tab for each part, this has the answers
 * of all of them at once. Both read the same four through the same cache.
 */
export default async function SupportPage({ params, searchParams }: PageProps<'/[environment]/lookup/[customerId]'>) {
  const { environment, customerId } = await params
  const billing = await billingForStaff({ environment })
  if (!isPlainId(customerId)) notFound()
  const queryClient = createQueryClient()
  const isFirstHtml = (await headers()).get('sec-fetch-dest') !== 'empty'
  if (isFirstHtml && (await prefetchRecord(queryClient, billing, customerId)) === 'unknown') notFound()
  return (
    <Texts
      of={[
        'access',
        'arithmetic',
        'customer',
        'figures',
        'grants',
        'limitStates',
        'overview',
        'panel',
        'quantity',
        'record',
        'resetPeriods',
        'reveal',
        'sourceKinds',
        'subscriptions',
        'support',
        'ticket',
        'zone',
      ]}
    >
      <HydrationBoundary state={dehydrate(queryClient)}>
        <NowProvider now={Date.now()}>
          <SupportFrame
            id={customerId}
            asked={readAsked(await searchParams)}
            zone={readZonePreference((await cookies()).get(ZONE_COOKIE)?.value)}
          >
            <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 xl:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
              <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
                <AttentionPanel customerId={customerId} />
                <NearLimitPanel customerId={customerId} />
                <AccessListPanel customerId={customerId} />
              </div>
              <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
                <UpcomingPanel customerId={customerId} />
                <AccessPanel customerId={customerId} />
                <IdentityPanel customerId={customerId} />
              </div>
            </div>
          </SupportFrame>
        </NowProvider>
      </HydrationBoundary>
    </Texts>
  )
}
