import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareMoments } from './moments'

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z', 0],
  ['2026-01-01T00:00:00.1Z', '2026-01-01T00:00:00.12Z', -1],
  ['2026-01-01T00:00:00.000001Z', '2026-01-01T00:00:00Z', 1],
  ['2026-01-01T00:00:01Z', '2026-01-01T00:00:00.999999999Z', 1],
])('%s and %s', (one, other, order) => expect(compareMoments(one, other)).toBe(order))

test('orders as the nanoseconds do', () => {
  const nanoseconds = fc.bigInt(0n, 10n ** 9n - 1n)
  const written = (fraction: bigint) => `${`2026-01-01T00:00:00.${String(fraction).padStart(9, '0')}`.replace(/\.?0+$/, '')}Z`
  fc.assert(
    fc.property(nanoseconds, nanoseconds, (one, other) => {
      expect(compareMoments(written(one), written(other))).toBe(one < other ? -1 : one > other ? 1 : 0)
    }),
  )
})
