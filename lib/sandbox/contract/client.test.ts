import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SDK } from '@/lib/billing/sdk'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
let sdk: SDK
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 20 })
  sdk = new SDK({ serverURL: sandbox.url, apiKeyAuth: SANDBOX_DEFAULTS.apiKey })
})
afterAll(() => sandbox.close())

describe('the typed client reads what the sandbox sends', () => {
  test('a customer’s whole life', async () => {
    const made = await sdk.customers.createCustomer({ externalId: 'by-sdk', name: 'Made', metadata: { a: 'b' } })
    const id = made.id ?? ''
    expect(await sdk.customers.getCustomer({ id })).toEqual(made)
    const changed = await sdk.customers.updateCustomer({ id, body: { externalId: 'by/sdk', metadata: { c: 'd' } } })
    expect(changed).toMatchObject({ externalId: 'by/sdk', metadata: { c: 'd' } })
    expect(await sdk.customers.getCustomerByExternalId({ externalId: 'by/sdk' })).toEqual(changed)
    await sdk.customers.deleteCustomer({ id })
    expect((await sdk.customers.getCustomer({ id })).status).toBe('archived')
  })

  test('a search, page by page', async () => {
    const first = await sdk.customers.queryCustomer({ limit: 40, sort: [{ field: 'name', direction: 'asc' }] })
    const second = await sdk.customers.queryCustomer({
      limit: 40,
      offset: first.pagination?.offset,
      sort: [{ field: 'name', direction: 'asc' }],
    })
    const ids = [...(first.items ?? []), ...(second.items ?? [])].map(({ id }) => id)
    expect(new Set(ids).size).toBe(80)
  })

  test('entitlements, usage and grants', async () => {
    const id = await sandbox.idOf('acme-42')
    const entitlements = await sdk.customers.getCustomerEntitlements({ id })
    expect(entitlements.features?.[0]?.entitlement?.usageLimit?.toString()).toBe('20000')
    const usage = await sdk.customers.getCustomerUsageSummary({
      customerId: id,
      featureIds: entitlements.features?.slice(0, 2).map(({ feature }) => feature?.id ?? ''),
    })
    expect(usage.features?.map(({ currentUsage }) => currentUsage)).toEqual(['13400', '18'])
    const grants = await sdk.customers.getCustomerUpcomingGrants({ id })
    expect(grants.items?.map(({ applicationStatus }) => applicationStatus)).toEqual(['pending', 'pending'])
  })

  test.each([
    [400, 'validation_error', () => sdk.customers.createCustomer({ externalId: 'x', name: '' })],
    [404, 'not_found', () => sdk.customers.getCustomer({ id: 'cust_nobody' })],
    [409, 'already_exists', () => sdk.customers.createCustomer({ externalId: 'acme-42', name: 'Twice' })],
  ])('a failure of %s is an error with its code and details', async (statusCode, code, call) => {
    await expect(call()).rejects.toMatchObject({ statusCode, code, details: expect.any(Object) })
  })

  test('what drifts, breaks off or is no JSON is an error or is read, never a crash', async () => {
    const id = await sandbox.idOf('acme-42')
    for (const kind of ['drift', 'bad-json', 'html', 'reset-mid-body', 'short-body', 'reset']) {
      await sandbox.control('POST', '/faults', { kind })
      const outcome = await sdk.customers.getCustomer({ id }).then(
        () => 'read',
        (error) => error instanceof Error && 'error',
      )
      expect([kind, outcome]).toEqual([kind, kind === 'drift' ? 'read' : 'error'])
    }
  })
})
