import 'server-only'
import { environmentNamed } from '@/lib/auth/billing'
import { TIME_LIMITS } from '@/lib/bff/limits'
import { type BffOperation, operations } from '@/lib/bff/operations'
import { upstreamOf } from '@/lib/bff/upstream'
import { DtoCustomerResponse } from '@/lib/billing/models'
import * as z from '@/lib/zod'
import { changesBetween } from './changes'
import { end, type IntentRow } from './rows'

/**
 * What is known of an intent now. A write that nobody carries out any more and one whose outcome is unknown are settled here as far as a
 * reading of the billing API tells; nothing is ever sent again. Returns the row as it then is.
 */
export async function settle(row: IntentRow, requestId: string): Promise<IntentRow> {
  const current = await leaveBehind(row, requestId)
  return current.state === 'unknown' ? settleByReading(current, requestId) : current
}

/** The process that carried it out has ended, or could not write down how it went: failed if nothing was sent, else unknown. */
export async function leaveBehind(row: IntentRow, requestId: string): Promise<IntentRow> {
  if (row.state !== 'pending' || !row.isLeft) return row
  if (row.sentAt) return end(row, { state: 'unknown', code: 'left_behind', requestId })
  const body = { code: 'not_sent', message: 'The console ended before it had sent this. Nothing was changed.' }
  return end(row, { state: 'failed', code: body.code, answer: { status: 503, body }, requestId })
}

async function settleByReading(row: IntentRow, requestId: string): Promise<IntentRow> {
  const environment = environmentNamed(row.environment)
  // One row for each operation, whose request is of its own type, which the name in the database does not tell the compiler.
  const { operation, plan } = operations[row.operation] as unknown as BffOperation<unknown, unknown>
  if (!environment || !plan || row.request === null) return row
  const request = z.decode(operation.request, JSON.parse(row.request))
  const headers = { 'x-request-id': requestId }
  const reading = await plan.read(upstreamOf(environment), request, { timeoutMs: TIME_LIMITS.callMs, headers })
  const now = reading.ok ? reading.value : undefined
  if (!reading.ok) return row
  const verdict = plan.verdict(now, request, row)
  if (verdict === 'applied') {
    const body = operation.response ? z.encode(DtoCustomerResponse, now ?? {}) : undefined
    const changes = changesBetween(row.before === null ? undefined : JSON.parse(row.before), plan.after(request))
    return end(row, { state: 'done', answer: { status: operation.successStatus, body }, subject: now?.id, changes, requestId })
  }
  // The call is over, but what was sent may still be at work there.
  if (!row.isStill) return row
  if (verdict === 'changed') return { ...row, code: 'changed_since' }
  const body = { code: 'not_applied', message: 'The billing API did not do this. Nothing was changed.' }
  return end(row, { state: 'failed', code: body.code, answer: { status: 502, body }, requestId })
}
