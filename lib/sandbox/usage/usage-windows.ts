import type { lineItems, SubscriptionRow } from '@/lib/sandbox/database/tables/subscriptions'
import { daySpan, monthlyEnd, overlap, type Span, spanHolding } from '@/lib/sandbox/time/period'
import { toMs } from '@/lib/sandbox/time/rfc3339'

export type LineItemRow = typeof lineItems.$inferSelect

/** Since before anything was reported. */
const BEGINNING_MS = 0

/** Whether an item of a subscription makes the events of a meter count: usage-priced, and not ended before the current period. */
export function countsUsage(item: LineItemRow, meterId: string, subscription: SubscriptionRow): boolean {
  const isOver = item.endDate !== null && toMs(item.endDate) <= toMs(subscription.currentPeriodStart)
  return item.priceType === 'USAGE' && item.meterId === meterId && item.status === 'published' && !isOver
}

/**
 * The stretches whose quantities add up to the current usage of a feature (section 7); none is a usage of 0.
 * @param resetPeriod the aggregated entitlement's
 * @param items those that count for the feature's meter
 */
export function usageWindows(
  resetPeriod: string | undefined,
  subscription: SubscriptionRow,
  items: readonly LineItemRow[],
  meter: { resetUsage: string },
  nowMs: number,
): Span[] {
  if (items.length === 0) return []
  const current = { startMs: toMs(subscription.currentPeriodStart), endMs: toMs(subscription.currentPeriodEnd) }
  if (resetPeriod === subscription.billingPeriod) {
    return items.flatMap((item) => overlap(current, ownDates(item)) ?? [])
  }
  switch (resetPeriod) {
    case 'DAILY':
      return [daySpan(nowMs, subscription.timezone)]
    case 'MONTHLY':
      return [overlap(monthHolding(nowMs, subscription), current) ?? []].flat()
    case 'NEVER': {
      const startMs = toMs(subscription.startDate)
      const since = { startMs, endMs: current.endMs }
      return meter.resetUsage === 'NEVER' ? [{ startMs: BEGINNING_MS, endMs: startMs }, since] : [since]
    }
    default:
      return []
  }
}

/** The monthly period, counted from the subscription's start by its anchor, that a moment falls in. */
export function monthHolding(atMs: number, { startDate, billingAnchor, timezone }: SubscriptionRow): Span {
  const rhythm = { anchorMs: toMs(billingAnchor), zone: timezone }
  return spanHolding(atMs, toMs(startDate), (startMs) => monthlyEnd(startMs, rhythm))
}

function ownDates({ startDate, endDate }: LineItemRow): Span {
  return { startMs: toMs(startDate), endMs: endDate === null ? Number.POSITIVE_INFINITY : toMs(endDate) }
}
