import { FEATURES, type FeatureKey, type FeatureSpec } from '../catalog/features'
import type { SeedRows } from '../seed-rows'
import type { SubscriptionSpec, Usage } from './subscription-spec'

/** Events lie in the last seconds before the present, inside any window however lately it began. */
const RECENT_MS = 10_000
/** How many events a sum is reported in. */
const PARTS = 4

type Properties = Record<string, unknown>

/** The events that make a customer's current usage what the seed says it is. */
export function usageRows(externalCustomerId: string, usage: NonNullable<SubscriptionSpec['usage']>, nowMs: number): SeedRows {
  return {
    events: Object.entries(usage).flatMap(([key, amount]) => {
      const { meter }: FeatureSpec = FEATURES[key as FeatureKey]
      if (!meter || amount === undefined) return []
      const reports = propertiesOf(meter, amount)
      return reports.map((properties, index) => ({
        eventName: meter.event,
        externalCustomerId,
        timestamp: new Date(nowMs - RECENT_MS + Math.floor(((index + 1) * RECENT_MS) / (reports.length + 1))).toISOString(),
        properties,
      }))
    }),
  }
}

function propertiesOf({ aggregation, filters = [] }: NonNullable<FeatureSpec['meter']>, amount: Usage): Properties[] {
  const { type, field = '' } = aggregation
  const constant = Object.fromEntries(filters.map(({ key, values }) => [key, values[0]]))
  if (typeof amount === 'object') return amount.map((value) => ({ ...constant, [field]: value }))
  const count = Number(amount)
  switch (type) {
    case 'COUNT':
      return Array.from({ length: count }, () => constant)
    case 'COUNT_UNIQUE':
      return Array.from({ length: count }, (_, index) => ({ ...constant, [field]: `user-${index + 1}` }))
    case 'SUM':
      return typeof amount === 'number' && amount >= PARTS
        ? shares(amount).map((value) => ({ ...constant, [field]: value }))
        : [{ ...constant, [field]: amount }]
    default:
      return [{ ...constant, [field]: amount }]
  }
}

/** A whole number as equal whole parts, what is left over in the last. */
function shares(amount: number): number[] {
  const share = Math.floor(amount / PARTS)
  return [...Array.from({ length: PARTS - 1 }, () => share), amount - share * (PARTS - 1)]
}
