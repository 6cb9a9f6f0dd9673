import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, sumOf } from '@/lib/format/decimal'
import { byDate, byMonth, grantState, grantTotals } from './upcoming-grants'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const inDays = (days: number) => new Date(NOW + days * 86_400_000).toISOString()

describe('the state of a grant in words', () => {
  test.each([
    ['pending', inDays(2), 'scheduled'],
    ['failed', inDays(2), 'will-retry'],
    ['failed', inDays(-2), 'failed'],
    ['failed', undefined, 'failed'],
    ['defrosted', inDays(2), 'other'],
    [undefined, inDays(2), 'other'],
  ])('%s for %s is %s', (applicationStatus, scheduledFor, state) =>
    expect(grantState({ applicationStatus, scheduledFor }, NOW)).toBe(state),
  )
})

describe('totals', () => {
  test('each includes the ones before, to the last digit', () => {
    const grants = [
      { creditsExact: '0.1', scheduledFor: inDays(1) },
      { creditsExact: '0.2', scheduledFor: inDays(45) },
      { creditsExact: '1.000000000000000001', scheduledFor: inDays(80) },
      { creditsExact: '7', scheduledFor: inDays(400) },
    ]
    expect(grantTotals(grants, NOW).map(({ amount, count }) => [amount, count])).toEqual([
      ['0.1', 1],
      ['0.3', 2],
      ['1.300000000000000001', 3],
    ])
  })
  test('a grant without an amount is counted, and said to be missing from the sum', () =>
    expect(grantTotals([{ scheduledFor: inDays(1) }, { creditsExact: '5', scheduledFor: inDays(2) }], NOW)[0]).toMatchObject({
      amount: '5',
      count: 2,
      withoutAmount: 1,
    }))
  test('are the sum of their rows, for any', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.bigInt(1n, 10n ** 24n), fc.stringMatching(/^\d{1,18}$/), fc.integer({ min: 0, max: 120 })), {
          maxLength: 30,
        }),
        (rows) => {
          const grants = rows.map(([whole, rest, days]) => ({ creditsExact: `${whole}.${rest}`, scheduledFor: inDays(days) }))
          const [month, two, three] = grantTotals(grants, NOW)
          const between = (from: number, to: number) =>
            sumOf(
              grants
                .filter((_, index) => (rows[index]?.[2] ?? 0) >= from && (rows[index]?.[2] ?? 0) < to)
                .map(({ creditsExact }) => creditsExact),
            )
          expect(month?.amount).toBe(between(0, 30))
          expect(two?.amount).toBe(add(between(0, 30), between(30, 60)))
          expect(three?.amount).toBe(sumOf([between(0, 30), between(30, 60), between(60, 90)]))
        },
      ),
    ))
})

describe('months are those of the zone', () => {
  const grants = [
    { id: 'late', scheduledFor: '2026-12-01T03:00:00Z' },
    { id: 'none' },
    { id: 'early', scheduledFor: '2026-11-30T09:00:00Z' },
  ]
  test.each([
    [
      'UTC',
      [
        ['2026-11', ['early']],
        ['2026-12', ['late']],
        ['', ['none']],
      ],
    ],
    [
      'America/Los_Angeles',
      [
        ['2026-11', ['early', 'late']],
        ['', ['none']],
      ],
    ],
    [
      'Asia/Kolkata',
      [
        ['2026-11', ['early']],
        ['2026-12', ['late']],
        ['', ['none']],
      ],
    ],
    [
      'Pacific/Apia',
      [
        ['2026-11', ['early']],
        ['2026-12', ['late']],
        ['', ['none']],
      ],
    ],
  ])('%s', (zone, months) =>
    expect(byMonth(grants, zone).map(({ month, grants }) => [month, grants.map(({ id }) => id)])).toEqual(months),
  )
  test('soonest first, undated last', () => expect(byDate(grants).map(({ id }) => id)).toEqual(['early', 'late', 'none']))
})
