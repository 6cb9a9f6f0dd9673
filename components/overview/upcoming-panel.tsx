'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/now'
import { Panel } from '@/components/ui/panel'
import { PlainText } from '@/components/ui/plain-text'
import { Quantity } from '@/components/ui/quantity'
import { State } from '@/components/ui/state'
import { Day, RelativeTime } from '@/components/ui/time'
import { GRANT_SIGNS, grantState } from '@/lib/grants/upcoming-grants'
import { grantQueries } from '@/lib/queries/grants'
import { type Upcoming, upcoming } from '@/lib/record/upcoming'
import { useFeatureUsages } from '@/lib/usage/use-feature-usages'

const FIRST = 8

/** Resets, grants and ends of subscriptions in one dated list. */
export function UpcomingPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('overview')
  const failures = useTranslations('record.failures')
  const billing = useBilling()
  const now = useNow()
  const [isWhole, setWhole] = useState(false)
  const grants = useQuery(grantQueries.upcoming(billing, customerId))
  const { entitlements, usage, features } = useFeatureUsages(billing, customerId)
  const reads = [
    { query: usage, failure: t('resetsMissing') },
    { query: grants, failure: failures('grants') },
    { query: entitlements, failure: failures('entitlements') },
  ]
  const isNeeded = reads.some(({ query }) => query.isPending) || reads.every(({ query }) => query.isLoadingError)
  const isComplete = reads.every(({ query }) => !query.isLoadingError)
  const list = upcoming(features, grants.data?.items ?? [], entitlements.data, now)
  const shown = isWhole ? list : list.slice(0, FIRST)
  return (
    <Panel
      title={t('upcoming')}
      lines={4}
      reads={reads.map((read) => ({ ...read, isNeeded: isNeeded && (read.query.isPending || read.query.isLoadingError) }))}
    >
      {() =>
        list.length > 0 ? (
          <div className="px-4 pb-3">
            <ol className="grid gap-2.5">
              {shown.map((item) => (
                <li key={item.key} className="grid grid-cols-[74px_minmax(0,1fr)_auto] gap-x-3">
                  <span className="figures font-medium whitespace-nowrap">
                    <Day at={item.at} />
                  </span>
                  <span className="wrap-anywhere">
                    <What item={item} now={now} />
                  </span>
                  <span className="figures text-right whitespace-nowrap text-muted">
                    <RelativeTime at={item.at} />
                  </span>
                </li>
              ))}
            </ol>
            {list.length > FIRST && (
              <Button look="quiet" className="mt-2 -ml-2.5" onClick={() => setWhole(!isWhole)}>
                {isWhole ? t('showFewer') : t('showMore', { count: list.length - FIRST })}
              </Button>
            )}
          </div>
        ) : (
          <p className="border-t border-line px-4 py-3 text-muted">{isComplete ? t('nothingComes') : t('nothingKnown')}</p>
        )
      }
    </Panel>
  )
}

const NAMED = 2

function What({ item, now }: { item: Upcoming; now: number }) {
  const t = useTranslations('overview.events')
  const grants = useTranslations('grants')
  const { kind } = item
  if (kind === 'reset') {
    const names = item.features.slice(0, NAMED).join(', ')
    return <PlainText>{t('reset', { names, more: Math.max(0, item.features.length - NAMED) })}</PlainText>
  }
  if (kind !== 'grant') return t(kind)
  const { creditsExact } = item.grant
  const state = grantState(item.grant, now)
  return (
    <>
      {creditsExact === undefined
        ? grants('amountUnknown')
        : grants.rich('credits', { amount: () => <Quantity value={creditsExact} /> })}{' '}
      <span className="inline-flex sm:ml-1.5">
        <State sign={GRANT_SIGNS[state]}>
          {state === 'other' ? (item.grant.applicationStatus ?? grants('states.other')) : grants(`states.${state}`)}
        </State>
      </span>
    </>
  )
}
