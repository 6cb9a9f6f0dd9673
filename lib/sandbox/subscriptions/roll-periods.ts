import { inArray, sql } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { type SubscriptionRow, subscriptions } from '@/lib/sandbox/database/tables/subscriptions'
import { periodEnd, spanHolding } from '@/lib/sandbox/time/period'
import { toMs } from '@/lib/sandbox/time/rfc3339'

const BATCH = 1000

/**
 * Brings live subscriptions up to the present: the current period becomes the one that holds it, a trial that is over becomes active, a
 * subscription that ended becomes cancelled. The API has workers for this.
 */
export async function rollPeriods(db: Database, nowMs: number): Promise<void> {
  for (;;) {
    const due = await db
      .select()
      .from(subscriptions)
      .where(sql`${isLive} and ${subscriptions.currentPeriodEnd} <= ${new Date(nowMs).toISOString()}`)
      .limit(BATCH)
    if (due.length === 0) return
    const changes = due.map((row) => ({ id: row.id, ...broughtUp(row, nowMs) }))
    await db.execute(sql`
      update ${subscriptions} set current_period_start = change.period_start, current_period_end = change.period_end,
        subscription_status = change.subscription_status, updated_at = ${new Date(nowMs).toISOString()}
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
        as change(id text, period_start timestamptz, period_end timestamptz, subscription_status text)
      where ${inArray(subscriptions.id, sql`(change.id)`)}`)
  }
}

/** The moment the next live subscription's period ends; null when there is none. */
export async function nextPeriodEnd(db: Database): Promise<string | null> {
  const [row] = await db
    .select({ at: sql<string | null>`min(${subscriptions.currentPeriodEnd})::text` })
    .from(subscriptions)
    .where(isLive)
  return row?.at ?? null
}

const isLive = sql`${subscriptions.subscriptionStatus} in ('active', 'trialing')`

function broughtUp(row: SubscriptionRow, nowMs: number) {
  const rhythm = { anchorMs: toMs(row.billingAnchor), zone: row.timezone }
  const current = spanHolding(nowMs, toMs(row.currentPeriodStart), (fromMs) => periodEnd(fromMs, row.billingPeriod, rhythm))
  const isOver = row.endDate !== null && toMs(row.endDate) <= nowMs
  const isTrial = row.trialEnd !== null && toMs(row.trialEnd) > nowMs
  return {
    period_start: new Date(current.startMs).toISOString(),
    period_end: new Date(current.endMs).toISOString(),
    subscription_status: isOver ? 'cancelled' : isTrial ? row.subscriptionStatus : 'active',
  }
}
