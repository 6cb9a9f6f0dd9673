'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { EmptyState } from '@/components/ui/empty-state'
import { useNow } from '@/components/ui/now'
import { Panel } from '@/components/ui/panel'
import { Quantity } from '@/components/ui/quantity'
import type { DtoCreditGrantApplicationResponse as Application } from '@/lib/billing/models'
import { byDate, grantTotals } from '@/lib/grants/upcoming-grants'
import { recordQueries } from '@/lib/queries/record'
import { CalendarButton } from './calendar-button'
import { GrantsTable } from './grants-table'
import { GrantsTimeline } from './grants-timeline'

/** Credits to come, as far as the API lists them: when, how much, why, and how it stands with each. */
export function GrantsPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('grants')
  const failures = useTranslations('record.failures')
  const queries = recordQueries(useBilling(), customerId)
  const grants = useQuery(queries.grants)
  const entitlements = useQuery(queries.entitlements)
  const reads = [{ query: grants, failure: failures('grants') }]
  const items = grants.data?.items ?? []
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
      <Panel title={t('title')} reads={reads} lines={4} aside={t('count', { count: items.length })}>
        {() => (
          <>
            {items.length === 0 ? (
              <div className="border-t border-line">
                <EmptyState title={grants.data?.items ? t('none') : t('notListed')}>
                  {grants.data?.items && t('noneText')}
                </EmptyState>
              </div>
            ) : (
              <>
                <Totals grants={items} />
                <GrantsTimeline grants={items} answer={entitlements.data} />
              </>
            )}
            <p className="border-t border-line px-4 py-2.5 text-sm text-muted">{t('cannotContain')}</p>
          </>
        )}
      </Panel>
      {items.length > 0 && (
        <Panel title={t('table')} reads={reads} aside={<CalendarButton customerId={customerId} grants={items} />}>
          {() => <GrantsTable grants={byDate(items)} answer={entitlements.data} />}
        </Panel>
      )}
    </div>
  )
}

function Totals({ grants }: { grants: Application[] }) {
  const t = useTranslations('grants')
  const totals = grantTotals(grants, useNow())
  return (
    <dl className="grid grid-cols-1 border-t border-line sm:grid-cols-3">
      {totals.map(({ days, amount, count, withoutAmount }) => (
        <div key={days} className="border-line px-4 py-2.5 not-first:max-sm:border-t sm:not-first:border-l">
          <dt className="text-sm text-muted">{t('within', { days })}</dt>
          <dd className="figures text-md font-medium wrap-anywhere">
            {t.rich('credits', { amount: () => <Quantity value={amount} isWhole /> })}
          </dd>
          <dd className="text-sm text-muted">
            {t('ofGrants', { count })}
            {withoutAmount > 0 && ` ${t('withoutAmount', { count: withoutAmount })}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}
