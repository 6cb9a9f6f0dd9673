'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { Decimal } from '@/lib/billing/decimal'
import { compare, readDecimal } from '@/lib/format/decimal'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { severityOf } from '@/lib/usage/limit-state'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'
import { AccessAnswer, No } from './access-answer'

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
            <AccessAnswer each={answered} amount={asked.amount} />
          ) : (
            <p>{t.rich('absent', { answer: (text) => <No>{text}</No> })}</p>
          ))}
      </div>
    </form>
  )
}

const mostUrgent = (features: FeatureUsage[]) =>
  features.toSorted((one, other) => severityOf(other.state) - severityOf(one.state))[0]
