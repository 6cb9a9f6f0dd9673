import english from 'zod/v4/locales/en.js'
import { insertRows } from '@/lib/sandbox/database/insert-rows'
import { events } from '@/lib/sandbox/database/tables/subscriptions'
import { forgetCatalog } from '@/lib/sandbox/entitlements/catalog'
import { faultSchema } from '@/lib/sandbox/faults/fault'
import type { FaultBoard } from '@/lib/sandbox/faults/fault-board'
import type { RequestLog } from '@/lib/sandbox/faults/request-log'
import { ApiError } from '@/lib/sandbox/http/api-error'
import { OPERATIONS } from '@/lib/sandbox/operations'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { fillDatabase } from '@/lib/sandbox/seed/fill'
import { readFacts } from '@/lib/sandbox/seed/seed-facts'
import { isRfc3339 } from '@/lib/sandbox/time/rfc3339'
import { z } from '@/lib/zod'

/** What the control surface works on. */
export interface Controlled {
  sandbox: Sandbox
  faults: FaultBoard
  log: RequestLog
  onProgress: (line: string) => void
}

/** One thing the control surface does. Answers what is then the case. */
export type ControlCall = (body: unknown, controlled: Controlled) => Promise<unknown> | unknown

const moment = z.string().check(z.refine(isRfc3339))
const count = z.int().check(z.minimum(0), z.maximum(5_000_000))

const resetBody = z.object({ customers: z.optional(count), now: z.optional(moment) })
const clockBody = z.object({ now: moment, stopped: z._default(z.boolean(), false) })
const eventsBody = z.array(
  z.object({
    event_name: z.string(),
    external_customer_id: z.string(),
    timestamp: z.optional(moment),
    properties: z._default(z.record(z.string(), z.unknown()), {}),
  }),
)
const ruleBody = z.object({
  operation: z._default(z.string(), '*'),
  customer: z.optional(z.string()),
  count: z._default(z.int().check(z.minimum(1)), 1),
})

/** Everything the control surface does, by method and path. */
export const CONTROL_CALLS: Readonly<Record<string, ControlCall>> = {
  'POST /reset': async (body, { sandbox, faults, log, onProgress }) => {
    const wanted = read(resetBody, body)
    const before = await readFacts(sandbox.db)
    if (wanted.now) sandbox.clock.set(new Date(wanted.now))
    const customers = wanted.customers ?? before?.customers ?? 0
    const now = sandbox.clock.now()
    await fillDatabase(sandbox.db, { customers, now, onProgress })
    forgetCatalog(sandbox.db)
    sandbox.catchUp.forget()
    faults.clear()
    log.clear()
    return { customers, now: now.toISOString() }
  },
  'GET /clock': (_, { sandbox }) => ({ now: sandbox.clock.now().toISOString() }),
  'PUT /clock': (body, { sandbox }) => {
    const { now, stopped } = read(clockBody, body)
    sandbox.clock.set(new Date(now), { stopped })
    return { now: sandbox.clock.now().toISOString(), stopped }
  },
  'POST /events': async (body, { sandbox }) => {
    const reported = read(eventsBody, Array.isArray(body) ? body : [body])
    const now = sandbox.clock.now().toISOString()
    const rows = reported.map(({ event_name, external_customer_id, timestamp, properties }) => ({
      eventName: event_name,
      externalCustomerId: external_customer_id,
      timestamp: timestamp ?? now,
      properties,
    }))
    await insertRows(sandbox.db, events, rows)
    return { added: rows.length }
  },
  'GET /faults': (_, { faults }) => ({ faults: faults.list() }),
  'POST /faults': (body, { faults }) => {
    const { operation, customer, count: times } = read(ruleBody, body)
    if (operation !== '*' && !OPERATIONS.some(({ name }) => name === operation)) {
      throw new ApiError('validation_error', `There is no operation ${operation}`, {
        operations: [...new Set(OPERATIONS.map(({ name }) => name))],
      })
    }
    return faults.add({
      operation,
      ...(customer === undefined ? {} : { customer }),
      count: times,
      fault: read(faultSchema, body),
    })
  },
  'DELETE /faults': (_, { faults }) => {
    faults.clear()
    return { faults: [] }
  },
  'GET /requests': (_, { log }) => ({ requests: log.list() }),
  'DELETE /requests': (_, { log }) => {
    log.clear()
    return { requests: [] }
  },
}

/** Says what would have done: without it an issue is no more than 'Invalid input'. Only people and tests read these. */
const { localeError } = english()

function read<Schema extends z.core.$ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = z.safeParse(schema, body ?? {}, { error: localeError })
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new ApiError('validation_error', 'The control surface cannot work with this body', { faults })
}
