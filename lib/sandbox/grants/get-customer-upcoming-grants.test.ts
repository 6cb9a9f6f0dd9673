import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 0 })
  await stopAt('2026-09-15T12:00:00Z')
})
afterAll(() => sandbox.close())

const stopAt = (now: string) => sandbox.control('PUT', '/clock', { now, stopped: true })
const grants = async (externalId: string) => {
  const { status, body } = await sandbox.call('GET', `/customers/${await sandbox.idOf(externalId)}/grants/upcoming`)
  expect(status).toBe(200)
  return body
}

describe('getCustomerUpcomingGrants (5.9, 8)', () => {
  test('an unknown customer is 404; without a live subscription the list is empty', async () => {
    const { status, body } = await sandbox.call('GET', '/customers/cust_nobody/grants/upcoming')
    expect([status, body.details]).toEqual([404, { customer_id: 'cust_nobody' }])
    expect(await grants('no-subscription')).toEqual({ items: [], pagination: { total: 0, limit: 0, offset: 0 } })
  })

  test('a pending one: credits as text, its period, no member that is not set', async () => {
    const { items, pagination } = await grants('grants-pending')
    expect(pagination).toEqual({ total: 1, limit: 0, offset: 0 })
    expect(items).toEqual([
      {
        id: expect.stringMatching(/^cga_/),
        environment_id: expect.stringMatching(/^env_/),
        credit_grant_id: expect.stringMatching(/^cg_/),
        subscription_id: expect.stringMatching(/^subs_/),
        scheduled_for: '2026-09-25T12:00:00Z',
        period_start: '2026-09-25T12:00:00Z',
        period_end: '2026-10-25T12:00:00Z',
        application_status: 'pending',
        credits: '100',
        application_reason: 'recurring_credit_grant',
        subscription_status_at_application: 'active',
        tenant_id: expect.any(String),
        status: 'published',
        created_at: expect.any(String),
        updated_at: expect.any(String),
        created_by: expect.any(String),
        updated_by: expect.any(String),
      },
    ])
  })

  test('a failed one that is tried again in the future shows why, and how often', async () => {
    const [item] = (await grants('grants-failed')).items
    expect(item).toMatchObject({
      application_status: 'failed',
      retry_count: 3,
      failure_reason: expect.stringContaining('currency'),
      credits: '75.25',
    })
    expect(item).not.toHaveProperty('period_end')
  })

  test('applied, skipped and cancelled ones never appear', async () => {
    expect((await grants('grants-none')).items).toEqual([])
  })

  test('soonest first, all at once', async () => {
    const { items, pagination } = await grants('grants-many')
    expect(pagination).toEqual({ total: 30, limit: 0, offset: 0 })
    const times = items.map(({ scheduled_for }: { scheduled_for: string }) => scheduled_for)
    expect(times).toEqual([...times].sort())
    expect(items.map(({ credits }: { credits: string }) => credits)).toContain('30.000000000000000001')
  })

  test('metadata appears when it is not empty', async () => {
    const { items } = await grants('acme-42')
    expect(items.map((item: { metadata?: object }) => item.metadata)).toEqual([undefined, { campaign: 'launch' }])
  })
})

describe('as time goes by (8)', () => {
  test('what is due is applied, and the next of a recurring one begins where it ended; one that failed fails again, later', async () => {
    await stopAt('2026-09-26T00:00:00Z')
    const [next] = (await grants('grants-pending')).items
    expect(next).toMatchObject({
      scheduled_for: '2026-10-25T12:00:00Z',
      period_start: '2026-10-25T12:00:00Z',
      period_end: '2026-11-25T12:00:00Z',
      application_status: 'pending',
      application_reason: 'recurring_credit_grant',
    })
    const [failed] = (await grants('grants-failed')).items
    // The fourth try, 30 minutes doubled three times after it was due.
    expect(failed).toMatchObject({ application_status: 'failed', retry_count: 4, scheduled_for: '2026-09-26T04:00:00Z' })
    expect((await grants('grants-far-future')).items).toHaveLength(1)
  })

  test('billing periods roll on, trials end, and what ended is cancelled', async () => {
    await stopAt('2026-12-24T18:00:00Z')
    const acme = (await sandbox.call('GET', `/customers/${await sandbox.idOf('acme-42')}/entitlements`)).body
    expect(acme.subscriptions[0]).toMatchObject({
      current_period_start: '2026-12-09T13:00:00Z',
      current_period_end: '2027-01-09T13:00:00Z',
    })
    const trial = (await sandbox.call('GET', `/customers/${await sandbox.idOf('trialing')}/entitlements`)).body
    expect(trial.subscriptions[0].subscription_status).toBe('active')
    const ended = (await sandbox.call('GET', `/customers/${await sandbox.idOf('ending-soon')}/entitlements`)).body
    expect(ended.subscriptions).toEqual([])
    const usage = (await sandbox.call('GET', '/customers/usage?customer_lookup_key=acme-42')).body.features
    expect(usage[1]).toMatchObject({ current_usage: '0', next_usage_reset_at: '2027-01-09T00:00:00-08:00' })
    expect((await grants('grants-pending')).items[0].scheduled_for).toBe('2026-12-25T12:00:00Z')
  })
})
