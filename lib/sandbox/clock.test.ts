import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createClock } from './clock'
import { isRfc3339 } from './time/rfc3339'

describe('the clock', () => {
  test('begins where it is told to and runs on', async () => {
    const clock = createClock(new Date('2026-09-15T12:00:00Z'))
    const first = clock.now().getTime()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(clock.now().getTime() - first).toBeGreaterThanOrEqual(15)
    expect(Math.abs(first - Date.parse('2026-09-15T12:00:00Z'))).toBeLessThan(1000)
  })

  test('stopped, it stands', async () => {
    const clock = createClock()
    clock.set(new Date('2027-01-01T00:00:00Z'), { stopped: true })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z')
  })

  test('no two stamps are the same, and they sort by the order they were given', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), (at) => {
        const clock = createClock()
        clock.set(at, { stopped: true })
        const stamps = Array.from({ length: 5 }, () => clock.stamp())
        expect(stamps.every(isRfc3339)).toBe(true)
        expect(new Set(stamps).size).toBe(5)
        const micros = stamps.map((stamp) => {
          const [seconds = '', fraction = ''] = stamp.replace('Z', '').split('.')
          return Date.parse(`${seconds}Z`) * 1000 + Number(fraction.padEnd(6, '0'))
        })
        expect(micros).toEqual([0, 1, 2, 3, 4].map((step) => at.getTime() * 1000 + step))
      }),
    )
  })
})
