import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CustomerFrame } from '@/components/customers/customer-frame'
import { Texts } from '@/components/layout/texts'
import { NowProvider } from '@/components/ui/now'
import { billingForStaff } from '@/lib/auth/billing'
import { createQueryClient } from '@/lib/queries/query-client'
import { prefetchRecord } from '@/lib/queries/record'
import { isPlainId } from '@/lib/url/ids'
import { readZonePreference, ZONE_COOKIE } from '@/lib/zone'

/** The name stays out of the title: titles end up in histories and screen shares. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('record')
  return { title: t('pageTitle') }
}

/**
 * What all pages of a customer stand in. The four answers are read here, once, and only for a first HTML: a browser that comes from
 * another page of ours draws the header from what it knows and asks by itself, so that nothing waits for a slow API.
 */
export default async function RecordLayout({ children, params }: LayoutProps<'/[environment]/customers/[customerId]'>) {
  const { environment, customerId } = await params
  const billing = await billingForStaff({ environment })
  if (!isPlainId(customerId)) notFound()
  const queryClient = createQueryClient()
  const isFirstHtml = (await headers()).get('sec-fetch-dest') !== 'empty'
  if (isFirstHtml && (await prefetchRecord(queryClient, billing, customerId)) === 'unknown') notFound()
  return (
    <Texts
      of={[
        'archive',
        'customerActions',
        'limitStates',
        'outcome',
        'panel',
        'quantity',
        'record',
        'reveal',
        'ticket',
        'writeFailures',
        'zone',
      ]}
    >
      <HydrationBoundary state={dehydrate(queryClient)}>
        <NowProvider now={Date.now()}>
          <CustomerFrame id={customerId} zone={readZonePreference((await cookies()).get(ZONE_COOKIE)?.value)}>
            {children}
          </CustomerFrame>
        </NowProvider>
      </HydrationBoundary>
    </Texts>
  )
}
