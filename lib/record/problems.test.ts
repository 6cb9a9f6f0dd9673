import { describe, expect, test } from 'vitest'
import type { DtoCustomerEntitlementsResponse, DtoCustomerUsageSummaryResponse } from '@/lib/billing/models'
import { featureUsages } from '@/lib/usage/feature-usage'
import { problemsOf } from './problems'
import { upcoming } from './upcoming'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const later = '2026-12-01T00:00:00Z'
const metered = (id: string) => ({ id, name: id, type: 'metered' })
const limit = (id: string, usageLimitExact: string, isSoftLimit = false) => ({
  feature: metered(id),
  entitlement: { usageLimitExact, isSoftLimit },
})
const used = (id: string, currentUsage: string, totalLimitExact: string, isSoftLimit = false) => ({
  feature: metered(id),
  currentUsage,
  totalLimitExact,
  isSoftLimit,
  nextUsageResetAt: later,
})

function kinds(
  entitlements: DtoCustomerEntitlementsResponse | undefined,
  usage?: DtoCustomerUsageSummaryResponse,
  status = 'published',
  grants: object[] = [],
) {
  const features = featureUsages(entitlements, usage)
  return problemsOf({ customer: { status }, entitlements, features, grants }, NOW).map(({ kind, key }) =>
    kind === 'limit' ? key : kind,
  )
}

describe('problems', () => {
  test('blocked before passed, and neither near nor room', () => {
    const entitlements = { features: [limit('near', '10'), limit('soft', '10', true), limit('hard', '10'), limit('room', '10')] }
    const usage = {
      features: [used('near', '9', '10'), used('soft', '11', '10', true), used('hard', '10', '10'), used('room', '1', '10')],
    }
    expect(kinds(entitlements, usage)).toEqual(['limit hard', 'limit soft'])
  })
  test('a limit of 0 is one only once it is used', () => {
    expect(kinds({ features: [limit('none', '0')] }, { features: [used('none', '0', '0')] })).toEqual([])
    expect(kinds({ features: [limit('none', '0')] }, { features: [used('none', '5', '0')] })).toEqual(['limit none'])
  })
  test('use without an entitlement', () =>
    expect(kinds({ features: [limit('a', '10')] }, { features: [used('a', '1', '10'), used('b', '3', '10')] })).toEqual([
      'usage-without-entitlement',
    ]))
  test('no such thing while the entitlements are not known', () =>
    expect(kinds(undefined, { features: [used('b', '3', '10')] })).toEqual([]))
  test('an archived customer whose subscription still runs', () => {
    const entitlements = { subscriptions: [{ id: 's1', subscriptionStatus: 'active' }], features: [limit('a', '10')] }
    expect(kinds(entitlements, undefined, 'archived')).toEqual(['archived-with-subscription'])
    expect(kinds(entitlements)).toEqual([])
  })
  test('no subscription, unless the API does not list them', () => {
    expect(kinds({ subscriptions: [], features: [] })).toEqual(['no-subscription'])
    expect(kinds({ features: [] })).toEqual(['no-entitlements'])
    expect(kinds(undefined)).toEqual([])
  })
  test('a failing grant', () =>
    expect(
      kinds({ features: [limit('a', '1')] }, undefined, 'published', [
        { applicationStatus: 'failed', scheduledFor: later },
        { applicationStatus: 'pending', scheduledFor: later },
      ]),
    ).toEqual(['grant-failing']))
})

describe('what comes next', () => {
  test('in order of time, resets of one moment together, nothing that is past', () => {
    const usage = {
      features: [
        used('a', '1', '2'),
        { ...used('b', '1', '2'), nextUsageResetAt: '2026-12-01T05:30:00+05:30' },
        { ...used('past', '1', '2'), nextUsageResetAt: '2026-11-24T00:00:00Z' },
        { ...used('never', '1', '2'), nextUsageResetAt: '0001-01-01T00:00:00Z' },
      ],
    }
    const entitlements = { subscriptions: [{ id: 's1', subscriptionStatus: 'trialing', trialEnd: '2026-11-30T00:00:00Z' }] }
    const grants = [{ id: 'g', scheduledFor: '2026-12-02T00:00:00Z' }, { id: 'undated' }]
    const list = upcoming(featureUsages(entitlements, usage), grants, entitlements, NOW)
    expect(list.map((item) => [item.kind, item.kind === 'reset' ? item.features : ''])).toEqual([
      ['trial-end', ''],
      ['reset', ['a', 'b']],
      ['grant', ''],
    ])
  })
})
