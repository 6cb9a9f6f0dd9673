// biome-ignore-all lint/a11y/noRedundantRoles: rows are drawn as grids, which takes the roles of a table away
'use client'
import { useTranslations } from 'next-intl'
import { memo, useId, useState } from 'react'
import { AllowanceText } from '@/components/ui/allowance-text'
import { Icon } from '@/components/ui/icon'
import { LeftOrOver } from '@/components/ui/limit-figures'
import { LimitStateWord } from '@/components/ui/limit-state'
import { PlainText } from '@/components/ui/plain-text'
import { Quantity } from '@/components/ui/quantity'
import { ResetText } from '@/components/ui/reset-text'
import type { DtoCustomerEntitlementsResponse } from '@/lib/billing/models'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { EntitlementSources } from './entitlement-sources'

interface Props {
  each: FeatureUsage
  answer: DtoCustomerEntitlementsResponse | undefined
  isAmbiguous: boolean
  className: string
}

/** One feature. A row is drawn again only when its feature's answers are others. */
export const EntitlementRow = memo(function EntitlementRow({ each, answer, isAmbiguous, className }: Props) {
  const t = useTranslations('entitlements')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { name, feature, state } = each
  return (
    <>
      <tr role="row" className={`${className} long-row`}>
        <th role="rowheader" scope="row" className="min-w-0 text-left font-normal max-md:col-start-1">
          <span className="block font-medium wrap-anywhere">
            <PlainText>{name}</PlainText>
          </span>
          {feature.lookupKey && feature.lookupKey !== name && (
            <span className="block truncate font-mono text-xs text-muted">
              <PlainText>{feature.lookupKey}</PlainText>
            </span>
          )}
        </th>
        <td role="cell" className="min-w-0 max-md:col-start-1 max-md:row-start-2">
          <LimitStateWord name={state.name} />
          <span className="block text-sm">
            <LeftOrOver state={state} />
          </span>
        </td>
        <td role="cell" className="min-w-0 wrap-anywhere max-md:col-start-2 max-md:row-start-2 max-md:text-right">
          <AllowanceText allowance={each.allowance} feature={each.feature} />
        </td>
        <td role="cell" className="min-w-0 max-md:col-start-1 max-md:row-start-3">
          <UsedText each={each} />
        </td>
        <td role="cell" className="min-w-0 text-sm text-muted max-md:col-start-2 max-md:row-start-3 max-md:text-right">
          <ResetText reset={each.reset} period={each.resetPeriod} />
        </td>
        <td role="cell" className="text-right max-md:col-start-2 max-md:row-start-1">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            aria-label={t('expand', { feature: name })}
            onClick={() => setOpen(!isOpen)}
            className="inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-line hover:text-text"
          >
            <Icon name="down" className={`size-3.5 ${isOpen ? 'rotate-180' : ''}`} />
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr role="row" id={id} className="block border-t border-line bg-sunken px-4 py-3">
          <td role="cell" className="block">
            <EntitlementSources each={each} answer={answer} isAmbiguous={isAmbiguous} />
          </td>
        </tr>
      )}
    </>
  )
})

function UsedText({ each: { state, feature } }: { each: FeatureUsage }) {
  const t = useTranslations('figures')
  if (feature.type !== 'metered' && state.used === undefined) return <span className="text-muted max-md:hidden">–</span>
  if (state.used === undefined)
    return <span className="text-muted">{state.name === 'not-counted' ? t('notCounted') : t('unknown')}</span>
  return (
    <span className="figures">
      <Quantity value={state.used} /> <span className="text-muted">{t('used')}</span>
    </span>
  )
}
