import 'server-only'
import { and, count, eq, gt, inArray, sql } from 'drizzle-orm'
import { ulid } from 'ulid'
import { type AuditAction, audit } from '@/lib/audit/audit'
import type { Staff } from '@/lib/auth/staff'
import { type BillingEnvironment, settings } from '@/lib/env'
import type { Refusal } from '@/lib/http/answers'
import { store } from '@/lib/store/store'
import { exports } from '@/lib/store/tables/exports'
import type { ExportManifest, ExportOrder, ExportState } from './export-order'

export type ExportRow = typeof exports.$inferSelect

/** Of one person at a time: each asks the billing API for page after page. */
const MAX_RUNNING = 2
/** Without a sign of life for so long, whoever wrote it is gone. */
const DEAD_AFTER_MS = 60_000

/** One answer for an export that is not there and one that is somebody else's (AZ-4). */
export const NO_SUCH_EXPORT: Refusal = { status: 404, code: 'not_found', message: 'There is no such export.' }

/** Puts an order on record, in the audit too, before anything is read. */
export async function orderExport(staff: Staff, order: ExportOrder, requestId: string): Promise<{ id: string } | Refusal> {
  const [running] = await store()
    .select({ number: count() })
    .from(exports)
    .where(
      and(
        eq(exports.staffId, staff.id),
        eq(exports.state, 'running'),
        gt(exports.updatedAt, new Date(Date.now() - DEAD_AFTER_MS)),
      ),
    )
  if ((running?.number ?? 0) >= MAX_RUNNING)
    return { status: 409, code: 'too_many_exports', message: `${MAX_RUNNING} of your exports are running already.` }
  const id = ulid()
  const { environment, columns, format, zone, ids, except } = order
  await store().transaction(async (transaction) => {
    const row = { id, staffId: staff.id, environment, order: JSON.stringify(order), state: 'ordered' }
    await transaction.insert(exports).values(row)
    const details = { columns: columns.join(' '), format, zone, picked: ids.length, left_out: except.length }
    await audit(transaction, { action: 'export.ordered', actorId: staff.id, environment, subject: id, requestId, details })
  })
  return { id }
}

export async function exportOf(staff: Staff, id: string): Promise<ExportRow | undefined> {
  const [row] = await store()
    .select()
    .from(exports)
    .where(and(eq(exports.id, id), eq(exports.staffId, staff.id)))
  return row
}

export const orderOf = (row: ExportRow): ExportOrder => JSON.parse(row.order)

/** Of two who ask for the file of one order, one gets it. */
export async function beginExport(id: string): Promise<boolean> {
  const begun = await store()
    .update(exports)
    .set({ state: 'running', updatedAt: new Date() })
    .where(and(eq(exports.id, id), eq(exports.state, 'ordered')))
    .returning({ id: exports.id })
  return begun.length > 0
}

/** Notes how far it is. False when it was cancelled meanwhile. */
export async function noteProgress(id: string, written: number, expected: number | undefined): Promise<boolean> {
  const noted = await store()
    .update(exports)
    .set({ written, expected: expected ?? null, updatedAt: new Date() })
    .where(and(eq(exports.id, id), eq(exports.state, 'running')))
    .returning({ id: exports.id })
  return noted.length > 0
}

const ACTIONS: Record<'done' | 'failed' | 'cancelled', AuditAction> = {
  done: 'export.done',
  failed: 'export.failed',
  cancelled: 'export.cancelled',
}

/** Ends it, once: whoever comes second changes nothing. */
export async function endExport(id: string, state: keyof typeof ACTIONS, failure?: string): Promise<void> {
  await store().transaction(async (transaction) => {
    const [ended] = await transaction
      .update(exports)
      .set({ state, failure: failure ?? null, updatedAt: new Date() })
      .where(and(eq(exports.id, id), inArray(exports.state, ['ordered', 'running'])))
      .returning()
    if (!ended) return
    const { staffId, environment, written, expected } = ended
    const details = { written, expected, failure: failure ?? null }
    await audit(transaction, { action: ACTIONS[state], actorId: staffId, environment, subject: id, details })
  })
}

/** Removes what is older than a week: only the record that it happened, which the audit keeps. */
export async function forgetOldExports(): Promise<void> {
  await store().delete(exports).where(sql`${exports.createdAt} < now() - interval '7 days'`)
}

export function manifestOf(row: ExportRow): ExportManifest {
  const order = orderOf(row)
  const state = row.state as ExportState
  const { apiUrl = '' }: Partial<BillingEnvironment> =
    settings().environments.find(({ name }) => name === order.environment) ?? {}
  return {
    export: row.id,
    environment: order.environment,
    api: apiUrl,
    search: order.search,
    ...(order.ids.length > 0 && { picked: order.ids.length }),
    ...(order.except.length > 0 && { left_out: order.except.length }),
    columns: order.columns,
    format: order.format,
    zone: order.zone,
    state,
    started_at: row.createdAt.toISOString(),
    finished_at: state === 'running' || state === 'ordered' ? null : row.updatedAt.toISOString(),
    expected: row.expected,
    written: row.written,
    is_complete: state === 'done' && row.written === row.expected,
    failure: row.failure,
  }
}
