import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { ConnectionError, RequestTimeoutError, UnexpectedClientError } from './models/errors'
import { type BackoffStrategy, DEFAULT_RETRY_CODES, matchesStatus, type RetryConfig, retryDelayMs, withRetries } from './retries'

const backoff: BackoffStrategy = { initialInterval: 100, maxInterval: 5000, exponent: 1.5, maxElapsedTime: 60_000 }
const always: RetryConfig = { strategy: 'backoff', backoff, retryConnectionErrors: true }

/** A clock on which only waiting takes time, with chance always at its middle. */
function testClock() {
  const waits: number[] = []
  let now = 1_000_000
  const wait = async (ms: number) => {
    waits.push(ms)
    now += ms
  }
  return { waits, now: () => now, random: () => 0.5, wait }
}

const answer = (status: number, headers?: Record<string, string>) => ({ response: new Response(null, { status, headers }) })

/** Attempts that give these outcomes in order, the last one forever. */
function attempts(...outcomes: (ReturnType<typeof answer> | Error)[]) {
  return vi.fn(async () => {
    const outcome = (outcomes.length > 1 ? outcomes.shift() : outcomes[0]) as ReturnType<typeof answer> | Error
    if (outcome instanceof Error) throw outcome
    return outcome
  })
}

describe('what is retried', () => {
  test('a busy server is asked again until it answers', async () => {
    const clock = testClock()
    const attempt = attempts(answer(503), answer(429), answer(200))
    expect((await withRetries(attempt, always, DEFAULT_RETRY_CODES, clock)).response.status).toBe(200)
    expect(clock.waits).toEqual([500, 600])
  })

  test.each([200, 204, 400, 404, 409, 501])('status %i is final', async (status) => {
    const attempt = attempts(answer(status))
    await withRetries(attempt, always, DEFAULT_RETRY_CODES, testClock())
    expect(attempt).toHaveBeenCalledTimes(1)
  })

  test('without a strategy nothing is repeated', async () => {
    const attempt = attempts(answer(503))
    await withRetries(attempt, { strategy: 'none' }, DEFAULT_RETRY_CODES, testClock())
    expect(attempt).toHaveBeenCalledTimes(1)
  })

  test('connection errors are repeated only by choice', async () => {
    const failure = new ConnectionError('reset')
    const attempt = attempts(failure)
    await expect(withRetries(attempt, { strategy: 'backoff', backoff }, [], testClock())).rejects.toBe(failure)
    expect(attempt).toHaveBeenCalledTimes(1)
    expect((await withRetries(attempts(failure, answer(200)), always, [], testClock())).response.status).toBe(200)
  })

  test.each([new RequestTimeoutError('late'), new UnexpectedClientError('hook'), new Error('other')])(
    '%s is never repeated',
    async (failure) => {
      const attempt = attempts(failure)
      await expect(withRetries(attempt, always, [], testClock())).rejects.toBe(failure)
      expect(attempt).toHaveBeenCalledTimes(1)
    },
  )

  test('codes may be families', () => {
    expect([500, 503, 599, 404].map((status) => matchesStatus(status, ['5XX']))).toEqual([true, true, true, false])
    expect([429, 428].map((status) => matchesStatus(status, ['429', '5xx']))).toEqual([true, false])
  })
})

describe('when the time is over', () => {
  const config: RetryConfig = { ...always, backoff: { ...backoff, maxElapsedTime: 1000 } }

  test('the last response is handed on', async () => {
    const attempt = attempts(answer(503))
    expect((await withRetries(attempt, config, ['503'], testClock())).response.status).toBe(503)
    // Waits of 500, 600 and more: only after the second has more than 1000 ms passed.
    expect(attempt).toHaveBeenCalledTimes(3)
  })

  test('the last connection error is thrown', async () => {
    const failure = new ConnectionError('reset')
    await expect(withRetries(attempts(failure), config, [], testClock())).rejects.toBe(failure)
  })
})

test('an abort while waiting ends the call with its error', async () => {
  const aborted = new Error('aborted')
  const attempt = attempts(answer(503))
  const clock = { ...testClock(), wait: () => Promise.reject(aborted) }
  await expect(withRetries(attempt, always, ['503'], clock)).rejects.toBe(aborted)
  expect(attempt).toHaveBeenCalledTimes(1)
})

describe('the delay', () => {
  const now = Date.parse('2026-02-24T10:00:00Z')
  const clock = { now: () => now, random: () => 0 }
  const delay = (retryAfter: string) => retryDelayMs(2, backoff, retryAfter, clock)

  test.each([
    ['3', 3000],
    [' 3 ', 3000],
    ['Tue, 24 Feb 2026 10:00:02 GMT', 2000],
    ['3600', 5000],
  ])('Retry-After: %s waits %i ms', (retryAfter, ms) => {
    expect(delay(retryAfter)).toBe(ms)
  })

  test.each(['0', '-5', 'soon', 'Tue, 24 Feb 2026 09:59:59 GMT', ''])(
    'Retry-After: %s is no answer, so the backoff counts',
    (retryAfter) => {
      expect(delay(retryAfter)).toBe(100 * 2 ** 1.5)
    },
  )

  test('is interval × n^exponent and up to a second of chance, never above the maximum', () => {
    const times = fc.double({ min: 0, max: 100_000, noNaN: true })
    const strategy = fc.record({
      initialInterval: times,
      maxInterval: times,
      exponent: fc.double({ min: 0, max: 3, noNaN: true }),
    })
    fc.assert(
      fc.property(strategy, fc.nat(50), fc.double({ min: 0, max: 0.999, noNaN: true }), (fields, retry, random) => {
        const ms = retryDelayMs(retry, { ...fields, maxElapsedTime: 1 }, null, { now: () => 0, random: () => random })
        const base = fields.initialInterval * retry ** fields.exponent
        expect(ms).toBeGreaterThanOrEqual(Math.min(base, fields.maxInterval))
        expect(ms).toBeLessThanOrEqual(Math.min(base + 1000, fields.maxInterval))
      }),
    )
  })

  test('without fields of its own the backoff is 500 ms, 1.5, at most a minute, for an hour', async () => {
    const clock = testClock()
    const attempt = attempts(answer(503))
    await withRetries(attempt, { strategy: 'backoff' }, ['503'], clock)
    expect(clock.waits[0]).toBe(500)
    expect(clock.waits[1]).toBe(1000)
    expect(clock.waits[4]).toBe(500 * 4 ** 1.5 + 500)
    expect(Math.max(...clock.waits)).toBe(60_000)
    const elapsed = clock.waits.reduce((sum, ms) => sum + ms, 0)
    expect(elapsed).toBeGreaterThan(3_600_000)
    expect(elapsed).toBeLessThanOrEqual(3_660_000)
  })
})
