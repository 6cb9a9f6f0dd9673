'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { LimitStateWord } from '@/components/ui/limit-state'
import { Panel } from '@/components/ui/panel'
import { PlainText } from '@/components/ui/plain-text'
import { accessTo } from '@/lib/usage/access'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { severityOf } from '@/lib/usage/limit-state'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'
import { AccessAnswer } from './access-answer'

const FIRST = 8
/** Of what is counted, one more. */
const AMOUNT = '1'

/** Of each feature whether the customer can use it now, why or why not, and when that changes; what is refused comes first. */
export function AccessListPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('access')
  const failures = useTranslations('record.failures')
  const { entitlements, usage, features } = useFeatureUsages(useBilling(), customerId)
  const [isWhole, setWhole] = useState(false)
  const sorted = features.toSorted(byUrgency)
  const shown = isWhole ? sorted : sorted.slice(0, FIRST)
  return (
    <Panel
      title={t('each')}
      lines={5}
      reads={[
        { query: entitlements, failure: failures('entitlements') },
        { query: usage, failure: failures('usage'), isNeeded: false },
      ]}
      aside={t('oneMore')}
    >
      {() =>
        features.length > 0 ? (
          <>
            <ul>
              {shown.map((each) => (
                <li
                  key={each.key}
                  className="grid gap-x-4 gap-y-0.5 border-t border-line px-4 py-2.5 sm:grid-cols-[minmax(0,170px)_minmax(0,1fr)]"
                >
                  <span className="min-w-0">
                    <span className="block font-medium wrap-anywhere">
                      <PlainText>{each.name}</PlainText>
                    </span>
                    <span className="text-sm">
                      <LimitStateWord name={each.state.name} />
                    </span>
                  </span>
                  <AccessAnswer each={each} amount={AMOUNT} />
                </li>
              ))}
            </ul>
            {sorted.length > FIRST && (
              <div className="border-t border-line px-4 py-2">
                <Button look="quiet" className="-ml-2.5" onClick={() => setWhole(!isWhole)}>
                  {isWhole ? t('fewer') : t('all', { count: sorted.length })}
                </Button>
              </div>
            )}
          </>
        ) : (
          <p className="border-t border-line px-4 py-3 text-muted">{t('noFeatures')}</p>
        )
      }
    </Panel>
  )
}

const ORDER = { no: 0, unknown: 1, yes: 2 }
const rank = (each: FeatureUsage) => ORDER[accessTo(each, AMOUNT).answer]

function byUrgency(one: FeatureUsage, other: FeatureUsage): number {
  return rank(one) - rank(other) || severityOf(other.state) - severityOf(one.state) || (one.name < other.name ? -1 : 1)
}
