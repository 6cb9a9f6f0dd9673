import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DtoAggregatedFeature, DtoFeatureUsageSummary } from '@/lib/billing/models'
import { add, compare, subtract } from '@/lib/format/decimal'
import { featureUsages } from './feature-usage'
import { limitState } from './limit-state'

const metered = { id: 'feat_1', name: 'API calls', type: 'metered' }

function one(entitled: DtoAggregatedFeature | undefined, usage: DtoFeatureUsageSummary | undefined, billingPeriod = 'MONTHLY') {
  const [only] = featureUsages(
    entitled && { features: [entitled], subscriptions: [{ id: 'subs_1', billingPeriod }] },
    usage && { features: [usage] },
  )
  if (!only) throw new Error('no feature')
  return only
}
const limited = (limit: string, used: string, isSoft = false) =>
  one(
    { feature: metered, entitlement: { usageLimitExact: limit, isSoftLimit: isSoft, usageResetPeriod: 'MONTHLY' } },
    { feature: metered, currentUsage: used, totalLimitExact: limit, isUnlimited: false, isSoftLimit: isSoft },
  ).state

describe('a limit', () => {
  test.each([
    ['10000', '13', false, 'room'],
    ['10', '8.999999999999999999999', false, 'room'],
    ['10', '9', false, 'near'],
    ['100', '100', false, 'hard-limit-reached'],
    ['100', '99.999999999999999999', false, 'near'],
    ['100', '100', true, 'near'],
    ['100', '100.000000000000000001', true, 'soft-limit-passed'],
    ['10000', '10250', false, 'hard-limit-reached'],
    ['0', '0', false, 'no-allowance'],
    ['0', '5', false, 'no-allowance'],
    ['0', '0', true, 'no-allowance'],
    ['0', '5', true, 'soft-limit-passed'],
    ['-1', '0', false, 'no-allowance'],
    ['9007199254740993', '9007199254740992', false, 'near'],
    ['9007199254740993', '9007199254740993', false, 'hard-limit-reached'],
    ['10', '-4', false, 'room'],
  ] as const)('of %s with %s used, soft %s, is %s', (limit, used, isSoft, name) =>
    expect(limited(limit, used, isSoft).name).toBe(name),
  )

  test('says by how much it is passed, whatever the digits', () => {
    expect(limited('0', '5')).toMatchObject({ over: '5', left: '-5' })
    expect(limited('20000', '23641', true)).toMatchObject({ over: '3641', share: '1.18205' })
    expect(limited('1000', '1000.000000000000000001', true).over).toBe('0.000000000000000001')
    expect(limited('1000', '1000', true).over).toBeUndefined()
  })

  const amounts = fc
    .tuple(fc.bigInt(0n, 10n ** 20n), fc.stringMatching(/^\d{0,18}$/))
    .map(([whole, rest]) => `${whole}${rest && `.${rest}`}`)
  test('used and left make up the limit, to the last digit', () =>
    fc.assert(
      fc.property(amounts, amounts, fc.boolean(), (limit, used, isSoft) => {
        const state = limitState({ kind: 'limited', limit, isSoft }, { kind: 'counted', amount: used })
        expect(compare(add(used, state.left ?? 'none'), limit)).toBe(0)
        expect(state.over).toBe(compare(used, limit) > 0 ? subtract(used, limit) : undefined)
        if (state.name === 'room') expect(compare(used, limit)).toBe(-1)
        if (state.name === 'hard-limit-reached') expect(isSoft).toBe(false)
      }),
    ))
})

