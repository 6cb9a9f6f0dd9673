'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Quantity } from '@/components/ui/quantity'
import { Day, RelativeTime } from '@/components/ui/time'
import type { Decimal } from '@/lib/billing/decimal'
import { type Access, accessTo } from '@/lib/usage/access'
import type { FeatureUsage } from '@/lib/usage/feature-usage'

export const No = ({ children }: { children: ReactNode }) => <strong className="font-bold text-blocked">{children}</strong>

const ANSWER_LOOKS = { yes: 'text-accent', no: 'text-blocked', unknown: 'text-near' }

/** Yes or no, by which rule, and when that changes. */
export function AccessAnswer({ each, amount }: { each: FeatureUsage; amount: Decimal }) {
  const t = useTranslations('access')
  const access = accessTo(each, amount)
  const { answer, rule } = access
  return (
    <p className="wrap-anywhere">
      <strong className={`font-bold ${ANSWER_LOOKS[answer]}`}>{t(`answers.${answer}`)}</strong>{' '}
      {t.rich(`rules.${rule}`, figuresOf(access))} <Change each={each} access={access} />
    </p>
  )
}

function figuresOf({ used, limit, fits, over }: Access) {
  const figure = (value: Decimal | undefined) => () => (value === undefined ? null : <Quantity value={value} />)
  return { used: figure(used), limit: figure(limit), fits: figure(fits), over: figure(over) }
}

/** When the answer may become another: the reset, or the end of the subscription, by the API's own dates. */
function Change({
  each: { reset, countedSubscription },
  access: { answer, rule, isBeyondLimit },
}: {
  each: FeatureUsage
  access: Access
}) {
  const t = useTranslations('access.change')
  const date = (at: string) => () => (
    <>
      <Day at={at} /> (<RelativeTime at={at} />)
    </>
  )
  if (answer === 'no' && (isBeyondLimit || rule === 'no-allowance')) return t('beyondLimit')
  if (answer === 'no' || rule === 'fits' || rule === 'soft-passes' || rule === 'soft-fits') {
    if (reset.kind === 'at') return t.rich('reset', { date: date(reset.at) })
    if (reset.kind === 'never') return t('never')
    if (reset.kind === 'no-date') return t('noDate')
    if (reset.kind === 'not-reported') return t('notReported')
  }
  const end = countedSubscription?.cancelAt ?? countedSubscription?.endDate
  return answer === 'yes' && end ? t.rich('end', { date: date(end) }) : null
}
