'use client'
/** What the record and the support view of one customer have in common. */
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { ErrorNote } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { ZoneSwitch } from '@/components/ui/zone-switch'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { customerOfLists, customerQueries } from '@/lib/queries/customers'
import { CustomerName } from './customer-names'
import { CustomerStatus } from './customer-status'
import { Freshness } from './freshness'
import { PinButton } from './pin-button'
import { RevealButton } from './reveal-button'

/** Coming from a list, it stands at once on what the list knew. */
export function useCustomer(id: string) {
  const billing = useBilling()
  const queryClient = useQueryClient()
  return useQuery({
    ...customerQueries.one(billing, id),
    placeholderData: () => customerOfLists(queryClient, billing.environment, id),
  })
}

/** Name and state, and at the other end what can be done; `children` are the page's own actions. */
export function CustomerTitle({ id, customer, children }: { id: string; customer: Customer | undefined; children: ReactNode }) {
  return (
    <>
      <h1 className="line-clamp-2 min-w-0 text-xl leading-8 font-bold tracking-[-0.015em] wrap-anywhere">
        <CustomerName customer={customer} />
      </h1>
      {customer && <CustomerStatus status={customer.status} />}
      <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2 max-sm:ml-0 max-sm:w-full">
        <ZoneSwitch />
        <RevealButton customerId={id} />
        <PinButton id={id} />
        {children}
      </div>
    </>
  )
}

/** The panels, beneath what there is to say of them all. */
export function CustomerPanels({ id, read, children }: { id: string; read: UseQueryResult<Customer>; children: ReactNode }) {
  const t = useTranslations('record')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5 pt-4">
      {read.error && (read.isLoadingError || read.isRefetchError) && (
        <div className="rounded-lg border border-line bg-blocked-soft">
          <ErrorNote
            error={read.error}
            what={read.isRefetchError ? t('refreshFailed') : t('customerFailed')}
            onRetry={() => void read.refetch()}
            isRetrying={read.isFetching}
          />
        </div>
      )}
      {read.data?.status === 'archived' && <Notice look="attention">{t('archived')}</Notice>}
      <Freshness id={id} />
      {children}
    </div>
  )
}
