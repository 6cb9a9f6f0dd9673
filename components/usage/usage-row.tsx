// biome-ignore-all lint/a11y/noRedundantRoles: rows are drawn as grids, which takes the roles of a table away
'use client'
import { useLocale, useTranslations } from 'next-intl'
import { memo } from 'react'
import { LeftOrOver, StateBar, UsedOfLimit } from '@/components/ui/limit-figures'
import { LimitStateWord } from '@/components/ui/limit-state'
import { useNow } from '@/components/ui/now'
import { PlainText } from '@/components/ui/plain-text'
import { ResetText } from '@/components/ui/reset-text'
import { Day } from '@/components/ui/time'
import { formatDecimal, formatShare, roundedDecimal, subtract } from '@/lib/format/decimal'
import { knownSource } from '@/lib/usage/arithmetic'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { projectionOf } from '@/lib/usage/projection'

/** One metered feature. A row is drawn again only when its feature's answers are others. */
export const UsageRow = memo(function UsageRow({ each, className }: { each: FeatureUsage; className: string }) {
  const t = useTranslations('usage')
  const locale = useLocale()
  const { name, feature, state, sources } = each
  const unit = feature.unitPlural || feature.unitSingular
  return (
    <tr role="row" className={`${className} long-row`}>
      <th role="rowheader" scope="row" className="min-w-0 text-left font-normal max-md:col-span-2">
        <span className="block font-medium wrap-anywhere">
          <PlainText>{name}</PlainText>
        </span>
        {unit && (
          <span className="block truncate text-sm text-muted">
            <PlainText>{unit}</PlainText>
          </span>
        )}
      </th>
      <td role="cell" className="min-w-0 max-md:col-span-2">
        <StateBar state={state} />
        <span className={`block text-sm ${state.share === undefined ? '' : 'mt-0.5'}`}>
          <LimitStateWord name={state.name} />
        </span>
      </td>
      <td role="cell" className="min-w-0 md:text-right">
        <UsedOfLimit state={state} />
      </td>
      <td role="cell" className="min-w-0 text-right">
        <LeftOrOver state={state} />
      </td>
      <td role="cell" className="figures text-right max-md:hidden">
        {state.share === undefined ? <span className="text-muted">–</span> : formatShare(state.share, locale)}
      </td>
      <td role="cell" className="min-w-0 text-sm text-muted max-md:col-span-2">
        <ResetText reset={each.reset} period={each.resetPeriod} />
      </td>
      <td role="cell" className="min-w-0 text-sm text-muted wrap-anywhere max-md:col-span-2">
        <SourceNames sources={sources} />
      </td>
      <Projected each={each} label={t('projection')} />
    </tr>
  )
})

function SourceNames({ sources }: { sources: FeatureUsage['sources'] }) {
  const t = useTranslations('usage')
  const kinds = useTranslations('sourceKinds')
  if (sources.length === 0) return t('noSource')
  const counts = new Map<string, number>()
  for (const { entityName, entityType } of sources) {
    const kind = knownSource(entityType)
    const name = entityName || (kind ? kinds(kind) : (entityType ?? kinds('unknown')))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return <PlainText>{[...counts].map(([name, count]) => (count > 1 ? `${name} × ${count}` : name)).join(', ')}</PlainText>
}

/** What the pace so far would come to: marked as a projection, with what it assumes. */
function Projected({ each, label }: { each: FeatureUsage; label: string }) {
  const t = useTranslations('usage')
  const locale = useLocale()
  const projection = projectionOf(each, useNow())
  if (!projection) return null
  const amount = roundedDecimal(projection.amount)
  const about = (value: string) => formatDecimal(value, locale)
  const { limit } = each.state
  return (
    <td role="cell" className="col-span-full text-sm text-muted">
      <span className="mr-1.5 rounded-sm border border-dashed border-line-strong px-1 text-xs">{label}</span>
      {t.rich('projected', { amount: about(amount), end: () => <Day at={projection.periodEnd} /> })}
      {projection.passesLimit && limit !== undefined && (
        <strong className="font-medium text-near">
          {t('projectedOver', { over: about(roundedDecimal(subtract(projection.amount, limit))) })}
        </strong>
      )}
      {t.rich('assumption', { start: () => <Day at={projection.periodStart} /> })}
    </td>
  )
}
