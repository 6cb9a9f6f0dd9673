'use client'
import { memo, useId } from 'react'
import { LimitBar } from '@/components/ui/limit-bar'
import { PlainText } from '@/components/ui/plain-text'
import { State } from '@/components/ui/state'
import { useZone } from '@/components/ui/zone'
import type { EmbedUsage } from '@/lib/embed/answers'
import { compare, drawnLength } from '@/lib/format/decimal'
import { SIGN_OF } from '@/lib/usage/limit-state'
import { knownPeriod } from '@/lib/usage/reset'
import { AllowanceText } from './allowance-text'
import { Empty, GrowingList } from './growing-list'
import { useFormats, zoneName } from './use-formats'
import { useTexts } from './use-texts'

type Feature = EmbedUsage['features'][number]

/** What was used of each metered feature, how much of its limit that is, and what happens at the limit. */
export const UsageWidget = memo(function UsageWidget({ answer }: { answer: EmbedUsage }) {
  const t = useTexts('empty')
  if (answer.features.length === 0) return <Empty>{t('usage')}</Empty>
  return <GrowingList items={answer.features}>{(feature) => <UsageItem feature={feature} />}</GrowingList>
})

function UsageItem({ feature }: { feature: Feature }) {
  const { name, state } = feature
  return (
    <>
      <span className="min-w-20 flex-1 font-medium wrap-anywhere">
        <PlainText>{name}</PlainText>
      </span>
      <span className="figures ms-auto max-w-full text-end wrap-anywhere">
        <Figures feature={feature} />
      </span>
      {state.share !== undefined && (
        <span className="w-full">
          <LimitBar share={drawnLength(state.share)} sign={SIGN_OF[state.name]} />
        </span>
      )}
      <div className="flex w-full flex-wrap gap-x-1.5 text-sm text-muted">
        <StateWords feature={feature} />
        <ResetWords feature={feature} />
      </div>
      <About feature={feature} />
    </>
  )
}

/** “23,641 of 20,000 calls”. What is not known is said to be, never drawn as a nought. */
function Figures({ feature: { state, allowance, unit } }: { feature: Feature }) {
  const t = useTexts('figures')
  const { amount } = useFormats()
  const { used, limit } = state
  const muted = (chunks: React.ReactNode) => <span className="text-muted">{chunks}</span>
  if (limit === undefined) return used === undefined ? <AllowanceText allowance={allowance} unit={unit} /> : amount(used, unit)
  return used === undefined
    ? t.rich('unknownOfLimit', { limit: amount(limit, unit), muted })
    : t.rich('ofLimit', { used: amount(used), limit: amount(limit, unit), muted })
}

/** The state in a word and a sign, and what it means for who uses it. */
function StateWords({ feature: { state, allowance, unit } }: { feature: Feature }) {
  const t = useTexts('states')
  const { amount } = useFormats()
  const { name, left, over, limit, isSoft } = state
  const sign = SIGN_OF[name]
  const part = (word: string, rest?: string) => (
    <>
      <State sign={sign}>
        <span className="whitespace-normal">{word}</span>
      </State>
      {rest && <span>{rest}</span>}
    </>
  )
  switch (name) {
    case 'room':
    case 'near':
      return part(
        t('left', { amount: amount(left ?? '0', unit) }),
        isSoft || limit === undefined ? undefined : t('refusedAt', { limit: amount(limit, unit) }),
      )
    case 'soft-limit-passed':
      return part(t('over', { amount: amount(over ?? '0', unit) }), t('continues'))
    case 'hard-limit-reached':
      return part(t('refused'), over === undefined ? undefined : t('over', { amount: amount(over, unit) }))
    case 'unlimited':
      return part(t('unlimitedText'))
    case 'by-grant':
      return (
        <div className="w-full">
          <AllowanceText allowance={allowance} unit={unit} />
        </div>
      )
    default:
      return part(t(name))
  }
}

function ResetWords({ feature: { reset, resetPeriod } }: { feature: Feature }) {
  const t = useTexts('reset')
  const periods = useTexts('periods')
  const { day } = useFormats()
  const period = knownPeriod(resetPeriod)
  switch (reset.kind) {
    case 'at':
      return <span>{t('at', { date: day(reset.at) })}</span>
    case 'never':
      return <span>{t('never')}</span>
    case 'no-date':
      return period ? <span>{t('noDate', { period: periods(period) })}</span> : null
    default:
      return null
  }
}

/** The figure explained in place: what is counted, over which time, what happens at the limit. */
function About({ feature: { name, state, resetPeriod } }: { feature: Feature }) {
  const t = useTexts('explain')
  const periods = useTexts('periods')
  const { share } = useFormats()
  const { zone } = useZone()
  const id = useId()
  const period = knownPeriod(resetPeriod)
  return (
    <details className="w-full text-sm">
      <summary id={id} aria-label={t('labelled', { feature: name })} className="w-fit text-muted hover:text-text">
        {t('title')}
      </summary>
      <ul className="mt-1.5 grid gap-1 rounded-md bg-sunken px-3 py-2">
        {period && <li>{t('counted', { period: periods(period) })}</li>}
        {state.share !== undefined && compare(state.share, '0') >= 0 && <li>{t('share', { share: share(state.share) })}</li>}
        {state.limit !== undefined && <li>{state.isSoft ? t('soft') : t('hard')}</li>}
        <li>{t('zone', { zone: zoneName(zone) })}</li>
      </ul>
    </details>
  )
}
