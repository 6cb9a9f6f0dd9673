'use client'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { LimitBar } from '@/components/ui/limit-bar'
import { LimitStateWord } from '@/components/ui/limit-state'
import { PlainText } from '@/components/ui/plain-text'
import { Quantity } from '@/components/ui/quantity'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { SDKError } from '@/lib/billing/models/errors'
import { countryName } from '@/lib/format/country'
import { drawnLength, formatShare } from '@/lib/format/decimal'
import { entitlementQueries } from '@/lib/queries/entitlements'
import { grantQueries } from '@/lib/queries/grants'
import { usageQueries } from '@/lib/queries/usage'
import { type FeatureUsage, featureUsages } from '@/lib/usage/feature-usage'
import { SIGN_OF, severityOf } from '@/lib/usage/limit-state'
import { nextReset } from '@/lib/usage/next-reset'

const SHOWN = 5

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-1.5 text-sm text-muted">{title}</h3>
      {children}
    </section>
  )
}

/** What a question says of itself, whatever it asks for. */
interface Asked {
  isLoadingError: boolean
  isFetching: boolean
  error: Error | null
  refetch: () => unknown
}

/** A part whose answer is not there: still coming, or failed, by itself. */
function Missing({ queries }: { queries: Asked[] }) {
  const t = useTranslations('peek')
  const failed = queries.filter(({ isLoadingError }) => isLoadingError)
  const [first] = failed
  if (!first)
    return (
      <div role="status" aria-label={t('loading')} className="grid gap-2 py-1">
        <div className="h-2.5 w-48 rounded-full bg-line" />
        <div className="h-2.5 w-32 rounded-full bg-line" />
      </div>
    )
  const requestId = first.error instanceof SDKError ? first.error.requestId : undefined
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="text-blocked">{t('failed')}</span>
      <Button
        look="quiet"
        className="h-7 px-1.5 text-accent"
        onClick={() => failed.map(({ refetch }) => refetch())}
        disabled={failed.some(({ isFetching }) => isFetching)}
      >
        {t('retry')}
      </Button>
      {requestId && <span className="w-full font-mono text-xs text-muted">{t('request', { requestId })}</span>}
    </div>
  )
}

export function PeekIdentity({ customer, query }: { customer: Customer | undefined; query: Asked }) {
  const t = useTranslations('peek')
  const missing = t('missing')
  return (
    <Part title={t('identity')}>
      {!customer ? (
        <Missing queries={[query]} />
      ) : (
        <Facts>
          <Fact name={t('externalId')} missing={missing}>
            {customer.externalId && <CopyButton label={t('externalId')} value={customer.externalId} isMono />}
          </Fact>
          <Fact name={t('email')} missing={missing}>
            {customer.email && <CopyButton label={t('email')} value={customer.email} />}
          </Fact>
          <Fact name={t('id')} missing={missing}>
            {customer.id && <CopyButton label={t('id')} value={customer.id} isMono />}
          </Fact>
          <Fact name={t('country')} missing={missing}>
            {customer.addressCountry && countryName(customer.addressCountry, 'en')}
          </Fact>
          <Fact name={t('timezone')} missing={missing}>
            {customer.timezone}
          </Fact>
          <Fact name={t('created')} missing={missing}>
            {customer.createdAt && <Time at={customer.createdAt} as="date" />}
          </Fact>
        </Facts>
      )}
    </Part>
  )
}

/** What is at its limit or near, the worst first, and what resets next. */
export function PeekLimits({ id }: { id: string }) {
  const t = useTranslations('peek')
  const billing = useBilling()
  const usage = useQuery(usageQueries.of(billing, id))
  const entitlements = useQuery(entitlementQueries.of(billing, id))
  if (!usage.data || !entitlements.data)
    return (
      <>
        <Part title={t('limits')}>
          <Missing queries={[usage, entitlements]} />
        </Part>
        <Part title={t('nextReset')}>
          <Missing queries={[usage, entitlements]} />
        </Part>
      </>
    )
  const features = featureUsages(entitlements.data, usage.data)
  const pressing = features
    .filter(({ state }) => severityOf(state) > 0)
    .sort((one, other) => severityOf(other.state) - severityOf(one.state))
  const reset = nextReset(features)
  return (
    <>
      <Part title={t('limits')}>
        {pressing.length === 0 ? (
          <p className="text-muted">{features.length === 0 ? t('noFeatures') : t('allWell', { count: features.length })}</p>
        ) : (
          <ul className="grid gap-2.5">
            {pressing.slice(0, SHOWN).map((feature) => (
              <PressingFeature key={feature.key} feature={feature} />
            ))}
            {pressing.length > SHOWN && <li className="text-muted">{t('more', { count: pressing.length - SHOWN })}</li>}
          </ul>
        )}
      </Part>
      <Part title={t('nextReset')}>
        {reset.kind === 'at' ? (
          <p className="wrap-anywhere">
            <Time at={reset.at} as="minute" />
            <span className="text-muted"> · {reset.features.slice(0, 3).join(', ')}</span>
          </p>
        ) : (
          <p className="text-muted">{t(`resets.${reset.kind}`)}</p>
        )}
      </Part>
    </>
  )
}

function PressingFeature({ feature: { name, state } }: { feature: FeatureUsage }) {
  const t = useTranslations('peek')
  const locale = useLocale()
  const { used, limit, share } = state
  return (
    <li>
      <div className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-medium">
          <PlainText>{name}</PlainText>
        </span>
        <LimitStateWord name={state.name} />
      </div>
      {share !== undefined && <LimitBar share={drawnLength(share)} sign={SIGN_OF[state.name]} className="my-1" />}
      {used !== undefined && limit !== undefined && (
        <p className="figures flex justify-between text-sm text-muted">
          <span>{t.rich('usedOf', { used: () => <Quantity value={used} />, limit: () => <Quantity value={limit} /> })}</span>
          {share !== undefined && <span>{formatShare(share, locale)}</span>}
        </p>
      )}
    </li>
  )
}

export function PeekGrant({ id }: { id: string }) {
  const t = useTranslations('peek')
  const grants = useQuery(grantQueries.upcoming(useBilling(), id))
  const items = grants.data?.items ?? []
  const [next] = items
  return (
    <Part title={t('nextGrant')}>
      {!grants.data ? (
        <Missing queries={[grants]} />
      ) : !next ? (
        <p className="text-muted">{t('noGrants')}</p>
      ) : (
        <div>
          <p className="flex flex-wrap items-center gap-x-2">
            {next.scheduledFor ? <Time at={next.scheduledFor} as="minute" /> : t('noDate')}
            <span>
              {next.creditsExact === undefined
                ? t('creditsNotReported')
                : t.rich('credits', { amount: () => <Quantity value={next.creditsExact ?? '0'} /> })}
            </span>
            {next.applicationStatus === 'failed' && <State sign="stopped">{t('willRetry')}</State>}
          </p>
          {items.length > 1 && <p className="text-sm text-muted">{t('moreGrants', { count: items.length - 1 })}</p>}
        </div>
      )}
    </Part>
  )
}
