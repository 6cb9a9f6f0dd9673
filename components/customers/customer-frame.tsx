'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { EmptyState } from '@/components/ui/empty-state'
import { ZoneProvider } from '@/components/ui/zone-switch'
import { isUnknownCustomer } from '@/lib/queries/record'
import { routes } from '@/lib/routes'
import type { ZonePreference } from '@/lib/zone'
import { CustomerActions } from './customer-actions'
import { CustomerChips, CustomerName } from './customer-names'
import { CustomerPanels, CustomerTitle, useCustomer } from './customer-page'
import { CustomerTabs } from './customer-tabs'
import { CustomersLink } from './customers-link'

/** The header and tabs of one customer, and beneath them the page. Coming from a list, it stands at once on what the list knew. */
export function CustomerFrame({ id, zone, children }: { id: string; zone: ZonePreference; children: ReactNode }) {
  const t = useTranslations('record')
  const billing = useBilling()
  const read = useCustomer(id)
  if (read.isLoadingError && isUnknownCustomer(read.error))
    return (
      <EmptyState isPage title={t('unknownTitle')}>
        <p className="mb-4">{t('unknownText')}</p>
        <CustomersLink>{t('toCustomers')}</CustomersLink>
      </EmptyState>
    )
  const customer = read.data
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
          <CustomerTitle id={id} customer={customer}>
            <CustomerActions id={id} customer={customer} />
          </CustomerTitle>
        </div>
        <CustomerChips id={id} customer={customer} />
        <CustomerTabs id={id} />
      </div>
      <CustomerPanels id={id} read={read}>
        {children}
      </CustomerPanels>
    </ZoneProvider>
  )
}
