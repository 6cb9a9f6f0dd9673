// biome-ignore-all lint/a11y/noRedundantRoles: rows are drawn as grids, which takes the roles of a table away
'use client'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { downloadText, fileName } from '@/components/ui/download'
import { EmptyState } from '@/components/ui/empty-state'
import { CheckBox, FindBox } from '@/components/ui/filter-bar'
import { Icon } from '@/components/ui/icon'
import { Panel } from '@/components/ui/panel'
import { useGrowing } from '@/components/ui/use-growing'
import { compare } from '@/lib/format/decimal'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { filterFeatures, NO_FILTER } from '@/lib/usage/search-features'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'
import { UsageRow } from './usage-row'

/** What was used of each metered feature, and how much of its limit that is. */
export function UsagePanel({ customerId }: { customerId: string }) {
  const t = useTranslations('usage')
  const failures = useTranslations('record.failures')
  const { entitlements, usage, features } = useFeatureUsages(useBilling(), customerId)
  const metered = useMemo(() => features.filter(({ feature }) => feature.type === 'metered'), [features])
  return (
    <Panel
      title={t('title')}
      lines={6}
      aside={t('count', { count: metered.length })}
      reads={[
        { query: usage, failure: failures('usage') },
        { query: entitlements, failure: t('entitlementsMissing'), isNeeded: false },
      ]}
    >
      {() =>
        metered.length === 0 ? (
          <EmptyState title={usage.data?.features ? t('none') : t('notListed')}>
            {usage.data?.features && t('noneText')}
          </EmptyState>
        ) : (
          <Metered features={metered} customerId={customerId} readAt={new Date(usage.dataUpdatedAt).toISOString()} />
        )
      }
    </Panel>
  )
}

const SORTS = {
  feature: (one: FeatureUsage, other: FeatureUsage) => one.name.localeCompare(other.name, 'en'),
  /** The fullest first; then those of which there is no share. */
  share: (one: FeatureUsage, other: FeatureUsage) =>
    one.state.share === undefined || other.state.share === undefined
      ? (one.state.share === undefined ? 1 : 0) - (other.state.share === undefined ? 1 : 0)
      : compare(other.state.share, one.state.share),
  reset: (one: FeatureUsage, other: FeatureUsage) => resetTime(one) - resetTime(other),
}
/** Larger than any date, and finite, so that two of them compare. */
const NO_DATE = Number.MAX_SAFE_INTEGER
const resetTime = ({ reset }: FeatureUsage) => (reset.kind === 'at' ? Date.parse(reset.at) : NO_DATE)
type SortName = keyof typeof SORTS

function Metered({ features, customerId, readAt }: { features: FeatureUsage[]; customerId: string; readAt: string }) {
  const t = useTranslations('usage')
  const [filter, setFilter] = useState(NO_FILTER)
  const [sort, setSort] = useState<SortName>('share')
  const deferred = useDeferredValue(filter)
  const matching = useMemo(() => filterFeatures(features, deferred).toSorted(SORTS[sort]), [features, deferred, sort])
  const shown = useGrowing(matching)
  const download = async () => {
    const { usageCsv } = await import('@/lib/usage/usage-csv')
    downloadText(fileName('usage', customerId, Date.parse(readAt), 'csv'), 'text/csv', usageCsv(matching, readAt))
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2.5">
        <FindBox label={t('find')} value={filter.text} onChange={(text) => setFilter({ ...filter, text })} />
        <CheckBox checked={filter.problemsOnly} onChange={(problemsOnly) => setFilter({ ...filter, problemsOnly })}>
          {t('problemsOnly')}
        </CheckBox>
        <Button className="sm:ml-auto" onClick={download} disabled={matching.length === 0}>
          {t('csv')}
        </Button>
      </div>
      <p
        role="status"
        className={matching.length === features.length ? 'sr-only' : 'border-t border-line px-4 py-2 text-sm text-muted'}
      >
        {t('matching', { count: matching.length, all: features.length })}
      </p>
      {matching.length === 0 ? (
        <EmptyState title={t('noMatch')}>
          <Button onClick={() => setFilter(NO_FILTER)}>{t('clear')}</Button>
        </EmptyState>
      ) : (
        <table role="table" aria-rowcount={matching.length + 1} className="block">
          <caption className="sr-only">{t('title')}</caption>
          <thead role="rowgroup" className="block border-t border-line max-md:sr-only">
            <tr role="row" className={`${GRID} h-8 items-center text-sm text-muted`}>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  role="columnheader"
                  scope="col"
                  aria-sort={column === sort ? (column === 'share' ? 'descending' : 'ascending') : undefined}
                  className={`font-medium ${RIGHT.has(column) ? 'text-right' : 'text-left'}`}
                >
                  {isSort(column) ? (
                    <button
                      type="button"
                      onClick={() => setSort(column)}
                      className="inline-flex items-center gap-1 hover:text-text"
                    >
                      {t(`columns.${column}`)}
                      {column === sort && <Icon name={column === 'share' ? 'descending' : 'ascending'} className="size-3" />}
                    </button>
                  ) : (
                    t(`columns.${column}`)
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="block">
            {shown.map((each) => (
              <UsageRow key={each.key} each={each} className={GRID} />
            ))}
          </tbody>
        </table>
      )}
      <p className="border-t border-line px-4 py-2.5 text-sm text-muted">{t('footnote')}</p>
    </>
  )
}

const COLUMNS = ['feature', 'bar', 'used', 'left', 'share', 'reset', 'sources'] as const
const RIGHT = new Set<string>(['used', 'left', 'share'])
const isSort = (column: string): column is SortName => Object.hasOwn(SORTS, column)
const GRID =
  'grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1 px-4 md:grid-cols-[minmax(0,1.3fr)_minmax(72px,1.2fr)_minmax(0,1.35fr)_minmax(0,0.9fr)_64px_minmax(0,1.1fr)_minmax(0,1fr)]'
