import type {
  DtoCreditGrantApplicationResponse as Application,
  DtoCustomerEntitlementsResponse,
  DtoSubscriptionResponse as Subscription,
} from '@/lib/billing/models'
import type { FeatureUsage } from '@/lib/usage/feature-usage'

/** Something that will happen to the customer, at a moment that the API itself names. */
export type Upcoming = { key: string; at: string } & (
  | { kind: 'reset'; features: string[] }
  | { kind: 'grant'; grant: Application }
  | { kind: 'trial-end' | 'cancellation' | 'end'; subscription: Subscription }
)

/** Resets, grants and ends of subscriptions in one list, soonest first. Features that reset at the same moment share a line. */
export function upcoming(
  features: readonly FeatureUsage[],
  grants: readonly Application[],
  entitlements: DtoCustomerEntitlementsResponse | undefined,
  now: number,
): Upcoming[] {
  const resets = new Map<number, { at: string; features: string[] }>()
  for (const { reset, name } of features) {
    if (reset.kind !== 'at') continue
    const time = Date.parse(reset.at)
    const same = resets.get(time)
    if (same) same.features.push(name)
    else resets.set(time, { at: reset.at, features: [name] })
  }
  const all: Upcoming[] = [
    ...[...resets].map(([time, reset]) => ({ key: `reset ${time}`, kind: 'reset' as const, ...reset })),
    ...grants.flatMap((grant, index) =>
      grant.scheduledFor ? [{ key: `grant ${grant.id ?? index}`, kind: 'grant' as const, at: grant.scheduledFor, grant }] : [],
    ),
    ...(entitlements?.subscriptions ?? []).flatMap((subscription) => ends(subscription)),
  ]
  return all.filter(({ at }) => Date.parse(at) > now).toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
}

function ends(subscription: Subscription): Upcoming[] {
  const { id = '', trialEnd, cancelAt, endDate, subscriptionStatus } = subscription
  const moments: [Exclude<Upcoming['kind'], 'reset' | 'grant'>, string | undefined][] = [
    ['trial-end', subscriptionStatus === 'trialing' ? trialEnd : undefined],
    ['cancellation', cancelAt],
    ['end', endDate === cancelAt ? undefined : endDate],
  ]
  return moments.flatMap(([kind, at]) => (at ? [{ key: `${kind} ${id}`, kind, at, subscription }] : []))
}
