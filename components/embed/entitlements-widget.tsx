'use client'
import { memo } from 'react'
import { PlainText } from '@/components/ui/plain-text'
import { State } from '@/components/ui/state'
import type { EmbedEntitlements } from '@/lib/embed/answers'
import { knownPeriod } from '@/lib/usage/reset'
import { AllowanceText } from './allowance-text'
import { Empty, GrowingList } from './growing-list'
import { useTexts } from './use-texts'

/** Short words that a sign goes with; a limit is a figure of its own. */
const SIGNS = { unlimited: 'fine', on: 'fine', config: 'fine', off: 'off', 'not-reported': 'unknown' } as const

/** What may be used, of everything that the plan names. */
export const EntitlementsWidget = memo(function EntitlementsWidget({ answer }: { answer: EmbedEntitlements }) {
  const t = useTexts('empty')
  const periods = useTexts('periods')
  if (answer.features.length === 0) return <Empty>{t('entitlements')}</Empty>
  return (
    <GrowingList items={answer.features}>
      {({ name, allowance, unit, resetPeriod }) => {
        const period = knownPeriod(resetPeriod)
        return (
          <>
            <span className="min-w-20 flex-1 font-medium wrap-anywhere">
              <PlainText>{name}</PlainText>
            </span>
            <span className="figures ms-auto max-w-full text-end wrap-anywhere">
              {allowance.kind in SIGNS ? (
                <State sign={SIGNS[allowance.kind as keyof typeof SIGNS]}>
                  <AllowanceText allowance={allowance} unit={unit} />
                </State>
              ) : (
                <AllowanceText allowance={allowance} unit={unit} />
              )}
              {allowance.kind === 'limited' && period && <span className="text-muted"> {periods(period)}</span>}
            </span>
          </>
        )
      }}
    </GrowingList>
  )
})
