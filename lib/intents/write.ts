import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Staff } from '@/lib/auth/staff'
import type { BffWrite } from '@/lib/bff/operations'
import { upstreamOf } from '@/lib/bff/upstream'
import { refusalOf } from '@/lib/bff/upstream-failure'
import type { SDKCore } from '@/lib/billing/core'
import type { DtoCustomerResponse } from '@/lib/billing/models'
import { writeResponse } from '@/lib/billing/wire'
import type { BillingEnvironment } from '@/lib/env'
import type { Refusal } from '@/lib/http/answers'
import { log } from '@/lib/log'
import * as z from '@/lib/zod'
import { changesBetween } from './changes'
import type { WriteOperation } from './intent'
import { isCertainlyNotDone } from './outcome'
import { type Preconditions, preconditionsOf } from './preconditions'
import {
  AUDIT_UNAVAILABLE,
  CONFIRMATION_INVALID,
  EXPIRED,
  IN_PROGRESS,
  NO_SUCH_CUSTOMER,
  outcomeUnknown,
  REUSED,
  staleRefusal,
  TOO_LATE,
} from './refusals'
import { requestHash } from './request-hash'
import { type Beginning, begin, type Ending, end, forgetOld, type IntentRow, markSent, type NewIntent } from './rows'
import { leaveBehind, settle } from './settle'
import { tried } from './tried'
import { Turns } from './turns'

/** How long a write waits for others to the same customer. */
const TURN_MS = 10_000
const turns = new Turns()

export interface Asked<Input> {
  staff: Staff
  environment: BillingEnvironment
  input: Input
  headers: Headers
  /** Of the caller: heeded until the write has begun and not after, lest going away made its outcome unknown. */
  signal: AbortSignal
  requestId: string
}
interface ToDo<Input, Output, Intent = NewIntent> {
  row: BffWrite<Input, Output>
  intent: Intent
  core: SDKCore
  input: Input
}
type Begun<Input, Output> = ToDo<Input, Output, IntentRow>

export type WriteAnswer = { status: number; body?: unknown } | Refusal

/**
 * Carries out one write, once (DS-1 to DS-4). Its intent stands in the store and in the audit before anything is sent, its outcome after;
 * the same intent again gets the same answer, and what nobody knows is said to be unknown.
 */
export async function performWrite<Input, Output>(row: BffWrite<Input, Output>, asked: Asked<Input>): Promise<WriteAnswer> {
  const { environment, requestId, headers, signal } = asked
  const preconditions = preconditionsOf(row.needs, headers)
  if ('status' in preconditions) return preconditions
  const core = upstreamOf(environment)
  const identified = await identifiedInput(row, core, asked)
  if ('code' in identified) return identified
  const { input } = identified
  const intent = intentFor(row, { ...asked, input }, preconditions)
  const until = performance.now() + TURN_MS
  const one = async () => {
    const beginning = await tried(requestId, () => beginInTurn(intent, preconditions.confirmation, signal, until))
    return beginning ? goOn(beginning, { row, intent, core, input }) : AUDIT_UNAVAILABLE
  }
  return (await turns.take(`${environment.name} ${intent.resource}`, TURN_MS, signal, one)) ?? IN_PROGRESS
}

async function goOn<Input, Output>(beginning: Beginning, { intent, ...toDo }: ToDo<Input, Output>): Promise<WriteAnswer> {
  const { requestId } = intent
  forgetNowAndThen(requestId)
  if (beginning.is === 'begun') return carryOut({ ...toDo, intent: beginning.row })
  if (beginning.is === 'unconfirmed') return CONFIRMATION_INVALID
  if (beginning.is !== 'known') return IN_PROGRESS
  if (beginning.row.requestHash !== intent.requestHash) return REUSED
  const known = await tried(requestId, () => settle(beginning.row, requestId))
  return known ? answerAgain(known) : AUDIT_UNAVAILABLE
}

async function identifiedInput<Input, Output>(
  { plan }: BffWrite<Input, Output>,
  core: SDKCore,
  { input, requestId }: Asked<Input>,
): Promise<{ input: Input } | Refusal> {
  if (!plan.identify) return { input }
  const identified = await plan.identify(core, input, { headers: { 'x-request-id': requestId } })
  if (!identified.ok) return refusalOf(identified.error)
  return identified.value ? { input: identified.value } : NO_SUCH_CUSTOMER
}

function intentFor<Input, Output>(
  { operation, plan }: BffWrite<Input, Output>,
  { staff, environment, input, requestId }: Asked<Input>,
  { id, version: seen }: Preconditions,
): NewIntent {
  const request = z.encode(operation.request, input)
  const version = seen ?? null
  return {
    id,
    actorId: staff.id,
    environment: environment.name,
    // Whatever has a plan is one of them.
    operation: operation.id as WriteOperation,
    resource: plan.resource(input),
    subject: plan.subject(input),
    request: JSON.stringify(request),
    requestHash: requestHash({ environment: environment.name, operation: operation.id, request, version }),
    version,
    requestId,
  }
}