describe('unlimited is only what the API calls so', () => {
  const usage = { feature: metered, currentUsage: '123456', isUnlimited: true }
  test('and its use is still there', () =>
    expect(one({ feature: metered, entitlement: {} }, usage).state).toEqual({ name: 'unlimited', used: '123456' }))
  test('not a missing limit', () => {
    expect(one({ feature: metered, entitlement: {} }, { ...usage, isUnlimited: undefined }).state.name).toBe('not-reported')
    expect(one({ feature: metered, entitlement: {} }, undefined).state.name).toBe('not-reported')
  })
  test('not buckets in parallel, which have the flag as well', () => {
    const entitlement = { aggregationMode: 'parallel', buckets: [{ grantQuota: '500' }] }
    expect(one({ feature: metered, entitlement }, usage).state).toEqual({ name: 'by-grant', used: '123456' })
    expect(one(undefined, usage).state).toEqual({ name: 'not-reported', used: '123456' })
  })
  test('not an on/off feature, a value, a configuration or a type nobody knows, which have it, too', () => {
    const of = (type: string, entitlement: object) =>
      one({ feature: { ...metered, type }, entitlement }, { ...usage, feature: { ...metered, type }, currentUsage: '0' }).state
    expect(of('boolean', { isEnabled: true })).toEqual({ name: 'on' })
    expect(of('boolean', { isEnabled: false })).toEqual({ name: 'off' })
    expect(of('static', { staticValues: ['eu'] })).toEqual({ name: 'value' })
    expect(of('config', { configValues: [{ model: 'x' }] })).toEqual({ name: 'config' })
    expect(of('static', {}).name).toBe('not-reported')
    expect(of('quantum', {}).name).toBe('not-reported')
  })
  test('not when a limit stands beside the flag', () => {
    const both = one(
      { feature: metered, entitlement: { usageLimitExact: '10' } },
      { ...usage, totalLimitExact: '10', currentUsage: '1' },
    )
    expect(both.allowance).toEqual({ kind: 'limited', limit: '10', isSoft: false })
  })
})

describe('one answer missing', () => {
  test('a limit without use is no room, and no use is no zero', () => {
    const alone = one({ feature: metered, entitlement: { usageLimitExact: '100' } }, undefined)
    expect(alone.state).toEqual({ name: 'usage-unknown', limit: '100', isSoft: false })
    expect(alone.isEntitled).toBeUndefined()
  })
  test('a limit of 0 is none all the same', () =>
    expect(one({ feature: metered, entitlement: { usageLimitExact: '0' } }, undefined).state.name).toBe('no-allowance'))
  test('use without an entitlement is said to be that', () => {
    const [stray] = featureUsages({ features: [] }, { features: [{ feature: metered, currentUsage: '7', totalLimitExact: '5' }] })
    expect(stray?.isEntitled).toBe(false)
    expect(stray?.state.name).toBe('hard-limit-reached')
  })
  test('limits that differ are named, since one answer is older', () => {
    const usage = { feature: metered, currentUsage: '1', totalLimitExact: '15' }
    expect(one({ feature: metered, entitlement: { usageLimitExact: '10' } }, usage).disagreement).toEqual({
      entitlements: '10',
      usage: '15',
    })
  })
})

describe('use that the API does not count', () => {
  const sources = [{ subscriptionId: 'subs_1' }]
  const of = (usageResetPeriod: string, currentUsage: string, billingPeriod: string) =>
    one(
      { feature: metered, entitlement: { usageLimitExact: '100', usageResetPeriod }, sources },
      { feature: metered, currentUsage, totalLimitExact: '100', sources },
      billingPeriod,
    )
  test.each(['WEEKLY', 'QUARTERLY', 'HALF_YEARLY', 'ANNUAL'])('%s on a monthly subscription is no use of nought', (period) => {
    expect(of(period, '0', 'MONTHLY').state.name).toBe('not-counted')
    expect(of(period, '0', 'MONTHLY').state.used).toBeUndefined()
    expect(of(period, '0', 'MONTHLY').reset).toEqual({ kind: 'no-date' })
  })
  test('by the billing period itself, it is', () =>
    expect(of('ANNUAL', '0', 'ANNUAL').state).toMatchObject({ name: 'room', used: '0' }))
  test('daily and monthly always are', () => expect(of('DAILY', '0', 'ANNUAL').state.used).toBe('0'))
})

describe('the next reset', () => {
  const of = (type: string, usageResetPeriod: string | undefined, nextUsageResetAt: string | undefined) =>
    one({ feature: { ...metered, type }, entitlement: { usageResetPeriod } }, { feature: { ...metered, type }, nextUsageResetAt })
      .reset
  test.each([
    ['metered', 'MONTHLY', '2026-12-01T00:00:00+05:30', { kind: 'at', at: '2026-12-01T00:00:00+05:30' }],
    ['metered', 'NEVER', '0001-01-01T00:00:00Z', { kind: 'never' }],
    ['metered', 'NEVER', undefined, { kind: 'never' }],
    ['metered', 'WEEKLY', undefined, { kind: 'no-date' }],
    ['metered', undefined, undefined, { kind: 'not-reported' }],
    ['metered', undefined, 'soon', { kind: 'not-reported' }],
    ['boolean', undefined, undefined, { kind: 'none' }],
  ] as const)('of %s, %s, %s', (type, period, at, reset) => expect(of(type, period, at)).toEqual(reset))
})
