import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 0 })
  // The seed's usage lies in the seconds before noon; a stopped clock keeps windows where the tests expect them.
  await sandbox.control('PUT', '/clock', { now: '2026-09-15T12:00:00Z', stopped: true })
})
afterAll(() => sandbox.close())

interface Summary {
  feature: { id: string; name: string; type: string; lookup_key: string }
  total_limit: number | null
  current_usage: string
  usage_percent: string
  is_soft_limit: boolean
  is_unlimited: boolean
  next_usage_reset_at: string | null
  sources: object[]
}
const usage = async (externalId: string, query = '') => {
  const { status, body } = await sandbox.call(
    'GET',
    `/customers/usage?customer_lookup_key=${encodeURIComponent(externalId)}${query}`,
  )
  expect(status).toBe(200)
  return body.features as Summary[]
}
const used = async (externalId: string, key: string) =>
  (await usage(externalId)).find(({ feature }) => feature.lookup_key === key)
const report = (event_name: string, external_customer_id: string, properties: object, timestamp?: string) =>
  sandbox.control('POST', '/events', { event_name, external_customer_id, properties, ...(timestamp ? { timestamp } : {}) })

describe('getCustomerUsageSummary (5.7): the request', () => {
  const ask = (query: string) => sandbox.call('GET', `/customers/usage${query}`)

  test('no customer 400, unknown ones 404 with what was asked for, two different ones 400', async () => {
    const id = await sandbox.idOf('acme-42')
    expect((await ask('')).status).toBe(400)
    expect((await ask('?customer_id=')).status).toBe(400)
    expect((await ask('?customer_lookup_key=nobody')).body).toMatchObject({
      http_status_code: 404,
      details: { lookup_key: 'nobody' },
    })
    expect((await ask('?customer_id=cust_nobody')).body).toMatchObject({
      http_status_code: 404,
      details: { customer_id: 'cust_nobody' },
    })
    expect((await ask(`?customer_id=${id}&customer_lookup_key=no-email`)).status).toBe(400)
    expect((await ask(`?customer_id=${id}&customer_lookup_key=acme-42`)).status).toBe(200)
  })

  test('archived works by id, not by external id; the old path works, too', async () => {
    const archived = (await sandbox.search({ status: 'archived' })).body.items[0]
    expect((await ask(`?customer_id=${archived.id}`)).body).toEqual({ customer_id: archived.id, features: [], period: null })
    expect((await ask('?customer_lookup_key=archived-only')).status).toBe(404)
    const id = await sandbox.idOf('acme-42')
    expect((await sandbox.call('GET', `/customers/${id}/usage`)).body).toEqual((await ask(`?customer_id=${id}`)).body)
  })

  test('period is null and pagination absent', async () => {
    const { body } = await ask('?customer_lookup_key=acme-42')
    expect(Object.keys(body).sort()).toEqual(['customer_id', 'features', 'period'])
    expect(body.period).toBeNull()
  })

  test('feature ids and lookup keys are united, repeated or comma-joined; keys that match nothing find nothing', async () => {
    const all = await usage('acme-42')
    const id = all.find(({ feature }) => feature.lookup_key === 'storage')?.feature.id
    const keys = (features: Summary[]) => features.map(({ feature }) => feature.lookup_key)
    expect(keys(await usage('acme-42', `&feature_ids=${id}&feature_lookup_keys=sso`))).toEqual(['storage', 'sso'])
    expect(keys(await usage('acme-42', '&feature_lookup_keys=sso%2Cseats'))).toEqual(['seats', 'sso'])
    expect(keys(await usage('acme-42', '&feature_lookup_keys=sso&feature_lookup_keys=seats'))).toEqual(['seats', 'sso'])
    expect(await usage('acme-42', '&feature_lookup_keys=none')).toEqual([])
    expect(keys(await usage('acme-42', `&feature_lookup_keys=none&feature_ids=${id}`))).toEqual(['storage'])
    expect(await usage('acme-42', '&subscription_ids=subs_none')).toEqual([])
  })

  test('features come metered, static, boolean, config, and by name in each', async () => {
    expect((await usage('acme-42')).map(({ feature }) => feature.name)).toEqual([
      'AI tokens',
      'API calls',
      'Exports',
      'Seats',
      'Storage',
      'Traffic',
      'Support tier',
      'Single sign-on',
      'Model routing',
    ])
  })
})