/** Begins as soon as no other console writes to the same customer. */
async function beginInTurn(intent: NewIntent, confirmation: string | undefined, signal: AbortSignal, until: number) {
  for (;;) {
    const beginning = await begin(intent, confirmation)
    if (beginning.is === 'busy') await leaveBehind(beginning.row, intent.requestId)
    else if (beginning.is !== 'gone') return beginning
    if (signal.aborted || performance.now() > until) return beginning
    await sleep(50 + Math.random() * 100)
  }
}

const FORGET_EVERY_MS = 60 * 60_000
let forgottenAt = 0

function forgetNowAndThen(requestId: string): void {
  if (Date.now() - forgottenAt < FORGET_EVERY_MS) return
  forgottenAt = Date.now()
  void tried(requestId, forgetOld)
}

function answerAgain({ id, state, answer, answerStatus }: IntentRow): WriteAnswer {
  if (state === 'pending') return IN_PROGRESS
  if (state === 'unknown') return outcomeUnknown(id, 502)
  if (answerStatus === null || (answer === null && answerStatus !== 204)) return EXPIRED
  const body = answer === null ? undefined : JSON.parse(answer)
  return state === 'done' ? { status: answerStatus, body } : { status: answerStatus, ...body }
}

async function carryOut<Input, Output>(begun: Begun<Input, Output>): Promise<WriteAnswer> {
  const { intent, row, input } = begun
  const base = await basis(begun)
  if ('code' in base) return failed(intent, base)
  const after = row.plan.after(input)
  const marked = await tried(intent.requestId, () => markSent(intent, textOf(base.before, after)))
  if (marked === undefined) return AUDIT_UNAVAILABLE
  return marked ? send(begun, changesBetween(base.before, after)) : failed(intent, TOO_LATE)
}

const optionsOf = <Input, Output>({ row, intent }: Begun<Input, Output>) => ({
  timeoutMs: row.timeoutMs,
  headers: { 'x-request-id': intent.requestId, 'idempotency-key': intent.id },
})

/** The customer as it is now, read while no other write of ours is under way; a refusal when it is not the version that was seen. */
async function basis<Input, Output>(begun: Begun<Input, Output>): Promise<{ before: DtoCustomerResponse | undefined } | Refusal> {
  const { intent, row, core, input } = begun
  if (intent.version === null) return { before: undefined }
  const reading = await row.plan.read(core, input, optionsOf(begun))
  if (!reading.ok) return refusalOf(reading.error)
  return staleRefusal(intent, reading.value ?? {}) ?? { before: reading.value }
}

/** Those members of a customer that `after` changes, as JSON. */
function textOf(before: DtoCustomerResponse | undefined, after: Partial<DtoCustomerResponse>): string | null {
  if (!before) return null
  return JSON.stringify(Object.fromEntries(Object.entries(before).filter(([name]) => Object.hasOwn(after, name))))
}

async function send<Input, Output>(begun: Begun<Input, Output>, changes: Ending['changes']): Promise<WriteAnswer> {
  const { intent, row, core, input } = begun
  const { requestId, environment } = intent
  const result = await row.call(core, input, optionsOf(begun))
  if (result.ok) {
    const answer = { status: row.operation.successStatus, body: writeResponse(row.operation, result.value) }
    const subject = (result.value as DtoCustomerResponse | undefined)?.id
    const ended = await tried(requestId, () => end(intent, { state: 'done', answer, subject, changes, requestId }))
    return ended ? answer : outcomeUnknown(intent.id, 502)
  }
  const refusal = refusalOf(result.error)
  const { status, code } = refusal
  log.warn({ requestId, operation: row.operation.id, environment, status, code }, 'call failed')
  if (isCertainlyNotDone(result.error)) return failed(intent, refusal)
  await tried(requestId, () => end(intent, { state: 'unknown', code, changes, requestId }))
  return outcomeUnknown(intent.id, status === 504 ? 504 : 502)
}

/** Writes down that it was not done, and why. Where that fails, the row will tell later: what was not sent was not done. */
async function failed(intent: IntentRow, refusal: Refusal): Promise<Refusal> {
  const { status, code, message, details } = refusal
  const answer = { status, body: { code, message, details } }
  const { requestId } = intent
  const ended = await tried(requestId, () => end(intent, { state: 'failed', code, answer, requestId }))
  return ended ? refusal : AUDIT_UNAVAILABLE
}
