import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareMoments } from '@/lib/lookup/moments'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 0 })
})
afterAll(() => sandbox.close())

const entitled = async (externalId: string, query = '') => {
  const { status, body } = await sandbox.call('GET', `/customers/${await sandbox.idOf(externalId)}/entitlements${query}`)
  expect(status).toBe(200)
  return body
}

interface Feature {
  feature: { id: string; lookup_key: string; type: string; meter?: object }
  entitlement: Record<string, unknown>
  sources: Record<string, unknown>[]
}
const ofKey = (body: { features: Feature[] }, key: string) => body.features.find(({ feature }) => feature.lookup_key === key)

describe('getCustomerEntitlements (5.8, 6)', () => {
  test('an unknown customer is 200 with empty lists, and so is one without a live subscription', async () => {
    const { status, body } = await sandbox.call('GET', '/customers/cust_nobody/entitlements')
    expect([status, body]).toEqual([200, { customer_id: 'cust_nobody', subscriptions: [], features: [] }])
    for (const externalId of ['no-subscription', 'paused', 'cancelled', 'incomplete', 'draft']) {
      expect(await entitled(externalId)).toMatchObject({ subscriptions: [], features: [] })
    }
  })

  test('a trialing subscription entitles as an active one does', async () => {
    const body = await entitled('trialing')
    expect([body.subscriptions[0].subscription_status, body.features.length]).toEqual(['trialing', 9])
  })

  test('step 2: an addon attached twice counts twice, in three sources', async () => {
    const calls = ofKey(await entitled('addon-twice'), 'api-calls')
    expect(calls?.entitlement).toEqual({
      is_enabled: true,
      is_soft_limit: false,
      usage_limit: 20_000,
      usage_reset_period: 'MONTHLY',
      aggregation_mode: 'additive',
    })
    expect(
      calls?.sources.map(({ entity_type, entity_name, usage_limit, quantity }) => [
        entity_type,
        entity_name,
        usage_limit,
        quantity,
      ]),
    ).toEqual([
      ['plan', 'Growth', 10_000, 1],
      ['addon', '', 5000, 1],
      ['addon', '', 5000, 1],
    ])
  })

  test('step 2: addons that are cancelled, pending or over before the current period do not count', async () => {
    expect(ofKey(await entitled('addon-ended'), 'api-calls')?.entitlement.usage_limit).toBe(10_000)
  })

  test('step 2: a subscription’s entitlement with a parent replaces the plan’s, one without is added', async () => {
    const tokens = ofKey(await entitled('subscription-override'), 'ai-tokens')
    expect(tokens?.entitlement.usage_limit).toBe(750_000)
    expect(tokens?.sources.map(({ entity_type, entity_name }) => [entity_type, entity_name])).toEqual([['subscription', '']])
    expect(ofKey(await entitled('parallel-buckets'), 'api-calls')?.sources.map(({ entity_type }) => entity_type)).toEqual([
      'plan',
      'subscription',
    ])
  })

  test('step 2: an inherited subscription is listed and brings nothing', async () => {
    const body = await entitled('child-company')
    expect([body.subscriptions[0].subscription_type, body.features]).toEqual(['inherited', []])
  })

  test('step 3: what is off does not appear, and whatever appears is on', async () => {
    const { features } = await entitled('boolean-only')
    expect(features.map(({ feature, entitlement }: Feature) => [feature.lookup_key, entitlement])).toEqual([
      ['sso', { is_enabled: true, is_soft_limit: false }],
      ['audit-log', { is_enabled: true, is_soft_limit: false }],
    ])
  })

  test('two subscriptions: newest first, limits added up, each source with its own subscription', async () => {
    const body = await entitled('two-subscriptions')
    const [newer, older] = body.subscriptions
    expect(compareMoments(newer.created_at, older.created_at)).toBe(1)
    const calls = ofKey(body, 'api-calls')
    expect(calls?.entitlement.usage_limit).toBe(15_000)
    expect(calls?.sources.map(({ subscription_id, entity_name }) => [subscription_id, entity_name])).toEqual([
      [newer.id, 'Starter'],
      [older.id, 'Growth'],
    ])
  })

  test('subscription_ids and feature_ids restrict, repeated or comma-joined', async () => {
    const all = await entitled('two-subscriptions')
    const older = all.subscriptions[1].id
    const only = await entitled('two-subscriptions', `?subscription_ids=${older}`)
    expect(only.subscriptions.map(({ id }: { id: string }) => id)).toEqual([older])
    const [one, other] = all.features.map(({ feature }: Feature) => feature.id)
    for (const query of [`?feature_ids=${one}&feature_ids=${other}`, `?feature_ids=${one}%2C${other}`]) {
      expect((await entitled('two-subscriptions', query)).features.map(({ feature }: Feature) => feature.id)).toEqual([
        one,
        other,
      ])
    }
    expect((await entitled('two-subscriptions', '?subscription_ids=subs_none')).subscriptions).toEqual([])
  })

  test('static and config values', async () => {
    const region = ofKey(await entitled('static-only'), 'data-region')
    expect(region?.entitlement).toEqual({ is_enabled: true, is_soft_limit: false, static_values: ['us', 'eu'] })
    expect(region?.sources.map(({ static_value }) => static_value)).toEqual(['us', 'eu'])
    const routing = ofKey(await entitled('config-only'), 'model-routing')
    expect(routing?.entitlement.config_values).toEqual([{ default_model: 'small-2', weights: { 'small-2': 0.9 } }])
    expect(routing?.sources[0]).toHaveProperty('config_value')
  })

  test('limits past 2^53 are whole numbers on the wire, every digit there', async () => {
    const { text } = await sandbox.call('GET', `/customers/${await sandbox.idOf('big-limits')}/entitlements`)
    expect(text).toContain('"usage_limit":9007199254740993')
    expect(text).toContain('"usage_limit":9223372036854775807')
  })

  test('an unlimited feature has no limit member, neither in the aggregate nor in its source', async () => {
    const calls = ofKey(await entitled('unlimited'), 'api-calls')
    expect(calls?.entitlement).not.toHaveProperty('usage_limit')
    expect(calls?.sources[0]).not.toHaveProperty('usage_limit')
  })

  test('a metered feature carries its meter, others none and an empty meter id', async () => {
    const { features } = await entitled('acme-42')
    for (const { feature } of features) {
      expect(feature.meter !== undefined).toBe(feature.type === 'metered')
      expect(feature.meter_id === '').toBe(feature.type !== 'metered')
    }
    expect(ofKey({ features }, 'exports')?.feature.meter).toMatchObject({
      event_name: 'report_exported',
      aggregation: { type: 'COUNT' },
      filters: [{ key: 'format', values: ['csv', 'xlsx', 'pdf'] }],
      reset_usage: 'BILLING_PERIOD',
    })
  })

  test('400 features of all four types', async () => {
    const { features } = await entitled('many-features')
    expect(features).toHaveLength(400)
    expect(new Set(features.map(({ feature }: Feature) => feature.type))).toEqual(
      new Set(['metered', 'boolean', 'static', 'config']),
    )
  })

  test('a subscription has its members; plan and customer are null, the three dates may be', async () => {
    const [subscription] = (await entitled('acme-42')).subscriptions
    expect(subscription).toMatchObject({
      plan: null,
      customer: null,
      cancel_at: null,
      trial_start: null,
      trial_end: null,
      currency: 'usd',
      billing_period: 'MONTHLY',
      billing_cadence: 'RECURRING',
      timezone: 'America/Los_Angeles',
      pause_status: 'none',
      current_period_start: '2026-09-09T12:00:00Z',
      current_period_end: '2026-10-09T12:00:00Z',
    })
    for (const absent of ['end_date', 'cancelled_at', 'line_items', 'lookup_key']) expect(subscription).not.toHaveProperty(absent)
  })
})
