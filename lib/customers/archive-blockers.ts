/** What stands in the way of archiving a customer, as far as the API lets anybody read it: its subscriptions, not its wallets. */
import type { DtoCustomerEntitlementsResponse, DtoSubscriptionResponse as Subscription } from '@/lib/billing/models'

export interface Preflight {
  /** Active: the API refuses while there is one. */
  blocking: Subscription[]
  /** Trialing, paused and so on: the API archives the customer all the same, and these stay as they are. */
  others: Subscription[]
  /** False when the API did not list subscriptions at all, as it did not before June 2026. */
  isKnown: boolean
}

export function preflightOf({ subscriptions }: DtoCustomerEntitlementsResponse): Preflight {
  const listed = subscriptions ?? []
  return {
    blocking: listed.filter(({ subscriptionStatus }) => subscriptionStatus === 'active'),
    others: listed.filter(({ subscriptionStatus }) => subscriptionStatus !== 'active'),
    isKnown: subscriptions !== undefined,
  }
}
