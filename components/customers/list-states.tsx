'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { SearchLink } from '@/components/table/search-link'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { CUSTOMER_STATUSES, type CustomerSearch } from './customer-fields'
import { NewCustomerLink } from './new-customer-link'
import type { CustomerList } from './use-customer-list'

const SLOW_AFTER_MS = 4_000

/** Says that an answer takes long, and lets one stop waiting. Mounted while one is awaited; floats, so that nothing moves. */
export function SlowNote({ onStop }: { onStop: () => void }) {
  const t = useTranslations('finding')
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" className="fixed inset-x-0 bottom-20 z-20 mx-auto w-fit max-w-full px-4">
      {isSlow && (
        <p className="flex items-center gap-3 rounded-lg bg-surface py-1.5 pr-1.5 pl-3.5 shadow-float">
          {t('slow')}
          <Button onClick={onStop}>{t('stop')}</Button>
        </p>
      )}
    </div>
  )
}

/** Sentences above the rows that say what they are not. */
export function ListNotices({ list }: { list: CustomerList }) {
  const t = useTranslations('finding')
  const { page, isStopped, isFormer, isExactKnown, unreadable, refresh } = list
  return (
    <div className="space-y-2 not-empty:mb-3">
      {unreadable.length > 0 && (
        <Notice look="attention">
          {t('unreadable', { names: unreadable.join(', ') })}{' '}
          <button type="button" className="font-medium underline" onClick={list.forget}>
            {t('forget')}
          </button>
        </Notice>
      )}
      {page.isRefetchError && <Notice look="trouble">{t('refreshFailed')}</Notice>}
      {isStopped && isFormer && (
        <Notice look="attention">
          {t('stoppedFormer')}{' '}
          <button type="button" className="font-medium underline" onClick={refresh}>
            {t('again')}
          </button>
        </Notice>
      )}
      {!isExactKnown && !isFormer && (
        <Notice look="attention">
          {t('exactUnknown')}{' '}
          <button type="button" className="font-medium underline" onClick={refresh}>
            {t('again')}
          </button>
        </Notice>
      )}
    </div>
  )
}

export function Stopped({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('finding')
  return (
    <EmptyState title={t('stopped')}>
      <p className="mb-4">{t('stoppedText')}</p>
      <Button onClick={onRetry}>{t('again')}</Button>
    </EmptyState>
  )
}

/** No rows: because there is nobody yet, or because nobody matches. */
export function NoCustomers({ list: { search, changeSearch, hrefOf } }: { list: CustomerList }) {
  const t = useTranslations('finding')
  const way = (label: string, change: Partial<CustomerSearch>): ReactNode => (
    <SearchLink href={hrefOf(change)} onFollow={() => changeSearch(change)} className={buttonClass()}>
      {label}
    </SearchLink>
  )
  const isArchived = search.status !== CUSTOMER_STATUSES[0]
  if (search.q === '' && search.where.length === 0)
    return isArchived ? (
      <EmptyState title={t('noneArchived')}>
        <p className="mb-4">{t('noneArchivedText')}</p>
        {way(t('showActive'), { status: CUSTOMER_STATUSES[0] })}
      </EmptyState>
    ) : (
      <EmptyState title={t('none')}>
        <p className="mb-4">{t('noneText')}</p>
        <NewCustomerLink />
      </EmptyState>
    )
  return (
    <EmptyState title={t('noMatch')}>
      <p className="mb-4">
        {search.q === '' ? t('noMatchFilters') : t(search.where.length > 0 ? 'noMatchBoth' : 'noMatchText', { text: search.q })}
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        {search.where.length > 0 && way(t('clearFilters'), { where: [] })}
        {search.q !== '' && way(t('clearText'), { q: '' })}
        {!isArchived && way(t('lookInArchived'), { status: 'archived' })}
      </div>
    </EmptyState>
  )
}