describe('usage of the named customers (7)', () => {
  test.each([
    ['zero-limit', 'api-calls', '5', 0, '100'],
    ['soft-limit-passed', 'ai-tokens', '1250', 1000, '1.25'],
    ['hard-limit-reached', 'api-calls', '10250', 10_000, '1.025'],
    ['exactly-at-limit', 'exports', '100', 100, '1'],
    ['near-limit', 'api-calls', '9500', 10_000, '0.95'],
    ['unlimited', 'api-calls', '123456', null, '0'],
    ['daily-reset', 'traffic', '6', 24, '0.25'],
    ['weekly-reset', 'api-calls', '0', 100, '0'],
    ['annual-reset', 'exports', '0', 500, '0'],
    ['annual-billing', 'exports', '40', 500, '0.08'],
    ['annual-billing', 'api-calls', '700', 1000, '0.7'],
    ['never-reset', 'storage', '12.5', 20, '0.625'],
    ['never-reset', 'seats', '7', 25, '0.28'],
    ['no-usage-reported', 'api-calls', '0', 10_000, '0'],
    ['not-priced', 'api-calls', '0', 1000, '0'],
    ['items-ended', 'api-calls', '0', 10_000, '0'],
    ['parallel-buckets', 'api-calls', '1200', 2500, '0.48'],
    ['two-subscriptions', 'storage', '3', 30, '0.1'],
    ['parent-company', 'api-calls', '1250', 10_000, '0.125'],
    ['long-decimals', 'ai-tokens', '1234567890.123456789012345678', 3, '411522630.0411522630041152'],
    ['acme-42', 'api-calls', '13400', 20_000, '0.67'],
    ['acme-42', 'storage', '12.5', 20, '0.625'],
  ])('%s: %s %s of %s is %s', async (externalId, key, current_usage, total_limit, usage_percent) => {
    expect(await used(externalId, key)).toMatchObject({
      current_usage,
      total_limit,
      usage_percent,
      is_unlimited: total_limit === null,
    })
  })

  test('features without a meter say unlimited, nothing used, no reset', async () => {
    const summaries = (await usage('acme-42')).filter(({ feature }) => feature.type !== 'metered')
    expect(summaries).toHaveLength(3)
    for (const summary of summaries) {
      expect(summary).toMatchObject({
        total_limit: null,
        is_unlimited: true,
        current_usage: '0',
        usage_percent: '0',
        next_usage_reset_at: null,
      })
    }
  })

  test('a soft limit changes no number', async () => {
    expect((await used('soft-limit-passed', 'ai-tokens'))?.is_soft_limit).toBe(true)
    expect((await used('hard-limit-reached', 'api-calls'))?.is_soft_limit).toBe(false)
  })

  test('only the newest selected subscription’s usage counts: older ones need to be selected alone', async () => {
    expect(await used('two-subscriptions', 'exports')).toMatchObject({ current_usage: '0', total_limit: 120 })
    const older = (await sandbox.call('GET', `/customers/${await sandbox.idOf('two-subscriptions')}/entitlements`)).body
      .subscriptions[1].id
    const alone = await usage('two-subscriptions', `&subscription_ids=${older}`)
    expect(alone.find(({ feature }) => feature.lookup_key === 'exports')).toMatchObject({ current_usage: '12', total_limit: 100 })
  })
})

