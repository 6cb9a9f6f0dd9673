import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type {
  DtoCreditGrantApplicationResponse as Application,
  DtoCustomerEntitlementsResponse,
  DtoCustomerUsageSummaryResponse,
} from '@/lib/billing/models'
import { add } from '@/lib/format/decimal'
import { isMasked } from '@/lib/format/mask'
import { featureUsages } from '@/lib/usage/feature-usage'
import { entitlementLikeness, featurePairs, grantDays, textLikeness, totalPairs, usageLikeness, usedMore } from './likeness'

const BOTH = { a: true, b: true }

interface Given {
  id?: string
  type?: 'metered' | 'boolean' | 'static' | 'config'
  limit?: string
  used?: string
  isSoft?: boolean
  period?: string
  values?: string[]
  configs?: Record<string, unknown>[]
  buckets?: { entitlementId?: string; grantQuota?: string; grantDurationUnit?: 'day' | 'week' }[]
  isEnabled?: boolean
}

/** One customer's features as the two answers give them. */
function features(given: Given[]) {
  const of = ({ id = 'f1', type = 'metered' }: Given) => ({ id, type, name: `Feature ${id}` })
  const entitlements = {
    features: given.map((each) => ({
      feature: of(each),
      entitlement: {
        usageLimitExact: each.limit,
        isSoftLimit: each.isSoft ?? false,
        usageResetPeriod: each.period ?? 'MONTHLY',
        staticValues: each.values,
        configValues: each.configs,
        isEnabled: each.isEnabled ?? true,
        ...(each.buckets && { aggregationMode: 'parallel', buckets: each.buckets }),
      },
    })),
  } as DtoCustomerEntitlementsResponse
  const usage = {
    features: given.map((each) => ({
      feature: of(each),
      currentUsage: each.used,
      totalLimitExact: each.limit,
      isUnlimited: !each.limit,
    })),
  } as DtoCustomerUsageSummaryResponse
  return featureUsages(entitlements, usage)
}

const entitled = (a: Given, b: Given, isKnown = BOTH) => {
  const [pair] = featurePairs(features([a]), features([b]))
  return pair && entitlementLikeness(pair, isKnown)
}
const used = (a: Given, b: Given, isKnown = BOTH) => {
  const [pair] = featurePairs(features([a]), features([b]))
  return pair && usageLikeness(pair, isKnown)
}

describe('features', () => {
  test('come in the first’s order, then those that only the second has', () => {
    const pairs = featurePairs(features([{ id: 'x' }, { id: 'y' }]), features([{ id: 'z' }, { id: 'x' }]))
    expect(pairs.map(({ key, a, b }) => [key, !!a, !!b])).toEqual([
      ['x', true, true],
      ['y', true, false],
      ['z', false, true],
    ])
  })

  test.each<[string, Given, Given, string]>([
    ['a limit is its number, however it is written', { limit: '20' }, { limit: '20.000' }, 'same'],
    ['the last digit counts', { limit: '9007199254740993' }, { limit: '9007199254740992' }, 'different'],
    ['soft is not hard', { limit: '20' }, { limit: '20', isSoft: true }, 'different'],
    ['a limit is not none', { limit: '20' }, {}, 'different'],
    ['so is when it resets', { limit: '20' }, { limit: '20', period: 'DAILY' }, 'different'],
    ['on is not off', { type: 'boolean' }, { type: 'boolean', isEnabled: false }, 'different'],
    ['values are a set', { type: 'static', values: ['x', 'y'] }, { type: 'static', values: ['y', 'x'] }, 'same'],
    ['and their texts count', { type: 'static', values: ['x'] }, { type: 'static', values: ['X'] }, 'different'],
    [
      'a configuration has no order of members',
      { type: 'config', configs: [{ x: 1, y: { z: [1, 2] } }] },
      { type: 'config', configs: [{ y: { z: [1, 2] }, x: 1 }] },
      'same',
    ],
    [
      'but its lists have',
      { type: 'config', configs: [{ x: [1, 2] }] },
      { type: 'config', configs: [{ x: [2, 1] }] },
      'different',
    ],
    [
      'buckets are compared by what they give, not by who gave them',
      { buckets: [{ entitlementId: 'e1', grantQuota: '5.0', grantDurationUnit: 'day' }] },
      { buckets: [{ entitlementId: 'e2', grantQuota: '5', grantDurationUnit: 'day' }] },
      'same',
    ],
    [
      'and by how often',
      { buckets: [{ grantQuota: '5', grantDurationUnit: 'day' }] },
      { buckets: [{ grantQuota: '5', grantDurationUnit: 'week' }] },
      'different',
    ],
    ['values that nobody reported are not known to be alike', { type: 'static' }, { type: 'static' }, 'unknown'],
  ])('of an entitlement: %s', (_, a, b, expected) => expect(entitled(a, b)).toBe(expected))

  test('what one has and the other has not differs, unless nobody said what the other has', () => {
    const [pair] = featurePairs(features([{}]), [])
    expect(pair && [entitlementLikeness(pair, BOTH), entitlementLikeness(pair, { a: true, b: false })]).toEqual([
      'different',
      'unknown',
    ])
    expect(pair && [usageLikeness(pair, BOTH), usageLikeness(pair, { a: true, b: false })]).toEqual(['different', 'unknown'])
  })

  test.each<[Given, Given, string]>([
    [{ used: '1.50' }, { used: '1.5' }, 'same'],
    [{ used: '0.1' }, { used: '0.10000000000000001' }, 'different'],
    [{ used: '5' }, {}, 'unknown'],
    [{ used: '0', period: 'WEEKLY' }, { used: '0', period: 'WEEKLY' }, 'same'],
  ])('of a use: %j and %j are %s', (a, b, expected) => expect(used(a, b)).toBe(expected))

  test('how much more the second used is exact', () => {
    const amount = fc
      .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 999_999 }))
      .map(([whole, fraction]) => `${whole}.${String(fraction).padStart(6, '0')}`)
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [pair] = featurePairs(features([{ used: a }]), features([{ used: b }]))
        const more = pair && usedMore(pair)
        expect(more).toBeDefined()
        expect(add(a, more ?? '')).toBe(add(b, '0'))
        expect(pair && usageLikeness(pair, BOTH)).toBe(more === '0' ? 'same' : 'different')
      }),
    )
  })
})

