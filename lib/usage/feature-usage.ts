import type { Decimal } from '@/lib/billing/decimal'
import type {
  DtoAggregatedFeature,
  DtoCustomerEntitlementsResponse,
  DtoCustomerUsageSummaryResponse,
  DtoEntitlementSource,
  DtoFeatureResponse,
  DtoFeatureUsageSummary,
  DtoSubscriptionResponse,
} from '@/lib/billing/models'
import { compare, isZero } from '@/lib/format/decimal'
import { type Allowance, allowanceOf } from './allowance'
import { type LimitState, limitState, type Used } from './limit-state'
import { countsUse, type Reset, resetOf } from './reset'

/** One feature of one customer: what the entitlements and the usage answer say of it together. */
export interface FeatureUsage {
  /** Unique among the customer's features, and the same in every answer. */
  key: string
  feature: DtoFeatureResponse
  name: string
  allowance: Allowance
  state: LimitState
  used: Used
  reset: Reset
  /** `MONTHLY`, …; open, as the API's own. */
  resetPeriod: string | undefined
  sources: DtoEntitlementSource[]
  /** The subscription whose use is counted: that of the first source (contract, section 7). */
  countedSubscription: DtoSubscriptionResponse | undefined
  /** False when the usage answer names a feature that the entitlements do not. Undefined while one of them is missing. */
  isEntitled: boolean | undefined
  /** The limits of the two answers, when both are there and differ: one of them is older. */
  disagreement: { entitlements: Decimal; usage: Decimal } | undefined
}

/** Features in the order of the entitlements, then those that only the usage answer names. Either answer may be missing. */
export function featureUsages(
  entitlements: DtoCustomerEntitlementsResponse | undefined,
  usage: DtoCustomerUsageSummaryResponse | undefined,
): FeatureUsage[] {
  const usageOf = new Map((usage?.features ?? []).map((summary, index) => [keyOf(summary.feature, index), summary]))
  const subscriptions = new Map((entitlements?.subscriptions ?? []).map((subscription) => [subscription.id, subscription]))
  const entitled = new Map((entitlements?.features ?? []).map((each, index) => [keyOf(each.feature, index), each]))
  const keys = [...new Set([...entitled.keys(), ...usageOf.keys()])]
  return keys.map((key) =>
    joined(key, entitled.get(key), usageOf.get(key), subscriptions, entitlements && usage && entitled.has(key)),
  )
}

/** The id; for answers that leave it out, whatever else is unique. */
const keyOf = (feature: DtoFeatureResponse | undefined, index: number) =>
  feature?.id || feature?.lookupKey || feature?.name || `#${index}`

function joined(
  key: string,
  entitled: DtoAggregatedFeature | undefined,
  usage: DtoFeatureUsageSummary | undefined,
  subscriptions: Map<string | undefined, DtoSubscriptionResponse>,
  isEntitled: boolean | undefined,
): FeatureUsage {
  const feature = entitled?.feature ?? usage?.feature ?? {}
  const entitlement = entitled?.entitlement
  const sources = entitled?.sources ?? usage?.sources ?? []
  const countedSubscription = subscriptions.get((usage?.sources ?? sources)[0]?.subscriptionId)
  const resetPeriod = entitlement?.usageResetPeriod || undefined
  const allowance = allowanceOf({ type: feature.type, entitlement, usage, sources })
  const used = usedOf(usage, feature.type, resetPeriod, countedSubscription?.billingPeriod)
  return {
    key,
    feature,
    name: feature.name || feature.lookupKey || key,
    allowance,
    state: limitState(allowance, used),
    used,
    reset: resetOf(feature.type, resetPeriod, usage?.nextUsageResetAt),
    resetPeriod,
    sources,
    countedSubscription,
    isEntitled,
    disagreement: disagreementOf(entitlement?.usageLimitExact, usage?.totalLimitExact),
  }
}

function usedOf(
  usage: DtoFeatureUsageSummary | undefined,
  type: string | undefined,
  resetPeriod: string | undefined,
  billingPeriod: string | undefined,
): Used {
  const amount = usage?.currentUsage
  // The API sends '0' for features that have no meter: no use, rather than a use of nought.
  if (amount === undefined || type !== 'metered') return { kind: 'unknown' }
  const isCounted = countsUse(resetPeriod, billingPeriod)
  return isZero(amount) && isCounted === false ? { kind: 'not-counted' } : { kind: 'counted', amount }
}

const disagreementOf = (entitlements: Decimal | undefined, usage: Decimal | undefined) =>
  entitlements !== undefined && usage !== undefined && compare(entitlements, usage) !== 0 ? { entitlements, usage } : undefined
