'use client'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { PageHeader } from '@/components/layout/page-header'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { State } from '@/components/ui/state'
import { auditMutations, auditQueries } from '@/lib/queries/audit'
import { routes } from '@/lib/routes'
import { type AuditSearch, auditQuery } from '@/lib/url/audit-search'
import { AuditEntry } from './audit-entry'
import { AuditFilters } from './audit-filters'

/** Everything that was done, newest first; the chain that shows whether anything was altered since. */
export function AuditScreen({ search }: { search: AuditSearch }) {
  const t = useTranslations('audit')
  const { environment } = useBilling()
  const page = useQuery({ ...auditQueries.page(search), placeholderData: keepPreviousData })
  const { before: _, ...filters } = search
  const hrefOf = (before?: number) => routes.settings.audit(environment, auditQuery({ ...filters, before }))
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <span className="text-sm text-muted max-sm:hidden">{t('zone')}</span>
            <a className={buttonClass()} href={routes.api.auditExport(auditQuery(filters), 'csv')}>
              {t('csv')}
            </a>
            <a className={buttonClass()} href={routes.api.auditExport(auditQuery(filters), 'ndjson')}>
              {t('ndjson')}
            </a>
          </>
        }
      />
      <ChainLine head={page.data?.head} />
      <AuditFilters filters={filters} />
      <div className="rounded-lg border border-line bg-surface">
        {page.isPending ? (
          <TableSkeleton rows={8} label={t('loading')} />
        ) : page.isLoadingError ? (
          <ErrorPanel error={page.error} onRetry={() => void page.refetch()} isRetrying={page.isFetching} />
        ) : page.data.items.length === 0 ? (
          <EmptyState title={Object.keys(filters).length > 0 ? t('nothingMatches') : t('none')} />
        ) : (
          <>
            {page.isRefetchError && <Notice look="trouble">{t('refreshFailed')}</Notice>}
            {page.data.items.map((line) => (
              <AuditEntry key={line.number} line={line} shows="number" />
            ))}
          </>
        )}
      </div>
      {page.data && (search.before || page.data.before) && (
        <nav aria-label={t('pages')} className="mt-3 flex justify-end gap-2">
          {search.before && (
            <Link className={buttonClass()} href={hrefOf()} prefetch={false}>
              {t('newest')}
            </Link>
          )}
          {page.data.before && (
            <Link className={buttonClass()} href={hrefOf(page.data.before)} prefetch={false}>
              {t('older')}
            </Link>
          )}
        </nav>
      )}
    </>
  )
}

function ChainLine({ head }: { head: { number: number; hash: string } | undefined }) {
  const t = useTranslations('audit')
  const format = useFormatter()
  const verify = useMutation(auditMutations.verify())
  return (
    <div className="mt-2 mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
      {head && (
        <span className="wrap-anywhere">{t('head', { number: format.number(head.number), hash: head.hash.slice(0, 16) })}</span>
      )}
      <Button look="quiet" className="h-7 px-1.5 text-accent" onClick={() => verify.mutate()} disabled={verify.isPending}>
        {verify.isPending ? t('verifying') : t('verify')}
      </Button>
      <span role="status">
        {verify.isError && <State sign="stopped">{t('verifyFailed')}</State>}
        {verify.data?.ok && <State sign="fine">{t('intact', { number: format.number(verify.data.entries) })}</State>}
        {verify.data?.ok === false && (
          <State sign="stopped">{t('broken', { number: format.number(verify.data.entry), reason: verify.data.reason })}</State>
        )}
      </span>
    </div>
  )
}
