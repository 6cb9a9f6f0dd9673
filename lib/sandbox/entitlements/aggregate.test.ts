import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aggregateByFeature } from './aggregate'
import type { FeatureRow } from './catalog'
import type { Contribution } from './collect'
import type { EntitlementRow } from './entitlements-of'

const STAMP = {
  tenantId: 't',
  environmentId: 'e',
  status: 'published',
  createdAt: '',
  updatedAt: '',
  createdBy: 'u',
  updatedBy: 'u',
}

const feature = (type: FeatureRow['type'], id = `feat_${type}`): FeatureRow => ({
  ...STAMP,
  id,
  name: id,
  lookupKey: id,
  description: '',
  type,
  meterId: '',
  metadata: null,
  unitSingular: '',
  unitPlural: '',
  reportingUnit: null,
  alertSettings: null,
  groupId: null,
})

let made = 0
const contribution = (of: FeatureRow, row: Partial<EntitlementRow> = {}): Contribution => {
  made += 1
  const entitlement: EntitlementRow = {
    ...STAMP,
    id: `ent_${made}`,
    entityType: 'PLAN',
    entityId: 'plan_1',
    featureId: of.id,
    isEnabled: true,
    usageLimit: null,
    usageResetPeriod: null,
    isSoftLimit: false,
    staticValue: null,
    configValue: null,
    parentEntitlementId: null,
    startDate: null,
    endDate: null,
    aggregationMode: 'additive',
    grantMeasure: null,
    grantQuota: null,
    grantDurationValue: null,
    grantDurationUnit: null,
    ...row,
  }
  return { subscriptionId: 'subs_1', planName: 'Plan', entitlement, feature: of, meter: null }
}

const aggregate = (type: FeatureRow['type'], ...rows: Partial<EntitlementRow>[]) =>
  aggregateByFeature(rows.map((row) => contribution(feature(type), row)))[0]?.entitlement

describe('aggregation (6): metered', () => {
  test('limits add up; a zero is a real zero', () => {
    expect(aggregate('metered', { usageLimit: 10_000n }, { usageLimit: 5000n }, { usageLimit: 0n })?.usage_limit).toBe(15_000n)
    expect(aggregate('metered', { usageLimit: 0n })?.usage_limit).toBe(0n)
  })

  test('one without a limit makes it unlimited, and the member is left out; soft flag and period still count', () => {
    const merged = aggregate('metered', { usageLimit: null }, { usageLimit: 5n, isSoftLimit: true, usageResetPeriod: 'DAILY' })
    expect(merged).toEqual({ is_enabled: true, is_soft_limit: true, usage_reset_period: 'DAILY', aggregation_mode: 'additive' })
  })

  test('the most frequent reset period wins, the first seen of equals; none is left out', () => {
    const periods = (...list: (string | null)[]) =>
      aggregate('metered', ...list.map((usageResetPeriod) => ({ usageResetPeriod })))?.usage_reset_period
    expect(periods('DAILY', 'MONTHLY', 'MONTHLY')).toBe('MONTHLY')
    expect(periods('DAILY', 'MONTHLY')).toBe('DAILY')
    expect(periods(null, '', 'NEVER')).toBe('NEVER')
    expect(periods(null)).toBeUndefined()
  })

  test('one in parallel makes all so: a bucket per contributor with what is set, the sum outside', () => {
    const merged = aggregate(
      'metered',
      {
        id: 'ent_a',
        usageLimit: 500n,
        aggregationMode: 'parallel',
        grantMeasure: 'quantity',
        grantQuota: '500.50',
        grantDurationValue: 1,
        grantDurationUnit: 'day',
      },
      { id: 'ent_b', usageLimit: 10n },
    )
    expect(merged).toMatchObject({ usage_limit: 510n, aggregation_mode: 'parallel' })
    expect(merged?.buckets).toEqual([
      {
        entitlement_id: 'ent_a',
        source_entity_id: 'plan_1',
        usage_limit: 500n,
        grant_measure: 'quantity',
        grant_quota: '500.5',
        grant_duration_value: 1,
        grant_duration_unit: 'day',
      },
      { entitlement_id: 'ent_b', source_entity_id: 'plan_1', usage_limit: 10n },
    ])
  })

  test('the order of contributions changes neither limit nor softness', () => {
    const rows = fc.array(fc.record({ usageLimit: fc.option(fc.bigInt(0n, 2n ** 62n)), isSoftLimit: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(rows, (list) => {
        const [one, other] = [aggregate('metered', ...list), aggregate('metered', ...list.toReversed())]
        expect([one?.usage_limit, one?.is_soft_limit]).toEqual([other?.usage_limit, other?.is_soft_limit])
        const isUnlimited = list.some(({ usageLimit }) => usageLimit === null)
        expect(one?.usage_limit === undefined).toBe(isUnlimited)
      }),
    )
  })
})

describe('aggregation (6): other types', () => {
  test('boolean says it is on, nothing else', () => {
    expect(aggregate('boolean', {}, {})).toEqual({ is_enabled: true, is_soft_limit: false })
  })

  test('static lists distinct values that are not empty; without any the member is left out', () => {
    expect(
      aggregate('static', { staticValue: 'b' }, { staticValue: 'a' }, { staticValue: 'b' }, { staticValue: '' })?.static_values,
    ).toEqual(['b', 'a'])
    expect(aggregate('static', { staticValue: '' })).toEqual({ is_enabled: true, is_soft_limit: false })
  })

  test('config lists every object that is not empty, equal ones, too', () => {
    expect(aggregate('config', { configValue: { a: 1 } }, { configValue: {} }, { configValue: { a: 1 } })?.config_values).toEqual(
      [{ a: 1 }, { a: 1 }],
    )
    expect(aggregate('config', { configValue: null })).toEqual({ is_enabled: true, is_soft_limit: false })
  })

  test('features come in order of first appearance', () => {
    const [one, other] = [feature('boolean', 'feat_1'), feature('static', 'feat_2')]
    const groups = aggregateByFeature([contribution(one), contribution(other), contribution(one)])
    expect(groups.map((group) => [group.feature.id, group.contributions.length])).toEqual([
      ['feat_1', 2],
      ['feat_2', 1],
    ])
  })
})
