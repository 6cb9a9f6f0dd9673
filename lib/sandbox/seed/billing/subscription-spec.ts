import type { Entitlements } from '../catalog/plans'

/** A subscription as the seed describes it. Times are days before (or after) the data's present. */
export interface SubscriptionSpec {
  /** A plan of the catalog or of a case, by key. */
  plan: string
  status?: 'active' | 'trialing' | 'paused' | 'incomplete' | 'draft' | 'cancelled'
  type?: 'standalone' | 'parent' | 'inherited'
  /** The customer, by external id, whose first subscription this one inherits. */
  inherits?: string
  billingPeriod?: string
  startedDaysAgo?: number
  /** The day of the month periods end on, when it is not the start's. */
  anchorDay?: number
  timezone?: string
  endsInDays?: number
  trialEndsInDays?: number
  /** Features of usage-priced line items; without one a metered feature's usage is not counted. */
  priced?: readonly string[]
  /** When every usage-priced line item ends, in days before the present. */
  itemsEndedDaysAgo?: number
  addons?: readonly AddonSpec[]
  /** The subscription's own entitlements, beside the plan's. */
  own?: Entitlements
  /** Its own entitlements that stand in for the plan's of the same feature. */
  overrides?: Entitlements
  /** What was used in the current window, by feature. */
  usage?: Partial<Record<string, Usage>>
  grants?: readonly GrantSpec[]
}

export interface AddonSpec {
  addon: string
  status?: 'active' | 'cancelled' | 'pending'
  endedDaysAgo?: number
}

/** A quantity, reported in a few events; a list, one event each. Text keeps every digit. */
export type Usage = number | string | readonly (number | string)[]

export interface GrantSpec {
  name: string
  credits: string
  /** How often; once when left out. */
  every?: 'MONTHLY' | 'WEEKLY' | 'ANNUAL'
  applications: readonly ApplicationSpec[]
}

export interface ApplicationSpec {
  status: 'pending' | 'failed' | 'applied' | 'skipped' | 'cancelled'
  /** When it is scheduled; negative is past. */
  inDays: number
  failure?: string
  retries?: number
  metadata?: Record<string, string>
}
