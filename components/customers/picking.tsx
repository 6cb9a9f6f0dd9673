'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { ErrorPanel } from '@/components/ui/error-panel'

interface Props {
  query: UseQueryResult<unknown>
  progress: number
  total: number
}

/** While the customers of a selection are read, and when that failed. */
export function Picking({ query, progress, total }: Props) {
  const t = useTranslations('selection')
  const format = useFormatter()
  if (query.isLoadingError)
    return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
  return (
    <div className="py-2">
      <progress aria-label={t('reading')} max={Math.max(total, 1)} value={progress} className="meter h-1.5 w-full" />
      <p className="figures mt-1.5 text-muted">
        {t('readingCount', { done: format.number(progress), total: format.number(total) })}
      </p>
    </div>
  )
}
