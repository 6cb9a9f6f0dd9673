'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useBilling } from '@/components/layout/billing-provider'
import { Country } from '@/components/ui/country'
import { Fact, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { PlainText } from '@/components/ui/plain-text'
import { Time } from '@/components/ui/time'
import type { DtoCustomerEntitlementsResponse } from '@/lib/billing/models'
import { recordQueries } from '@/lib/queries/record'
import { planNameOf } from '@/lib/record/subscriptions'

/** Metadata keys that fit beside the rest; the others are among the details. */
const SHOWN_KEYS = 3

/** Who it is, in a few lines. */
export function IdentityPanel({ customerId }: { customerId: string }) {
  const t = useTranslations('customer')
  const record = useTranslations('record')
  const queries = recordQueries(useBilling(), customerId)
  const customer = useQuery(queries.customer)
  const entitlements = useQuery(queries.entitlements)
  return (
    <Panel
      title={t('identity')}
      lines={5}
      reads={[
        { query: customer, failure: record('customerFailed') },
        { query: entitlements, failure: record('failures.subscriptions'), isNeeded: false },
      ]}
    >
      {() => {
        const { addressCountry: country, timezone, createdAt, metadata } = customer.data ?? {}
        const missing = t('missing')
        return (
          <div className="px-4 pb-3.5">
            <Facts>
              <Fact name={t('plan')} missing={missing}>
                {entitlements.data ? <Plans answer={entitlements.data} /> : t('notKnown')}
              </Fact>
              <Fact name={t('country')} missing={missing}>
                {country && <Country code={country} />}
              </Fact>
              <Fact name={t('created')} missing={missing}>
                {createdAt && <Time at={createdAt} as="date" />}
              </Fact>
              <Fact name={t('timezone')} missing={missing}>
                {timezone}
              </Fact>
              {Object.entries(metadata ?? {})
                .sort(([one], [other]) => (one < other ? -1 : 1))
                .slice(0, SHOWN_KEYS)
                .map(([key, value]) => (
                  <Fact key={key} name={`metadata.${key}`} missing={t('emptyText')} isMono>
                    <span className="line-clamp-2">
                      <PlainText>{value}</PlainText>
                    </span>
                  </Fact>
                ))}
            </Facts>
          </div>
        )
      }}
    </Panel>
  )
}

function Plans({ answer }: { answer: DtoCustomerEntitlementsResponse }) {
  const t = useTranslations('customer')
  const words = useTranslations('subscriptions')
  const { subscriptions } = answer
  if (!subscriptions) return t('notReported')
  if (subscriptions.length === 0) return t('noSubscription')
  return (
    <ul>
      {subscriptions.map((subscription, index) => {
        const { billingPeriod, subscriptionStatus: status, id } = subscription
        const period =
          billingPeriod &&
          (words.has(`periods.${billingPeriod}` as never) ? words(`periods.${billingPeriod as 'MONTHLY'}`) : billingPeriod)
        const isUsual = status === 'active'
        return (
          <li key={id ?? index}>
            <PlanName name={planNameOf(answer, subscription)} planId={subscription.planId} />
            {period && `, ${period}`}
            {!isUsual && status && (
              <span className="text-muted">
                {' '}
                ({words.has(`statuses.${status}` as never) ? words(`statuses.${status as 'active'}`) : status})
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** A plan's name comes with the entitlements that it gives; a plan that gives none is known by its id alone. */
function PlanName({ name, planId }: { name: string | undefined; planId: string | undefined }) {
  const t = useTranslations('customer')
  if (name) return <PlainText>{name}</PlainText>
  return planId ? <span className="font-mono text-sm">{planId}</span> : t('unnamedPlan')
}
