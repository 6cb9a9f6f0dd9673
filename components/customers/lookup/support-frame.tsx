'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-panel'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { ZoneProvider, ZoneSwitch } from '@/components/ui/zone-switch'
import { isAsked, type LookupAsked, textOf, writeAsked } from '@/lib/lookup/asked'
import { customerOfLists, customerQueries } from '@/lib/queries/customers'
import { isUnknownCustomer } from '@/lib/queries/record'
import { routes } from '@/lib/routes'
import type { ZonePreference } from '@/lib/zone'
import { CustomerChips, CustomerName } from '../customer-names'
import { CustomerStatus } from '../customer-status'
import { Freshness } from '../freshness'
import { PinButton } from '../pin-button'
import { RefreshButton } from '../refresh-button'
import { RevealButton } from '../reveal-button'
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
  const queryClient = useQueryClient()
  const read = useQuery({
    ...customerQueries.one(billing, id),
    placeholderData: () => customerOfLists(queryClient, billing.environment, id),
  })
  const back = <BackToLookup asked={asked} />
  if (read.isLoadingError && isUnknownCustomer(read.error))
    return (
      <>
        {back}
        <EmptyState title={record('unknownTitle')}>{record('unknownText')}</EmptyState>
      </>
    )
  const customer = read.data
  const failure = read.isLoadingError || read.isRefetchError ? read.error : undefined
  return (
    <ZoneProvider preference={zone} customerZone={customer?.timezone}>
      {back}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="line-clamp-2 min-w-0 text-xl leading-8 font-bold tracking-[-0.015em] wrap-anywhere">
          <CustomerName customer={customer} />
        </h1>
        {customer && <CustomerStatus status={customer.status} />}
        <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2 max-sm:ml-0 max-sm:w-full">
          <ZoneSwitch />
          <RevealButton customerId={id} />
          <PinButton id={id} />
          <RefreshButton id={id} />
          <TicketButton id={id} customer={customer} />
          <Link href={routes.customer(billing.environment, id)} prefetch={false} className={buttonClass('primary')}>
            {t('record')}
          </Link>
        </div>
      </div>
      <CustomerChips id={id} customer={customer} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5 pt-4">
        {failure && (
          <div className="rounded-lg border border-line bg-blocked-soft">
            <ErrorNote
              error={failure}
              what={read.isRefetchError ? record('refreshFailed') : record('customerFailed')}
              onRetry={() => void read.refetch()}
              isRetrying={read.isFetching}
            />
          </div>
        )}
        {customer?.status === 'archived' && <Notice look="attention">{record('archived')}</Notice>}
        <Freshness id={id} />
        {children}
      </div>
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
