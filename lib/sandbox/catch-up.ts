import { inArray, sql } from 'drizzle-orm'
import type { Clock } from './clock'
import type { Database } from './database/open'
import { creditGrantApplications } from './database/tables/grants'
import { processGrants } from './grants/process-grants'
import { nextPeriodEnd, rollPeriods } from './subscriptions/roll-periods'
import { toMs } from './time/rfc3339'

/** Does what time has made due, before an operation looks at it. */
export interface CatchUp {
  /** Costs a comparison while nothing is due. */
  run(): Promise<void>
  /** Looks again what is due: after the data was replaced. */
  forget(): void
}

/** Billing periods and credit grants that fall due while the sandbox runs, while it was down, or because its clock was set. */
export function createCatchUp(db: Database, clock: Clock): CatchUp {
  let nextDueMs = Number.NEGATIVE_INFINITY
  let underWay: Promise<void> | null = null

  async function catchUp(): Promise<void> {
    const nowMs = clock.now().getTime()
    await rollPeriods(db, nowMs)
    await processGrants(db, nowMs)
    const due = [await nextPeriodEnd(db), await nextGrant(db)].flatMap((at) => at ?? [])
    nextDueMs = Math.min(...due.map(toMs))
  }

  return {
    async run() {
      if (clock.now().getTime() < nextDueMs) return
      underWay ??= catchUp().finally(() => {
        underWay = null
      })
      await underWay
    },
    forget() {
      nextDueMs = Number.NEGATIVE_INFINITY
    },
  }
}

async function nextGrant(db: Database): Promise<string | null> {
  const [row] = await db
    .select({ at: sql<string | null>`min(${creditGrantApplications.scheduledFor})::text` })
    .from(creditGrantApplications)
    .where(inArray(creditGrantApplications.applicationStatus, ['pending', 'failed']))
  return row?.at ?? null
}