describe('grants', () => {
  const grant = (scheduledFor: string | undefined, creditsExact: string | undefined, more: Partial<Application> = {}) =>
    ({
      scheduledFor,
      creditsExact,
      applicationStatus: 'pending',
      applicationReason: 'recurring_credit_grant',
      ...more,
    }) as Application

  test('are compared day by day of the zone, whatever the hour', () => {
    const a = [grant('2026-12-18T23:30:00Z', '100.00'), grant('2026-12-20T10:00:00Z', '5')]
    const b = [grant('2026-12-18T00:10:00Z', '100'), grant('2026-12-21T10:00:00Z', '5')]
    const days = (zone: string) => grantDays({ a, b }, BOTH, zone).map(({ day, likeness }) => [day, likeness])
    expect(days('UTC')).toEqual([
      ['2026-12-18', 'same'],
      ['2026-12-20', 'different'],
      ['2026-12-21', 'different'],
    ])
    expect(days('Asia/Tokyo')[0]).toEqual(['2026-12-18', 'different'])
  })

  test('differ by amount, state and reason; without an amount nobody knows', () => {
    const at = '2026-12-18T10:00:00Z'
    const of = (a: Application, b: Application) => grantDays({ a: [a], b: [b] }, BOTH, 'UTC')[0]?.likeness
    expect(of(grant(at, '5'), grant(at, '5'))).toBe('same')
    expect(of(grant(at, '5'), grant(at, '6'))).toBe('different')
    expect(of(grant(at, '5'), grant(at, '5', { applicationStatus: 'failed' }))).toBe('different')
    expect(of(grant(at, '5'), grant(at, '5', { applicationReason: 'onetime_credit_grant' }))).toBe('different')
    expect(of(grant(at, '5'), grant(at, undefined))).toBe('unknown')
    expect(grantDays({ a: [grant(at, '5')], b: [] }, { a: true, b: false }, 'UTC')[0]?.likeness).toBe('unknown')
  })

  test('undated ones come last, and sums say when they are not whole', () => {
    const now = Date.parse('2026-12-01T00:00:00Z')
    const a = [grant(undefined, '1'), grant('2026-12-02T00:00:00Z', '10.5')]
    const b = [grant('2026-12-02T00:00:00Z', '10.50'), grant('2027-02-01T00:00:00Z', undefined)]
    expect(grantDays({ a, b }, BOTH, 'UTC').map(({ day }) => day)).toEqual(['2026-12-02', '2027-02-01', ''])
    expect(totalPairs({ a, b }, BOTH, now).map(({ days, likeness }) => [days, likeness])).toEqual([
      [30, 'same'],
      [60, 'same'],
      [90, 'unknown'],
    ])
    expect(totalPairs({ a, b: [] }, { a: true, b: false }, now)[0]?.likeness).toBe('unknown')
  })
})

test.each([
  ['Acme', 'Acme', 'same'],
  [' Acme', 'Acme ', 'same'],
  [undefined, '', 'same'],
  ['Acme', undefined, 'different'],
  ['Acme', 'acme', 'different'],
  ['A•••', 'A•••', 'unknown'],
  ['A•••', 'B•••', 'different'],
])('of a text: %s and %s are %s', (a, b, expected) => expect(textLikeness({ a, b }, isMasked)).toBe(expected))
