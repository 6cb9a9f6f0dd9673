'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { CopyIcon } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote, ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { type LookupAnswer, type LookupAsked, textOf, writeAsked } from '@/lib/lookup/asked'
import { lookupQueries } from '@/lib/queries/lookup'
import { routes } from '@/lib/routes'
import { Hits, hitsOf } from './hits'

interface Props {
  environment: string
  asked: LookupAsked
}

/** What one environment has: hits, nobody, or why nobody knows. */
export function EnvironmentHits({ environment, asked, isNamed }: Props & { isNamed: boolean }) {
  const t = useTranslations('lookup')
  const id = useId()
  const answer = useQuery({ ...lookupQueries.of(environment, asked), placeholderData: keepPreviousData })
  return (
    <section aria-labelledby={id} aria-busy={answer.isFetching} className="min-w-0 rounded-lg border border-line bg-surface">
      <h2 id={id} className={isNamed ? 'px-4 pt-3 pb-2.5 text-md font-bold' : 'sr-only'}>
        {isNamed ? t('foundIn', { environment }) : t('found')}
      </h2>
      {answer.isPending ? (
        <TableSkeleton rows={3} label={t('loading')} />
      ) : answer.isLoadingError ? (
        <ErrorPanel error={answer.error} onRetry={() => void answer.refetch()} isRetrying={answer.isFetching} />
      ) : (
        <div className={`${isNamed ? 'border-t border-line' : ''} ${answer.isPlaceholderData ? 'opacity-60' : ''}`}>
          {answer.isRefetchError && (
            <ErrorNote
              error={answer.error}
              what={t('refreshFailed')}
              onRetry={() => void answer.refetch()}
              isRetrying={answer.isFetching}
            />
          )}
          <Answer answer={answer.data} environment={environment} asked={asked} />
        </div>
      )}
    </section>
  )
}

function Answer({ answer, environment, asked }: Props & { answer: LookupAnswer }) {
  const t = useTranslations('lookup')
  const { items, tried, hasMore, notAsked } = answer
  const list = `${routes.customers(environment)}?${new URLSearchParams({ q: textOf(asked) })}`
  if (notAsked) return <EmptyState title={t(`notAsked.${notAsked}`)} />
  return (
    <>
      <FailedTries answer={answer} />
      {items.length > 0 ? (
        <Hits label={t('found')} hits={hitsOf(answer, environment, t)} query={writeAsked(asked)} />
      ) : (
        <EmptyState title={t('nobody')}>
          <p>{t('triedAs', { kinds: [...new Set(tried.map(({ kind }) => t(`as.${kind}`)))].join(', ') })}</p>
          <p className="mt-3">
            <Link href={`${list}&status=archived`} prefetch={false} className="text-accent underline">
              {t('amongArchived')}
            </Link>
          </p>
        </EmptyState>
      )}
      {hasMore && (
        <p className="border-t border-line px-4 py-2.5">
          <Link href={list} prefetch={false} className="text-accent underline">
            {t('more')}
          </Link>
        </p>
      )}
    </>
  )
}

/** Which of the calls failed: somebody may be missing. */
function FailedTries({ answer: { tried } }: { answer: LookupAnswer }) {
  const t = useTranslations('lookup')
  const errors = useTranslations('errors')
  const failed = tried.flatMap((one) => (one.outcome === 'failed' ? [one] : []))
  if (failed.length === 0) return null
  const requestId = failed.find((one) => one.requestId)?.requestId
  return (
    <div className="p-2">
      <Notice look="attention">
        {t('partly', { kinds: [...new Set(failed.map(({ kind }) => t(`as.${kind}`)))].join(', ') })}
        {requestId && (
          <span className="block font-mono text-xs wrap-anywhere">
            {errors('requestId', { requestId })} <CopyIcon label={errors('reference')} value={requestId} />
          </span>
        )}
      </Notice>
    </div>
  )
}
