import type { DtoCustomerEntitlementsResponse, DtoSubscriptionResponse as Subscription } from '@/lib/billing/models'

/** The plan's name, which only the entitlements that the plan gives carry; undefined when none does. */
export function planNameOf(answer: DtoCustomerEntitlementsResponse | undefined, { planId }: Subscription): string | undefined {
  for (const { sources } of answer?.features ?? [])
    for (const { entityId, entityType, entityName } of sources ?? [])
      if (entityType === 'plan' && entityId === planId && entityName) return entityName
  return undefined
}

/** Subscriptions that are in force: they give entitlements and grants. */
export const isLive = ({ subscriptionStatus }: Subscription): boolean =>
  subscriptionStatus === 'active' || subscriptionStatus === 'trialing'
