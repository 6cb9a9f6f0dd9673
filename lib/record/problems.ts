import type {
  DtoCreditGrantApplicationResponse as Application,
  DtoCustomerResponse as Customer,
  DtoCustomerEntitlementsResponse,
  DtoSubscriptionResponse as Subscription,
} from '@/lib/billing/models'
import { compare } from '@/lib/format/decimal'
import { grantState } from '@/lib/grants/upcoming-grants'
import type { FeatureUsage } from '@/lib/usage/feature-usage'
import { isProblem, severityOf } from '@/lib/usage/limit-state'
import { isLive } from './subscriptions'

/** Something a person should look at. */
export type Problem = { key: string } & (
  | { kind: 'limit' | 'usage-without-entitlement' | 'limits-differ'; feature: FeatureUsage }
  | { kind: 'grant-failing'; grant: Application }
  | { kind: 'archived-with-subscription'; subscription: Subscription }
  | { kind: 'no-subscription' | 'no-entitlements' }
)

interface Answers {
  customer: Customer | undefined
  entitlements: DtoCustomerEntitlementsResponse | undefined
  features: readonly FeatureUsage[]
  grants: readonly Application[] | undefined
}

/** The worst first. An answer that is missing gives no problem, and no all-clear either: whoever shows them says which is missing. */
export function problemsOf({ customer, entitlements, features, grants }: Answers, now: number): Problem[] {
  const subscriptions = entitlements?.subscriptions
  const isNotEntitled = ({ isEntitled, used }: FeatureUsage) =>
    isEntitled === false && used.kind === 'counted' && compare(used.amount, '0') > 0
  return [
    ...(customer?.status === 'archived' ? (subscriptions ?? []).filter(isLive) : []).map(
      (subscription): Problem => ({ kind: 'archived-with-subscription', key: `archived ${subscription.id}`, subscription }),
    ),
    ...features
      .filter(({ state }) => isProblem(state))
      .toSorted((one, other) => severityOf(other.state) - severityOf(one.state))
      .map((feature): Problem => ({ kind: 'limit', key: `limit ${feature.key}`, feature })),
    ...(grants ?? [])
      .filter((grant) => grantState(grant, now) === 'will-retry' || grantState(grant, now) === 'failed')
      .map((grant, index): Problem => ({ kind: 'grant-failing', key: `grant ${grant.id ?? index}`, grant })),
    ...features
      .filter(isNotEntitled)
      .map((feature): Problem => ({ kind: 'usage-without-entitlement', key: `stray ${feature.key}`, feature })),
    ...features
      .filter(({ disagreement }) => disagreement)
      .map((feature): Problem => ({ kind: 'limits-differ', key: `differ ${feature.key}`, feature })),
    ...withoutSubscription(entitlements),
  ]
}

function withoutSubscription(entitlements: DtoCustomerEntitlementsResponse | undefined): Problem[] {
  // A list that is left out is not an empty one.
  if (!entitlements?.features || entitlements.features.length > 0) return []
  const { subscriptions } = entitlements
  // Before June 2026 the API listed no subscriptions, so that none there says nothing about them.
  const kind = subscriptions?.length === 0 ? 'no-subscription' : 'no-entitlements'
  return [{ kind, key: kind }]
}
