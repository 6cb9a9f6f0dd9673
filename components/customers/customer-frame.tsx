'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { ZoneProvider, ZoneSwitch } from '@/components/ui/zone-switch'
import { customerOfLists, customerQueries } from '@/lib/queries/customers'
import { isUnknownCustomer } from '@/lib/queries/record'
import { routes } from '@/lib/routes'
import type { ZonePreference } from '@/lib/zone'
import { CustomerActions } from './customer-actions'
import { CustomerChips, CustomerName } from './customer-names'
import { CustomerStatus } from './customer-status'
import { CustomerTabs } from './customer-tabs'
import { CustomersLink } from './customers-link'
import { Freshness } from './freshness'
import { PinButton } from './pin-button'
import { RevealButton } from './reveal-button'

/** The header and tabs of one customer, and beneath them the page. Coming from a list, it stands at once on what the list knew. */
export function CustomerFrame({ id, zone, children }: { id: string; zone: ZonePreference; children: ReactNode }) {
  const t = useTranslations('record')
  const billing = useBilling()
  const queryClient = useQueryClient()
  const read = useQuery({
    ...customerQueries.one(billing, id),
    placeholderData: () => customerOfLists(queryClient, billing.environment, id),
  })
  if (read.isLoadingError && isUnknownCustomer(read.error))
    return (
      <EmptyState title={t('unknownTitle')}>
        <p className="mb-4">{t('unknownText')}</p>
        <CustomersLink>{t('toCustomers')}</CustomersLink>
      </EmptyState>
    )
  const customer = read.data
  const failure = read.isLoadingError || read.isRefetchError ? read.error : undefined
  return (
    <ZoneProvider preference={zone} customerZone={customer?.timezone}>
      <nav aria-label={t('breadcrumb')} className="mb-1.5 flex min-w-0 gap-1.5 text-sm text-muted">
        <Link href={routes.customers(billing.environment)} prefetch={false} className="hover:text-text">
          {t('customers')}
        </Link>
        <span aria-hidden="true">/</span>
        <span className="min-w-0 truncate">
          <CustomerName customer={customer} />
        </span>
      </nav>
      {/* On small screens only the tabs stay in view: `contents` lets them stick to the page instead of to the header. */}
      <div className="z-5 contents bg-bg lg:sticky lg:top-0 lg:-mx-6 lg:block lg:px-6">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 lg:pt-1">
          <h1 className="line-clamp-2 min-w-0 text-xl leading-8 font-bold tracking-[-0.015em] wrap-anywhere">
            <CustomerName customer={customer} />
          </h1>
          {customer && <CustomerStatus status={customer.status} />}
          <div className="ml-auto flex min-w-0 flex-wrap items-center gap-2 max-sm:ml-0 max-sm:w-full">
            <ZoneSwitch />
            <RevealButton customerId={id} />
            <PinButton id={id} />
            <CustomerActions id={id} customer={customer} />
          </div>
        </div>
        <CustomerChips id={id} customer={customer} />
        <CustomerTabs id={id} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5 pt-4">
        {failure && (
          <div className="rounded-lg border border-line bg-blocked-soft">
            <ErrorNote
              error={failure}
              what={read.isRefetchError ? t('refreshFailed') : t('customerFailed')}
              onRetry={() => void read.refetch()}
              isRetrying={read.isFetching}
            />
          </div>
        )}
        {customer?.status === 'archived' && <Notice look="attention">{t('archived')}</Notice>}
        <Freshness id={id} />
        {children}
      </div>
    </ZoneProvider>
  )
}
