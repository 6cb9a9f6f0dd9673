'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { PageHeader } from '@/components/layout/page-header'
import { CopyButton } from '@/components/ui/copy-button'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { PlainText } from '@/components/ui/plain-text'
import { Skeleton } from '@/components/ui/skeleton'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { customerQueries } from '@/lib/queries/customers'
import { routes } from '@/lib/routes'
import { AddressCard, IdentityCard, MetadataCard } from './customer-cards'
import { CustomerStatus } from './customer-status'
import { RevealButton } from './reveal-button'

/** Everything the API says of one customer. */
export function CustomerScreen({ id }: { id: string }) {
  const t = useTranslations('customer')
  const billing = useBilling()
  const customer = useQuery(customerQueries.one(billing, id))
  return (
    <>
      <nav aria-label={t('breadcrumb')} className="mb-1.5 flex gap-1.5 text-sm text-muted">
        <Link href={routes.customers(billing.environment)} prefetch={false} className="hover:text-text">
          {t('customers')}
        </Link>
        {customer.data && (
          <>
            <span aria-hidden="true">/</span>
            <span className="truncate">
              <PlainText>{customer.data.name || t('noName')}</PlainText>
            </span>
          </>
        )}
      </nav>
      {customer.isPending ? (
        <Skeleton label={t('loading')} />
      ) : customer.isLoadingError ? (
        <div className="rounded-lg border border-line bg-surface">
          <ErrorPanel error={customer.error} onRetry={() => void customer.refetch()} isRetrying={customer.isFetching} />
        </div>
      ) : (
        <Record customer={customer.data} isStale={customer.isRefetchError} />
      )}
    </>
  )
}

function Record({ customer, isStale }: { customer: Customer; isStale: boolean }) {
  const t = useTranslations('customer')
  return (
    <>
      <PageHeader
        title={<PlainText>{customer.name || t('noName')}</PlainText>}
        beside={<CustomerStatus status={customer.status} />}
        actions={
          <>
            <span className="text-sm text-muted">{t('zone')}</span>
            {customer.id && <RevealButton customerId={customer.id} />}
          </>
        }
      />
      <div className="mt-2 mb-4 flex flex-wrap gap-2">
        {customer.externalId && <CopyButton label={t('externalId')} value={customer.externalId} isMono />}
        {customer.email && <CopyButton label={t('email')} value={customer.email} />}
        {customer.id && <CopyButton label={t('id')} value={customer.id} isMono />}
      </div>
      <div className="grid gap-3.5">
        {isStale && <Notice look="trouble">{t('refreshFailed')}</Notice>}
        {customer.status === 'archived' && <Notice look="attention">{t('archived')}</Notice>}
        <div className="grid items-start gap-3.5 lg:grid-cols-2">
          <IdentityCard customer={customer} />
          <div className="grid gap-3.5">
            <AddressCard customer={customer} />
            <MetadataCard metadata={customer.metadata} />
          </div>
        </div>
      </div>
    </>
  )
}
