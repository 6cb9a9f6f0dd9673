'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { NewCustomerLink } from './new-customer-link'
import type { CustomerList } from './use-customer-list'

interface Props {
  list: CustomerList
  /** Actions on the list as a whole, before the primary one. */
  children: ReactNode
}

/** Of when the rows are, and the way to newer ones, always in view. */
export function ListHeader({ list: { readAt, page, refresh }, children }: Props) {
  const t = useTranslations('customers')
  return (
    <div className="sticky top-0 z-10 -mx-4 bg-bg px-4 py-1.5 lg:-mx-6 lg:px-6">
      <PageHeader
        title={t('title')}
        actions={
          <>
            {readAt > 0 && (
              <span className="figures text-sm whitespace-nowrap text-muted">
                {t.rich('asOf', { time: () => <Time at={new Date(readAt).toISOString()} as="clock" /> })}
              </span>
            )}
            <Button look="quiet" className="max-sm:px-2" onClick={refresh} disabled={page.isFetching}>
              <Icon name="refresh" />
              <span className="max-sm:sr-only">{t('refresh')}</span>
            </Button>
            {children}
            <NewCustomerLink />
          </>
        }
      />
    </div>
  )
}
