import { expect, test } from 'vitest'
import { featureUsages } from './feature-usage'
import { nextReset } from './next-reset'

const next = (...dates: (string | undefined)[]) =>
  nextReset(
    featureUsages(undefined, {
      features: dates.map((nextUsageResetAt, index) => ({
        feature: { id: `f${index}`, name: `Feature ${index}`, type: 'metered' },
        nextUsageResetAt,
      })),
    }),
  )

test('the first date counts as a moment, whatever its offset, and names all that reset then', () =>
  expect(next('2026-12-02T00:00:00Z', '2026-12-01T05:30:00+05:30', '2026-12-01T00:00:00Z')).toEqual({
    kind: 'at',
    at: '2026-12-01T05:30:00+05:30',
    features: ['Feature 1', 'Feature 2'],
  }))

test('the zero time is never, not a date', () => expect(next('0001-01-01T00:00:00Z')).toEqual({ kind: 'never' }))
test('no date is said to be none, not taken for never', () =>
  expect(next('0001-01-01T00:00:00Z', undefined)).toEqual({ kind: 'no-date' }))
test('no feature, nothing resets', () => expect(next()).toEqual({ kind: 'none' }))
