import { and, eq, getTableColumns, inArray, lte } from 'drizzle-orm'
import { ulid } from 'ulid'
import { insertRows } from '@/lib/sandbox/database/insert-rows'
import type { Database } from '@/lib/sandbox/database/open'
import { type ApplicationRow, creditGrantApplications as applications, creditGrants } from '@/lib/sandbox/database/tables/grants'
import { subscriptions } from '@/lib/sandbox/database/tables/subscriptions'
import { periodEnd } from '@/lib/sandbox/time/period'
import { toMs } from '@/lib/sandbox/time/rfc3339'

type GrantRow = typeof creditGrants.$inferSelect
interface Due {
  application: ApplicationRow
  grant: GrantRow
  subscriptionStatus: string
  timezone: string
}

const BATCH = 500
const FIRST_RETRY_MS = 30 * 60_000
const MOST_DOUBLINGS = 4

/**
 * Processes the credit grants that are due: applied, skipped, deferred or cancelled by their subscription's status, and for recurring
 * ones the next is made (section 8). One that failed fails again, later each time.
 */
export async function processGrants(db: Database, nowMs: number): Promise<void> {
  for (;;) {
    const due = await dueApplications(db, nowMs)
    if (due.length === 0) return
    for (const one of due) {
      await db.update(applications).set(outcomeOf(one, nowMs)).where(eq(applications.id, one.application.id))
    }
    await insertRows(
      db,
      applications,
      due.flatMap((one) => nextApplication(one, nowMs) ?? []),
    )
  }
}

async function dueApplications(db: Database, nowMs: number): Promise<Due[]> {
  return db
    .select({
      application: getTableColumns(applications),
      grant: getTableColumns(creditGrants),
      subscriptionStatus: subscriptions.subscriptionStatus,
      timezone: subscriptions.timezone,
    })
    .from(applications)
    .innerJoin(creditGrants, eq(creditGrants.id, applications.creditGrantId))
    .innerJoin(subscriptions, eq(subscriptions.id, applications.subscriptionId))
    .where(
      and(
        inArray(applications.applicationStatus, ['pending', 'failed']),
        lte(applications.scheduledFor, new Date(nowMs).toISOString()),
      ),
    )
    .orderBy(applications.scheduledFor)
    .limit(BATCH)
}

/** The status a due application gets, by that of its subscription. */
function statusOf({ application, subscriptionStatus }: Due): 'applied' | 'failed' | 'skipped' | 'cancelled' | 'deferred' {
  switch (subscriptionStatus) {
    case 'active':
    case 'trialing':
      return application.applicationStatus === 'failed' ? 'failed' : 'applied'
    case 'paused':
      return 'skipped'
    case 'cancelled':
      return 'cancelled'
    default:
      return 'deferred'
  }
}

function outcomeOf(due: Due, nowMs: number): Partial<ApplicationRow> {
  const status = statusOf(due)
  const { retryCount, scheduledFor } = due.application
  const stamp = { updatedAt: new Date(nowMs).toISOString(), subscriptionStatusAtApplication: due.subscriptionStatus }
  if (status === 'failed' || status === 'deferred') {
    const waitMs = FIRST_RETRY_MS * 2 ** Math.min(retryCount, MOST_DOUBLINGS)
    return { ...stamp, scheduledFor: new Date(nowMs + waitMs).toISOString(), retryCount: retryCount + 1 }
  }
  return { ...stamp, applicationStatus: status, ...(status === 'applied' ? { appliedAt: scheduledFor } : {}) }
}

function nextApplication(due: Due, nowMs: number): ApplicationRow | null {
  const { application, grant, timezone, subscriptionStatus } = due
  const status = statusOf(due)
  if ((status !== 'applied' && status !== 'skipped') || !grant.period || application.periodEnd === null) return null
  const startMs = toMs(application.periodEnd)
  const endMs = periodEnd(startMs, grant.period, { anchorMs: toMs(grant.anchor), zone: timezone })
  if (grant.endDate !== null && endMs > toMs(grant.endDate)) return null
  const at = new Date(startMs).toISOString()
  const madeAt = new Date(nowMs).toISOString()
  return {
    ...application,
    id: `cga_${ulid(nowMs)}`,
    scheduledFor: at,
    appliedAt: null,
    periodStart: at,
    periodEnd: new Date(endMs).toISOString(),
    applicationStatus: 'pending',
    applicationReason: 'recurring_credit_grant',
    subscriptionStatusAtApplication: subscriptionStatus,
    failureReason: null,
    retryCount: 0,
    createdAt: madeAt,
    updatedAt: madeAt,
  }
}