describe('windows and resets (7)', () => {
  // Subscriptions of the named customers began 190 days before the test's noon: on 9 March, so periods run from the 9th, at noon.
  test('the current period includes its start and excludes its end and the future of others', async () => {
    const before = Number((await used('near-limit', 'api-calls'))?.current_usage)
    await report('api_request', 'near-limit', { requests: 1 }, '2026-09-09T12:00:00Z')
    await report('api_request', 'near-limit', { requests: 10 }, '2026-09-09T11:59:59.999Z')
    await report('api_request', 'near-limit', { requests: 100 }, '2026-10-09T11:59:59Z')
    await report('api_request', 'near-limit', { requests: 1000 }, '2026-10-09T12:00:00Z')
    await report('api_request', 'other-customer', { requests: 5000 })
    await report('other_event', 'near-limit', { requests: 5000 })
    expect(Number((await used('near-limit', 'api-calls'))?.current_usage)).toBe(before + 101)
  })

  test('a day begins and ends at midnight of the subscription’s zone', async () => {
    const before = Number((await used('zone-kathmandu', 'traffic'))?.current_usage)
    // Midnight in Kathmandu is 18:15 in UTC.
    await report('data_sent', 'zone-kathmandu', { megabytes: 1000 }, '2026-09-14T18:15:00Z')
    await report('data_sent', 'zone-kathmandu', { megabytes: 9000 }, '2026-09-14T18:14:59Z')
    await report('data_sent', 'zone-kathmandu', { megabytes: 9000 }, '2026-09-15T18:15:00Z')
    expect(Number((await used('zone-kathmandu', 'traffic'))?.current_usage)).toBe(before + 1)
  })

  test('NEVER counts from the start of the subscription; a meter that never resets adds what was before', async () => {
    await report('user_signed_in', 'never-reset', { user_id: 'user-1' }, '2026-04-01T00:00:00Z')
    await report('user_signed_in', 'never-reset', { user_id: 'long-ago' }, '2026-04-01T00:00:00Z')
    expect((await used('never-reset', 'seats'))?.current_usage).toBe('8')
    await report('user_signed_in', 'never-reset', { user_id: 'user-1' }, '2025-01-01T00:00:00Z')
    expect((await used('never-reset', 'seats'))?.current_usage).toBe('9')
  })

  test('a meter’s filter keeps out events of other values', async () => {
    const before = Number((await used('exactly-at-limit', 'exports'))?.current_usage)
    await report('report_exported', 'exactly-at-limit', { format: 'docx' })
    await report('report_exported', 'exactly-at-limit', {})
    await report('report_exported', 'exactly-at-limit', { format: 'pdf' })
    expect(Number((await used('exactly-at-limit', 'exports'))?.current_usage)).toBe(before + 1)
  })

  test('a value that is no number does not count, and breaks nothing', async () => {
    const before = (await used('unlimited', 'api-calls'))?.current_usage
    for (const requests of ['many', '', null, {}, '1e9999', 'NaN', true]) await report('api_request', 'unlimited', { requests })
    expect((await used('unlimited', 'api-calls'))?.current_usage).toBe(before)
  })

  test.each([
    ['acme-42', 'api-calls', '2026-10-09T00:00:00-07:00'],
    ['acme-42', 'traffic', '2026-09-16T00:00:00-07:00'],
    ['daily-reset', 'traffic', '2026-09-16T00:00:00Z'],
    ['weekly-reset', 'api-calls', null],
    ['annual-reset', 'exports', null],
    ['annual-billing', 'exports', null],
    ['never-reset', 'storage', '0001-01-01T00:00:00Z'],
    ['zone-honolulu', 'traffic', '2026-09-16T00:00:00-10:00'],
    ['zone-honolulu', 'api-calls', '2026-09-30T00:00:00-10:00'],
    ['zone-auckland', 'traffic', '2026-09-17T00:00:00+12:00'],
    ['zone-auckland', 'api-calls', '2026-09-30T00:00:00+13:00'],
    ['zone-kathmandu', 'api-calls', '2026-09-30T00:00:00+05:45'],
    ['ending-soon', 'api-calls', '2026-10-05T12:00:00Z'],
    ['ending-soon', 'traffic', '2026-09-16T00:00:00Z'],
  ])('%s: %s next resets at %s', async (externalId, key, at) => {
    expect((await used(externalId, key))?.next_usage_reset_at).toBe(at)
  })
})
