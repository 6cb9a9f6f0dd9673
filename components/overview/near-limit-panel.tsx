'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { ArithmeticText } from '@/components/ui/arithmetic'
import { LeftOrOver, StateBar, UsedOfLimit } from '@/components/ui/limit-figures'
import { LimitStateWord } from '@/components/ui/limit-state'
import { Panel } from '@/components/ui/panel'
import { PlainText } from '@/components/ui/plain-text'
import { compare } from '@/lib/format/decimal'
import { routes } from '@/lib/routes'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { severityOf } from '@/lib/usage/limit-state'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'

const MOST = 8

/** Features at or near their limit, the fullest first. */
export function NearLimitPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('overview')
  const failures = useTranslations('record.failures')
  const billing = useBilling()
  const { entitlements, usage, features } = useFeatureUsages(billing, customerId)
  const near = features.filter(({ state }) => severityOf(state) > 0).toSorted(byUrgency)
  return (
    <Panel
      title={t('nearLimit')}
      reads={[
        { query: usage, failure: failures('usage') },
        { query: entitlements, failure: failures('entitlements'), isNeeded: false },
      ]}
      aside={t('nearOf', { near: near.length, all: features.length })}
    >
      {() =>
        near.length > 0 ? (
          <>
            <ul>
              {near.slice(0, MOST).map((each) => (
                <NearLine key={each.key} each={each} />
              ))}
            </ul>
            {near.length > MOST && (
              <p className="border-t border-line px-4 py-2.5">
                <Link
                  href={routes.customerTab(billing.environment, customerId, 'usage')}
                  prefetch={false}
                  className="text-accent hover:underline"
                >
                  {t('moreNear', { count: near.length - MOST })}
                </Link>
              </p>
            )}
          </>
        ) : (
          <p className="border-t border-line px-4 py-3 text-muted">{features.length > 0 ? t('noneNear') : t('noFeatures')}</p>
        )
      }
    </Panel>
  )
}

function byUrgency(one: FeatureUsage, other: FeatureUsage): number {
  const severity = severityOf(other.state) - severityOf(one.state)
  if (severity !== 0) return severity
  return compare(other.state.share ?? '0', one.state.share ?? '0') || (one.name < other.name ? -1 : 1)
}

function NearLine({ each }: { each: FeatureUsage }) {
  const { name, state } = each
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3.5 gap-y-1 border-t border-line px-4 py-2.75 sm:grid-cols-[minmax(0,150px)_minmax(60px,1fr)_minmax(0,auto)_minmax(88px,auto)]">
      <span className="font-medium wrap-anywhere">
        <PlainText>{name}</PlainText>
      </span>
      <span className="max-sm:order-last max-sm:col-span-2">
        {state.share === undefined ? <LimitStateWord name={state.name} /> : <StateBar state={state} />}
      </span>
      <span className="text-right max-sm:order-3 max-sm:col-span-2 max-sm:text-left">
        <UsedOfLimit state={state} />
      </span>
      <span className="text-right">
        <LeftOrOver state={state} />
      </span>
      {state.over !== undefined && (
        <p className="col-span-full text-sm text-muted max-sm:order-last">
          <ArithmeticText each={each} />
        </p>
      )}
    </li>
  )
}
