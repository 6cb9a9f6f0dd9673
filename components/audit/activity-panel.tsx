'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { auditQueries } from '@/lib/queries/audit'
import { AuditEntry } from './audit-entry'

/** What the console did to one customer. What other clients of the billing API did is not known here. */
export function ActivityPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('audit')
  const { environment } = useBilling()
  const activity = useQuery(auditQueries.activity(environment, customerId))
  return (
    <section aria-labelledby="activity" className="rounded-lg border border-line bg-surface">
      <div className="px-4 pt-3 pb-2">
        <h2 id="activity" className="text-md font-bold">
          {t('activity')}
        </h2>
        <p className="text-sm text-muted">{t('activityText')}</p>
      </div>
      <div className="border-t border-line">
        {activity.isPending ? (
          <TableSkeleton rows={4} label={t('loading')} />
        ) : activity.isLoadingError ? (
          <ErrorPanel error={activity.error} onRetry={() => void activity.refetch()} isRetrying={activity.isFetching} />
        ) : activity.data.length === 0 ? (
          <EmptyState title={t('noActivity')} />
        ) : (
          <>
            {activity.isRefetchError && <Notice look="trouble">{t('refreshFailed')}</Notice>}
            {activity.data.map((line) => (
              <AuditEntry key={line.number} line={line} shows="nothing" />
            ))}
          </>
        )}
      </div>
    </section>
  )
}
