import { describe, expect, test } from 'vitest'
import { FakeClock } from './fixtures/fake-clock'
import { type Attempt, RetryBudget, retryAfterMs, retryDelayMs } from './retries'

const answered = (status: number, retryAfter?: string): Attempt => ({
  response: new Response(null, { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } }),
})
const broken = (code: string): Attempt => ({ error: Object.assign(new Error('broken'), { code }) })
const clock = new FakeClock()
const delay = (attempt: Attempt, retriesDone = 0, waitedMs = 0) => retryDelayMs(attempt, retriesDone, waitedMs, clock)

describe('the wait before a retry', () => {
  test('is by chance, up to a bound that doubles (UP-3)', () => {
    expect([delay(answered(503)), delay(answered(503), 1)]).toEqual([125, 250])
    clock.chance = 0
    expect(delay(answered(503))).toBe(0)
    clock.chance = 0.5
  })
  test('there are two retries, no more (UP-3)', () => expect(delay(answered(503), 2)).toBeUndefined())

  const date = (seconds: number) => new Date(Math.floor(clock.dateMs() / 1000) * 1000 + seconds * 1000).toUTCString()
  test.each([
    ['1', 1000],
    ['5', 5000],
    ['0', 125],
    ['-1', 125],
    ['abc', 125],
    ['1.5', 125],
    [date(3), 3000],
    [date(-60), 125],
    ['', 125],
  ])('is what Retry-After %j asks for, and never less than our own (UP-2)', (retryAfter, ms) =>
    expect(delay(answered(429, retryAfter))).toBe(ms),
  )
  test.each(['6', '120', date(60)])('of %j is handed to the person instead (UP-2)', (retryAfter) =>
    expect(delay(answered(429, retryAfter))).toBeUndefined(),
  )
  test('counts what was waited for already (UP-2)', () => expect(delay(answered(429, '3'), 1, 3000)).toBeUndefined())

  test.each([200, 302, 400, 401, 403, 404, 409, 422, 501])('no retry after %i', (status) =>
    expect(delay(answered(status))).toBeUndefined(),
  )
  test.each([429, 500, 502, 503, 504])('a retry after %i', (status) => expect(delay(answered(status))).toBe(125))
  test.each(['ECONNRESET', 'ECONNREFUSED', 'UND_ERR_SOCKET'])('a retry after %s (UP-4)', (code) =>
    expect(delay(broken(code))).toBe(125),
  )
  test.each(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT'])('none after %s (UP-1)', (code) =>
    expect(delay(broken(code))).toBeUndefined(),
  )
  test('none after what is no failure of the network', () =>
    expect(delay({ error: new Error('a fault of ours') })).toBeUndefined())
})

test('Retry-After that says nothing is nothing (UP-2)', () => {
  expect(['-1', 'abc', '0', '', null].map((value) => retryAfterMs(value, 0))).toEqual(Array(5).fill(undefined))
})

describe('the budget of retries (UP-3)', () => {
  test('is a tenth of the calls, beside what was saved up', () => {
    const budget = new RetryBudget()
    let retries = 0
    for (let call = 0; call < 1000; call++) {
      budget.earn()
      while (budget.take()) retries++
    }
    expect(retries).toBeGreaterThanOrEqual(100)
    expect(retries).toBeLessThanOrEqual(110)
  })
  test('saves no more than its reserve', () => {
    const budget = new RetryBudget()
    for (let call = 0; call < 10_000; call++) budget.earn()
    let retries = 0
    while (budget.take()) retries++
    expect(retries).toBe(10)
  })
})
