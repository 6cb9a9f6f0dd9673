import type { SubscriptionRow } from '@/lib/sandbox/database/tables/subscriptions'
import { daySpan } from '@/lib/sandbox/time/period'
import { rfc3339, toMs } from '@/lib/sandbox/time/rfc3339'
import { momentOf, rfc3339InZone, wallTime } from '@/lib/sandbox/time/zone'
import { monthHolding } from './usage-windows'

/** What the API sends for "never" where null would say it; kept, since clients must read it. */
const ZERO_TIME = '0001-01-01T00:00:00Z'

/**
 * When a metered feature's usage starts again from zero, in the subscription's zone; null when the API does not say (section 7).
 * A monthly one names midnight of the day its period ends, even when the period ends later that day.
 */
export function nextUsageReset(resetPeriod: string | undefined, subscription: SubscriptionRow, nowMs: number): string | null {
  if (resetPeriod === 'NEVER') return ZERO_TIME
  const zone = subscription.timezone
  const resetMs = resetPeriod === 'DAILY' ? daySpan(nowMs, zone).endMs : monthlyReset(resetPeriod, subscription, nowMs)
  if (resetMs === null) return null
  const { endDate } = subscription
  return endDate !== null && resetMs > toMs(endDate) ? rfc3339(endDate) : rfc3339InZone(zone, resetMs)
}

function monthlyReset(resetPeriod: string | undefined, subscription: SubscriptionRow, nowMs: number): number | null {
  if (resetPeriod !== 'MONTHLY') return null
  const { year, month, day } = wallTime(subscription.timezone, monthHolding(nowMs, subscription).endMs)
  return momentOf(subscription.timezone, { year, month, day })
}
