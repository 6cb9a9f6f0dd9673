'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { AllowanceText } from '@/components/ui/allowance-text'
import { BucketText } from '@/components/ui/bucket-text'
import { LeftOrOver } from '@/components/ui/limit-figures'
import { LimitStateWord } from '@/components/ui/limit-state'
import { PlainText } from '@/components/ui/plain-text'
import { Quantity } from '@/components/ui/quantity'
import { ResetText } from '@/components/ui/reset-text'
import { entitlementLikeness, type FeaturePair, featurePairs, usageLikeness, usedMore } from '@/lib/compare/likeness'
import { isNegative, isZero, subtract } from '@/lib/format/decimal'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'
import type { Compared } from './compared-customers'
import { ComparedPanel } from './compared-panel'
import { useFailures } from './use-failures'

function useBoth({ ids }: Compared) {
  const billing = useBilling()
  const [a, b] = [useFeatureUsages(billing, ids.a), useFeatureUsages(billing, ids.b)]
  return { a, b, pairs: featurePairs(a.features, b.features) }
}

/** What each may use, and when it starts anew. */
export function EntitlementsComparison(compared: Compared) {
  const t = useTranslations('entitlements')
  const failures = useFailures(compared)
  const { a, b, pairs } = useBoth(compared)
  const isKnown = { a: a.entitlements.data !== undefined, b: b.entitlements.data !== undefined }
  const cell = (each: FeatureUsage | undefined, known: boolean) => (
    <Known isKnown={known} each={each}>
      {(feature) => <Entitled each={feature} />}
    </Known>
  )
  return (
    <ComparedPanel
      title={t('title')}
      none={t('none')}
      {...compared}
      reads={[
        { query: { a: a.entitlements, b: b.entitlements }, failure: failures('entitlements') },
        { query: { a: a.usage, b: b.usage }, failure: failures('usage') },
      ]}
      rows={() =>
        pairs.map((pair) => ({
          key: pair.key,
          label: <PlainText>{pair.name}</PlainText>,
          likeness: entitlementLikeness(pair, isKnown),
          a: cell(pair.a, isKnown.a),
          b: cell(pair.b, isKnown.b),
        }))
      }
    />
  )
}

/** What each has used, and what is left. */
export function UsageComparison(compared: Compared) {
  const t = useTranslations('usage')
  const failures = useFailures(compared)
  const { a, b, pairs } = useBoth(compared)
  const isKnown = { a: a.usage.data !== undefined, b: b.usage.data !== undefined }
  const more = useMore()
  const metered = pairs.filter((pair) => (pair.a ?? pair.b)?.feature.type === 'metered')
  const cell = (each: FeatureUsage | undefined, known: boolean) => (
    <Known isKnown={known} each={each}>
      {({ state }) => <Used state={state} />}
    </Known>
  )
  return (
    <ComparedPanel
      title={t('title')}
      none={t('none')}
      {...compared}
      reads={[
        { query: { a: a.usage, b: b.usage }, failure: failures('usage') },
        { query: { a: a.entitlements, b: b.entitlements }, failure: failures('entitlements') },
      ]}
      rows={() =>
        metered.map((pair) => ({
          key: pair.key,
          label: <PlainText>{pair.name}</PlainText>,
          likeness: usageLikeness(pair, isKnown),
          note: more(pair),
          a: cell(pair.a, isKnown.a),
          b: cell(pair.b, isKnown.b),
        }))
      }
    />
  )
}

/** An answer that is missing, and a feature that an answer does not name, are two things. */
function Known({
  isKnown,
  each,
  children,
}: {
  isKnown: boolean
  each: FeatureUsage | undefined
  children: (each: FeatureUsage) => ReactNode
}) {
  const t = useTranslations('compare')
  if (!isKnown) return <span className="text-muted">{t('notRead')}</span>
  return each ? children(each) : <span className="text-muted">{t('notIncluded')}</span>
}

function Entitled({ each: { allowance, feature, state, reset, resetPeriod } }: { each: FeatureUsage }) {
  return (
    <>
      {allowance.kind === 'on' || allowance.kind === 'off' ? (
        <LimitStateWord name={state.name} />
      ) : allowance.kind === 'by-grant' && allowance.buckets.length > 0 ? (
        <ul>
          {allowance.buckets.map((bucket, index) => (
            <li key={bucket.entitlementId ?? index} className="figures">
              <BucketText bucket={bucket} isWhole />
            </li>
          ))}
        </ul>
      ) : allowance.kind === 'config' ? (
        <pre className="font-mono text-sm whitespace-pre-wrap wrap-anywhere">
          <PlainText>{JSON.stringify(allowance.values, null, 2)}</PlainText>
        </pre>
      ) : (
        <AllowanceText allowance={allowance} feature={feature} isWhole />
      )}
      {reset.kind !== 'none' && (
        <span className="block text-sm text-muted">
          <ResetText reset={reset} period={resetPeriod} />
        </span>
      )}
    </>
  )
}

function Used({ state }: { state: FeatureUsage['state'] }) {
  const t = useTranslations('figures')
  const { name, used, limit } = state
  return (
    <>
      {used === undefined ? (
        <span className="text-muted">{name === 'not-counted' ? t('notCounted') : t('unknown')}</span>
      ) : (
        <span className="figures">
          <Quantity value={used} isWhole />{' '}
          <span className="text-muted">
            {limit === undefined ? t('used') : t.rich('of', { limit: () => <Quantity value={limit} isWhole /> })}
          </span>
        </span>
      )}
      <span className="flex flex-wrap gap-x-3 text-sm">
        <LimitStateWord name={name} />
        <LeftOrOver state={state} />
      </span>
    </>
  )
}

/** What the difference comes to; nothing where there is none, or it is not known. */
function useMore() {
  const t = useTranslations('compare')
  return (pair: FeaturePair): ReactNode => {
    const more = usedMore(pair)
    if (more === undefined || isZero(more)) return undefined
    const [key, amount] = isNegative(more) ? (['less', subtract('0', more)] as const) : (['more', more] as const)
    return <span className="figures">{t.rich(key, { amount: () => <Quantity value={amount} isWhole /> })}</span>
  }
}
