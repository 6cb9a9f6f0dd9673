import { describe, expect, test } from 'vitest'
import { Breaker, type Outcome } from './breaker'
import { FakeClock } from './fixtures/fake-clock'
import { UpstreamOpenError } from './upstream-errors'

const LIMITS = { windowMs: 30_000, minimumCalls: 20, failedShare: 0.8, openMs: 5_000 }

function set() {
  const clock = new FakeClock()
  const states: string[] = []
  const breaker = new Breaker(LIMITS, clock, (state) => states.push(state))
  const calls = (count: number, outcome: Outcome) => {
    for (let n = 0; n < count; n++) breaker.enter().settle(outcome)
  }
  return { clock, breaker, states, calls }
}

describe('a billing API that is down (UP-8)', () => {
  test('is not asked once enough calls have failed', () => {
    const { breaker, states, calls } = set()
    calls(19, 'failed')
    expect(states).toEqual([])
    calls(1, 'failed')
    expect(states).toEqual(['open'])
    expect(() => breaker.enter()).toThrow(UpstreamOpenError)
  })

  test('says when to try again', () => {
    const { breaker, clock, calls } = set()
    calls(20, 'failed')
    clock.advance(1_500)
    expect(() => breaker.enter()).toThrow(expect.objectContaining({ waitSeconds: 4 }))
  })

  test('gets one probe an interval, and is asked again when it is served', () => {
    const { breaker, clock, states, calls } = set()
    calls(20, 'failed')
    for (let interval = 0; interval < 3; interval++) {
      clock.advance(4_999)
      expect(() => breaker.enter()).toThrow(UpstreamOpenError)
      clock.advance(1)
      const probe = breaker.enter()
      expect(probe.isProbe).toBe(true)
      expect(() => breaker.enter()).toThrow(UpstreamOpenError)
      probe.settle('failed')
      expect(() => breaker.enter()).toThrow(UpstreamOpenError)
    }
    clock.advance(5_000)
    breaker.enter().settle('served')
    expect(states).toEqual(['open', 'closed'])
    expect(breaker.enter().isProbe).toBe(false)
  })

  test('gets the next caller’s probe when the first one’s caller went away', () => {
    const { breaker, clock, calls } = set()
    calls(20, 'failed')
    clock.advance(5_000)
    breaker.enter().settle('unknown')
    expect(breaker.enter().isProbe).toBe(true)
  })

  test('begins with a clean record afterwards, whatever older calls come to', () => {
    const { breaker, clock, states, calls } = set()
    const older = Array.from({ length: 30 }, () => breaker.enter())
    calls(20, 'failed')
    expect(() => older[0]?.confirm()).toThrow(UpstreamOpenError)
    clock.advance(5_000)
    breaker.enter().settle('served')
    for (const call of older) call.settle('failed')
    calls(19, 'failed')
    expect(states).toEqual(['open', 'closed'])
  })

  test('is not suspected because of some failures among many calls', () => {
    const { clock, states, calls } = set()
    for (let second = 0; second < 120; second++) {
      calls(1, 'failed')
      calls(19, 'served')
      clock.advance(1_000)
    }
    expect(states).toEqual([])
  })

  test('is judged by the last half minute alone', () => {
    const { clock, states, calls } = set()
    calls(100, 'served')
    calls(19, 'failed')
    clock.advance(31_000)
    calls(19, 'failed')
    expect(states).toEqual([])
    calls(1, 'failed')
    expect(states).toEqual(['open'])
  })

  test('is not judged by calls that say nothing (UP-9)', () => {
    const { states, calls } = set()
    calls(1000, 'unknown')
    expect(states).toEqual([])
  })
})
