'use client'
import { useTranslations } from 'next-intl'
import { ArithmeticText } from '@/components/ui/arithmetic'
import { BucketText } from '@/components/ui/bucket-text'
import { PlainText } from '@/components/ui/plain-text'
import { Quantity } from '@/components/ui/quantity'
import type { DtoAggregatedEntitlementBucket, DtoCustomerEntitlementsResponse, DtoEntitlementSource } from '@/lib/billing/models'
import { planNameOf } from '@/lib/record/subscriptions'
import { knownSource } from '@/lib/usage/arithmetic'
import type { FeatureUsage } from '@/lib/usage/feature-usage'

interface Props {
  each: FeatureUsage
  answer: DtoCustomerEntitlementsResponse | undefined
  isAmbiguous: boolean
}

/** Why it is so: every source with what it gives, and the sum of them in words. */
export function EntitlementSources({ each, answer, isAmbiguous }: Props) {
  const t = useTranslations('entitlements.sources')
  const { allowance, sources, feature, countedSubscription } = each
  const subscriptions = answer?.subscriptions ?? []
  return (
    <div className="grid gap-2.5">
      {feature.description && (
        <p className="max-w-160 wrap-anywhere">
          <PlainText>{feature.description}</PlainText>
        </p>
      )}
      {(allowance.kind === 'limited' || allowance.kind === 'unlimited') && (
        <p className="font-medium wrap-anywhere">
          <ArithmeticText each={each} />
        </p>
      )}
      {sources.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <ul className="grid gap-1.5">
          {sources.map((source, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: an addon attached twice gives two sources that are equal in all
              key={index}
              className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1.4fr)]"
            >
              <SourceName source={source} />
              <span className="figures wrap-anywhere">
                <Given source={source} isMetered={feature.type === 'metered'} />
              </span>
              <span className="text-muted wrap-anywhere">
                {isAmbiguous ? t('someSubscription') : <SubscriptionOf source={source} answer={answer} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      {allowance.kind === 'by-grant' && <Buckets buckets={allowance.buckets} sources={sources} />}
      {allowance.kind === 'config' && (
        <pre className="max-h-64 overflow-auto rounded-md border border-line bg-surface p-2.5 font-mono text-sm whitespace-pre-wrap wrap-anywhere">
          <PlainText>{JSON.stringify(allowance.values, null, 2)}</PlainText>
        </pre>
      )}
      {isAmbiguous && <p className="text-sm text-muted">{t('ambiguous')}</p>}
      {feature.type === 'metered' && subscriptions.length > 1 && countedSubscription && (
        <p className="text-sm text-muted">
          {t.rich('counted', {
            subscription: () => <PlainText>{planNameOf(answer, countedSubscription) ?? countedSubscription.id ?? ''}</PlainText>,
          })}
        </p>
      )}
    </div>
  )
}

function SourceName({ source: { entityType, entityName, entityId } }: { source: DtoEntitlementSource }) {
  const kinds = useTranslations('sourceKinds')
  const known = knownSource(entityType)
  return (
    <span className="wrap-anywhere">
      {known ? kinds(known) : (entityType ?? kinds('unknown'))}{' '}
      {entityName ? (
        <strong className="font-medium">
          <PlainText>{entityName}</PlainText>
        </strong>
      ) : (
        <span className="font-mono text-xs text-muted">{entityId}</span>
      )}
    </span>
  )
}

function Given({ source, isMetered }: { source: DtoEntitlementSource; isMetered: boolean }) {
  const t = useTranslations('entitlements.sources')
  const { usageLimitExact, staticValue, configValue } = source
  if (usageLimitExact !== undefined) return <Quantity value={usageLimitExact} />
  if (staticValue) return <PlainText>{staticValue}</PlainText>
  if (configValue) return t('config')
  return isMetered ? t('noLimit') : t('on')
}

function SubscriptionOf({
  source,
  answer,
}: {
  source: DtoEntitlementSource
  answer: DtoCustomerEntitlementsResponse | undefined
}) {
  const t = useTranslations('entitlements.sources')
  const subscription = answer?.subscriptions?.find(({ id }) => id === source.subscriptionId)
  const name = subscription && planNameOf(answer, subscription)
  if (!source.subscriptionId) return t('noSubscription')
  return t.rich('through', {
    subscription: () =>
      name ? <PlainText>{name}</PlainText> : <span className="font-mono text-xs">{source.subscriptionId}</span>,
  })
}

/** Grants in parallel: each has a quota and a length of its own, and what is left of each the API does not say. */
function Buckets({ buckets, sources }: { buckets: DtoAggregatedEntitlementBucket[]; sources: DtoEntitlementSource[] }) {
  const t = useTranslations('entitlements.buckets')
  if (buckets.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <div>
      <p className="font-medium">{t('title')}</p>
      <ul className="mt-1 grid gap-1">
        {buckets.map((bucket, index) => {
          const source = sources.find(({ entitlementId }) => entitlementId === bucket.entitlementId)
          return (
            <li key={bucket.entitlementId ?? index} className="figures">
              <BucketText bucket={bucket} />
              {source?.entityName && (
                <span className="text-muted">
                  , <PlainText>{source.entityName}</PlainText>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      <p className="mt-1 text-sm text-muted">{t('unknownLeft')}</p>
    </div>
  )
}
