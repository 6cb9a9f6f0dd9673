'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Quantity } from '@/components/ui/quantity'
import { Day, RelativeTime } from '@/components/ui/time'
import type { Decimal } from '@/lib/billing/decimal'
import { compare, readDecimal } from '@/lib/format/decimal'
import { type Access, accessTo } from '@/lib/usage/access'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { severityOf } from '@/lib/usage/limit-state'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'

const ABSENT = '#absent'

/** Asks for a feature and an amount; answers yes or no, by which rule, and when that changes. */
export function AccessPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('access')
  const failures = useTranslations('record.failures')
  const { entitlements, usage, features } = useFeatureUsages(useBilling(), customerId)
  return (
    <Panel
      title={t('title')}
      reads={[
        { query: entitlements, failure: failures('entitlements') },
        { query: usage, failure: failures('usage'), isNeeded: false },
      ]}
    >
      {() => <Question features={features} />}
    </Panel>
  )
}

function Question({ features }: { features: FeatureUsage[] }) {
  const t = useTranslations('access')
  const locale = useLocale()
  const [key, setKey] = useState(() => mostUrgent(features)?.key ?? ABSENT)
  const [text, setText] = useState('1')
  const [asked, setAsked] = useState<{ key: string; amount: Decimal }>()
  const amount = readDecimal(text, locale)
  const isWrong = amount === undefined || compare(amount, '0') < 0
  const chosen = features.find((each) => each.key === key)
  const isMetered = chosen?.feature.type === 'metered'
  const ask = (event: FormEvent) => {
    event.preventDefault()
    // An amount that is out of sight, since the feature is none of amounts, stands in nobody's way.
    if (!isMetered) setAsked({ key, amount: '1' })
    else if (!isWrong) setAsked({ key, amount })
  }
  const answered = asked && features.find((each) => each.key === asked.key)
  return (
    <form onSubmit={ask} className="px-4 pb-3.5">
      <div className="flex items-center gap-2">
        <select
          aria-label={t('feature')}
          value={key}
          onChange={(event) => setKey(event.target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 font-medium"
        >
          {features.map((each) => (
            <option key={each.key} value={each.key}>
              {each.name}
            </option>
          ))}
          <option value={ABSENT}>{t('absentOption')}</option>
        </select>
        {isMetered && (
          <input
            aria-label={t('amount')}
            inputMode="decimal"
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? 'access-wrong' : undefined}
            className="figures h-8 w-20 rounded-md border border-line-strong bg-surface px-2 aria-invalid:border-blocked"
          />
        )}
        <Button type="submit" look="primary">
          {t('check')}
        </Button>
      </div>
      {isMetered && isWrong && (
        <p id="access-wrong" className="mt-1.5 text-sm text-blocked">
          {t('amountWrong')}
        </p>
      )}
      <div role="status" className={asked ? 'mt-2.5' : ''}>
        {asked &&
          (answered ? (
            <Answer each={answered} amount={asked.amount} />
          ) : (
            <p>{t.rich('absent', { answer: (text) => <No>{text}</No> })}</p>
          ))}
      </div>
    </form>
  )
}

const mostUrgent = (features: FeatureUsage[]) =>
  features.toSorted((one, other) => severityOf(other.state) - severityOf(one.state))[0]

const No = ({ children }: { children: React.ReactNode }) => <strong className="font-bold text-blocked">{children}</strong>

const ANSWER_LOOKS = { yes: 'text-accent', no: 'text-blocked', unknown: 'text-near' }

function Answer({ each, amount }: { each: FeatureUsage; amount: Decimal }) {
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
