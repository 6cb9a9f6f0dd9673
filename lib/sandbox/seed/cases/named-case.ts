import type { CustomerRow } from '@/lib/sandbox/database/tables/customers'
import type { SubscriptionSpec } from '../billing/subscription-spec'

/** A customer that stands for one case, findable by its external id. `docs/sandbox.md` lists them all. */
export interface NamedCase {
  externalId: string
  /** What to see, for the list in the documentation. */
  about: string
  name: string
  /** Tells apart two that share an external id. */
  key?: string
  /** What else the record holds; other members are empty. */
  customer?: Partial<CustomerRow>
  subscriptions?: readonly SubscriptionSpec[]
  wallet?: 'active' | 'frozen' | 'closed'
  /** What other systems call it, by system. */
  integrations?: Record<string, string>
}
