import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '@/lib/format/decimal'
import type { FeatureUsage } from './feature-usage'
import { limitState } from './limit-state'
import { projectionOf } from './projection'

const START = Date.parse('2026-11-01T00:00:00Z')
const END = Date.parse('2026-12-01T00:00:00Z')
const iso = (time: number) => new Date(time).toISOString()

function feature(amount: string, changed: Partial<FeatureUsage> & { type?: string; billingPeriod?: string } = {}): FeatureUsage {
  const { type = 'SUM', billingPeriod = 'MONTHLY', ...rest } = changed
  const allowance = { kind: 'limited', limit: '1000', isSoft: false } as const
  const used = { kind: 'counted', amount } as const
  return {
    key: 'feat_1',
    feature: { type: 'metered', meter: { aggregation: { type } } },
    name: 'Tokens',
    allowance,
    state: limitState(allowance, used),
    used,
    reset: { kind: 'at', at: iso(END) },
    resetPeriod: 'MONTHLY',
    sources: [],
    countedSubscription: { billingPeriod, billingPeriodCount: 1, currentPeriodStart: iso(START) },
    isEntitled: true,
    disagreement: undefined,
    ...rest,
  }
}
const halfway = (START + END) / 2

describe('a projection to the reset', () => {
  test('is twice the use when half of the period has passed', () =>
    expect(projectionOf(feature('600'), halfway)).toMatchObject({ amount: '1200', passesLimit: true, periodEnd: iso(END) }))
  test('keeps within the limit where it does', () => expect(projectionOf(feature('400'), halfway)?.passesLimit).toBe(false))

  test.each([
    ['a maximum, which does not grow with time', feature('600', { type: 'MAX' }), halfway],
    ['a count of different things', feature('600', { type: 'COUNT_UNIQUE' }), halfway],
    ['a meter of a kind nobody knows', feature('600', { type: 'NEW' }), halfway],
    ['a reset without a date', feature('600', { reset: { kind: 'no-date' } }), halfway],
    ['no reset', feature('600', { reset: { kind: 'never' } }), halfway],
    ['a period that is not the billing period', feature('600', { billingPeriod: 'ANNUAL' }), halfway],
    ['a subscription that is not known', feature('600', { countedSubscription: undefined }), halfway],
    ['use that is not counted', feature('600', { used: { kind: 'not-counted' } }), halfway],
    ['a period that has hardly begun', feature('600'), START + 3_600_000],
    ['a period that is over', feature('600'), END + 1],
    ['a period that has not begun', feature('600'), START - 1],
  ])('is not made of %s', (_, each, now) => expect(projectionOf(each, now)).toBeUndefined())

  test('is never below what was used already, and grows with it', () =>
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 30n), fc.integer({ min: 11, max: 99 }), (used, percent) => {
        const now = START + Math.floor(((END - START) * percent) / 100)
        const projected = projectionOf(feature(String(used)), now)
        const more = projectionOf(feature(String(used + 1n)), now)
        expect(compare(projected?.amount ?? '-1', String(used))).toBeGreaterThanOrEqual(0)
        expect(compare(more?.amount ?? '-1', projected?.amount ?? '0')).toBe(1)
      }),
    ))
})
