import type { Decimal } from '@/lib/billing/decimal'
import { compare, divide, multiply } from '@/lib/format/decimal'
import type { FeatureUsage } from './feature-usage'

/** What use would come to by the reset if it went on as so far. A projection, never a figure of the API. */
export interface Projection {
  amount: Decimal
  /** Beyond the limit, when there is one. */
  passesLimit: boolean
  periodStart: string
  periodEnd: string
}

/** Use that grows evenly with time. A maximum, a latest value or a count of different things does not. */
const GROWING = ['COUNT', 'SUM', 'SUM_WITH_MULTIPLIER']
/** Earlier than this share of the period, the pace says nothing. */
const LEAST_ELAPSED = 0.1

/**
 * Only where both ends of the period are the API's own dates: the reset, and the start of the billing period for features that reset
 * with it. Undefined otherwise, and for features whose use does not grow with time.
 */
export function projectionOf(each: FeatureUsage, now: number): Projection | undefined {
  const { used, reset, resetPeriod, countedSubscription: subscription, feature, state } = each
  if (used.kind !== 'counted' || reset.kind !== 'at' || !subscription?.currentPeriodStart) return undefined
  if (!GROWING.includes(feature.meter?.aggregation?.type ?? '')) return undefined
  if (resetPeriod !== subscription.billingPeriod || (subscription.billingPeriodCount ?? 1) !== 1) return undefined
  const [start, end] = [Date.parse(subscription.currentPeriodStart), Date.parse(reset.at)]
  const elapsed = now - start
  if (!(end > now) || !(elapsed >= (end - start) * LEAST_ELAPSED)) return undefined
  // Milliseconds are whole numbers; the quantity stays exact until it is divided.
  const amount = divide(multiply(used.amount, String(end - start)), String(elapsed))
  return {
    amount,
    passesLimit: state.limit !== undefined && compare(amount, state.limit) > 0,
    periodStart: subscription.currentPeriodStart,
    periodEnd: reset.at,
  }
}
