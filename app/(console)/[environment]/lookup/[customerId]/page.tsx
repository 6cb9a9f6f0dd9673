import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
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
import { readAsked } from '@/lib/lookup/asked'
import { customerAt } from '../../customers/[customerId]/customer-at'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('support')
  return { title: t('pageTitle') }
}

/**
 * A page of its own beside the record, since the two are asked different things: the record has a tab for each part, this has the answers
 * of all of them at once. Both read the same four through the same cache.
 */
export default async function SupportPage({ params, searchParams }: PageProps<'/[environment]/lookup/[customerId]'>) {
  const { customerId, environment } = await params
  const { state, zone } = await customerAt({ customerId, environment })
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
      <HydrationBoundary state={state}>
        <NowProvider now={Date.now()}>
          <SupportFrame id={customerId} asked={readAsked(await searchParams)} zone={zone}>
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
