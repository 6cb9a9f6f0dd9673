import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CustomerFrame } from '@/components/customers/customer-frame'
import { Texts } from '@/components/layout/texts'
import { NowProvider } from '@/components/ui/now'
import { customerAt } from '../customer-at'

/** The name stays out of the title: titles end up in histories and screen shares. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('record')
  return { title: t('pageTitle') }
}

/** What all pages of a customer stand in. */
export default async function RecordLayout({ children, params }: LayoutProps<'/[environment]/customers/[customerId]'>) {
  const { customerId, environment } = await params
  const { state, zone } = await customerAt({ customerId, environment })
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
      <HydrationBoundary state={state}>
        <NowProvider now={Date.now()}>
          <CustomerFrame id={customerId} zone={zone}>
            {children}
          </CustomerFrame>
        </NowProvider>
      </HydrationBoundary>
    </Texts>
  )
}
