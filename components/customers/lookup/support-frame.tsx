'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { ZoneProvider } from '@/components/ui/zone-switch'
import { isAsked, type LookupAsked, textOf, writeAsked } from '@/lib/lookup/asked'
import { isUnknownCustomer } from '@/lib/queries/record'
import { routes } from '@/lib/routes'
import type { ZonePreference } from '@/lib/zone'
import { CustomerChips } from '../customer-names'
import { CustomerPanels, CustomerTitle, useCustomer } from '../customer-page'
import { RefreshButton } from '../refresh-button'
import { TicketButton } from './ticket-button'

interface Props {
  id: string
  /** What it was found by. */
  asked: LookupAsked
  zone: ZonePreference
  children: ReactNode
}

/** Who it is and what to do with it, above all that a support agent asks about; the panels beneath need no click. */
export function SupportFrame({ id, asked, zone, children }: Props) {
  const t = useTranslations('support')
  const record = useTranslations('record')
  const billing = useBilling()
  const read = useCustomer(id)
  const back = <BackToLookup asked={asked} />
  if (read.isLoadingError && isUnknownCustomer(read.error))
    return (
      <>
        {back}
        <EmptyState isPage title={record('unknownTitle')}>
          {record('unknownText')}
        </EmptyState>
      </>
    )
  const customer = read.data
  return (
    <ZoneProvider preference={zone} customerZone={customer?.timezone}>
      {back}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <CustomerTitle id={id} customer={customer}>
          <RefreshButton id={id} />
          <TicketButton id={id} customer={customer} />
          <Link href={routes.customer(billing.environment, id)} prefetch={false} className={buttonClass('primary')}>
            {t('record')}
          </Link>
        </CustomerTitle>
      </div>
      <CustomerChips id={id} customer={customer} />
      <CustomerPanels id={id} read={read}>
        {children}
      </CustomerPanels>
    </ZoneProvider>
  )
}

/** To the hits it was chosen from; they stay, although one of them would open by itself. */
function BackToLookup({ asked }: { asked: LookupAsked }) {
  const t = useTranslations('support')
  const { environment } = useBilling()
  const wasAsked = isAsked(asked)
  return (
    <nav aria-label={t('back')} className="mb-1.5 text-sm">
      <Link
        href={routes.lookup(environment, wasAsked ? { ...writeAsked(asked), open: 'no' } : {})}
        prefetch={false}
        className="inline-flex max-w-full items-center gap-1.5 text-muted hover:text-text"
      >
        <Icon name="previous" className="size-3" />
        <span className="truncate">{wasAsked ? t('backTo', { text: textOf(asked) }) : t('lookup')}</span>
      </Link>
    </nav>
  )
}
