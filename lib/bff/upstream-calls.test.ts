import { beforeEach, describe, expect, test } from 'vitest'
import { RequestAbortedError, RequestTimeoutError } from '@/lib/billing/models/errors'
import { Breaker } from './breaker'
import { FakeClock } from './fixtures/fake-clock'
import { InFlight } from './in-flight'
import { RetryBudget } from './retries'
import { guardedCall, type UpstreamGuards } from './upstream-calls'
import { UnreadableAnswerError, UpstreamOpenError } from './upstream-errors'

const LIMITS = { windowMs: 30_000, minimumCalls: 5, failedShare: 0.8, openMs: 5_000 }
const never = new AbortController().signal
const answers = (status: number) => async () => new Response(null, { status })

let clock: FakeClock
let guards: UpstreamGuards
beforeEach(() => {
  clock = new FakeClock({ instant: true })
  guards = {
    breaker: new Breaker(LIMITS, clock),
    inFlight: new InFlight({ atOnce: 1, queued: 10, queuedForMs: 1_000 }, new FakeClock()),
    budget: new RetryBudget(),
    clock,
  }
})

const isOpen = async () => {
  const error = await guardedCall(guards, false, answers(200), never).catch((reason: unknown) => reason)
  return error instanceof UpstreamOpenError
}
const times = async (count: number, call: () => Promise<unknown>) => {
  for (let n = 0; n < count; n++) await call().catch(() => undefined)
}

test('a probe is sent once, however much could be retried (UP-8)', async () => {
  await times(5, () => guardedCall(guards, false, answers(503), never))
  clock.advance(LIMITS.openMs)
  let sent = 0
  const probe = await guardedCall(guards, true, async () => new Response(null, { status: sent++ ? 200 : 503 }), never)
  expect([probe.status, sent]).toEqual([503, 1])
})

test('calls that wait for room are not sent once the API is found down (UP-8)', async () => {
  let release: (response: Response) => void = () => undefined
  const first = guardedCall(guards, false, () => new Promise<Response>((resolve) => (release = resolve)), never)
  let sent = 0
  const queued = guardedCall(guards, false, async () => new Response(null, { status: 200 + sent++ }), never)
  const refused = expect(queued).rejects.toBeInstanceOf(UpstreamOpenError)
  for (let n = 0; n < 5; n++) guards.breaker.enter().settle('failed')
  release(new Response(null))
  await first
  await refused
  expect(sent).toBe(0)
})

describe('whether a call tells of an outage (UP-8)', () => {
  /** A call during which the signal fires for this reason, as undici reports it. */
  const endedBy = (reason: Error) => () => {
    const controller = new AbortController()
    const send = async () => {
      controller.abort(reason)
      throw Object.assign(new Error('aborted'), { code: 'UND_ERR_ABORTED' })
    }
    return guardedCall(guards, true, send, controller.signal)
  }
  const failing = (error: Error) => () => guardedCall(guards, false, () => Promise.reject(error), never)

  test.each([
    ['no answer in time', true, endedBy(new RequestTimeoutError('late'))],
    ['the caller’s leaving', false, endedBy(new RequestAbortedError('gone'))],
    ['a reset connection', true, failing(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))],
    ['undici’s time limit', true, failing(Object.assign(new Error('late'), { code: 'UND_ERR_HEADERS_TIMEOUT' }))],
    ['an answer nobody can read', false, failing(new UnreadableAnswerError('no UTF-8'))],
    ['502', true, () => guardedCall(guards, false, answers(502), never)],
    ['500, with which the API answers bad filters', false, () => guardedCall(guards, false, answers(500), never)],
    ['429', false, () => guardedCall(guards, false, answers(429), never)],
    ['401, our key refused (UP-9)', false, () => guardedCall(guards, false, answers(401), never)],
    ['404', false, () => guardedCall(guards, false, answers(404), never)],
  ])('%s: %s', async (_, tells, call) => {
    await times(20, call)
    expect(await isOpen()).toBe(tells)
  })
})
