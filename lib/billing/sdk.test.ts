import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ScriptedServer, startScriptedServer } from './fixtures/scripted-server'
import { customersCreateCustomer } from './funcs/customers-create-customer'
import { customersDeleteCustomer } from './funcs/customers-delete-customer'
import { customersGetCustomer } from './funcs/customers-get-customer'
import { customersGetCustomerByExternalId } from './funcs/customers-get-customer-by-external-id'
import { customersGetCustomerEntitlements } from './funcs/customers-get-customer-entitlements'
import { customersGetCustomerUpcomingGrants } from './funcs/customers-get-customer-upcoming-grants'
import { customersGetCustomerUsageSummary } from './funcs/customers-get-customer-usage-summary'
import { customersQueryCustomer } from './funcs/customers-query-customer'
import { customersUpdateCustomer } from './funcs/customers-update-customer'
import { ErrorsErrorResponse } from './models/errors'
import { SDK } from './sdk'

let server: ScriptedServer
let sdk: SDK

beforeEach(async () => {
  server = await startScriptedServer()
  sdk = new SDK({ serverURL: server.url, apiKeyAuth: 'sk_test' })
})
afterEach(() => server.close())

interface Case {
  name: string
  method: () => Promise<unknown>
  standalone: () => Promise<unknown>
  /** What must arrive: method, URL, JSON body. */
  sends: [string, string, unknown?]
  status?: number
  wire?: unknown
  value?: unknown
}

const customer = {
  wire: { id: 'c', external_id: 'e', created_at: '2026-02-24T10:00:00Z' },
  value: { id: 'c', externalId: 'e', createdAt: '2026-02-24T10:00:00Z' },
}
const source = { entity_type: 'plan', usage_limit: 5, config_value: { some_key: 1 } }
const readSource = { entityType: 'plan', usageLimit: 5, usageLimitExact: '5', configValue: { some_key: 1 } }

const CASES: Case[] = [
  {
    name: 'updateCustomer',
    method: () => sdk.customers.updateCustomer({ id: 'c', body: { addressLine1: '' } }),
    standalone: () => customersUpdateCustomer(sdk, { id: 'c', body: { addressLine1: '' } }),
    sends: ['PUT', '/customers?id=c', { address_line1: '' }],
    ...customer,
  },
  {
    name: 'createCustomer',
    method: () => sdk.customers.createCustomer({ externalId: 'e', taxRateOverrides: [{ currency: 'usd', taxRateCode: 'vat' }] }),
    standalone: () =>
      customersCreateCustomer(sdk, { externalId: 'e', taxRateOverrides: [{ currency: 'usd', taxRateCode: 'vat' }] }),
    sends: [
      'POST',
      '/customers',
      { external_id: 'e', tax_rate_overrides: [{ auto_apply: true, currency: 'usd', tax_rate_code: 'vat' }] },
    ],
    status: 201,
    ...customer,
  },
  {
    name: 'getCustomerByExternalId',
    method: () => sdk.customers.getCustomerByExternalId({ externalId: 'a/b', expand: 'integrations' }),
    standalone: () => customersGetCustomerByExternalId(sdk, { externalId: 'a/b', expand: 'integrations' }),
    sends: ['GET', '/customers/external/a%2Fb?expand=integrations'],
    wire: { id: 'c', parent_customer: { id: 'p', parent_customer: { id: 'g' } }, integrations: [{ provider_type: 'stripe' }] },
    value: { id: 'c', parentCustomer: { id: 'p', parentCustomer: { id: 'g' } }, integrations: [{ providerType: 'stripe' }] },
  },
  {
    name: 'queryCustomer',
    method: () => sdk.customers.queryCustomer({ sort: [{ field: 'name', direction: 'asc' }] }),
    standalone: () => customersQueryCustomer(sdk, { sort: [{ field: 'name', direction: 'asc' }] }),
    sends: ['POST', '/customers/search', { sort: [{ field: 'name', direction: 'asc' }] }],
    wire: { items: [customer.wire], pagination: { total: 1, limit: 50, offset: 50 } },
    value: { items: [customer.value], pagination: { total: 1, limit: 50, offset: 50 } },
  },
  {
    name: 'getCustomerUsageSummary',
    method: () => sdk.customers.getCustomerUsageSummary({ customerLookupKey: 'acme', featureLookupKeys: ['a', 'b'] }),
    standalone: () => customersGetCustomerUsageSummary(sdk, { customerLookupKey: 'acme', featureLookupKeys: ['a', 'b'] }),
    sends: ['GET', '/customers/usage?customer_lookup_key=acme&feature_lookup_keys=a&feature_lookup_keys=b'],
    wire: {
      customer_id: 'c',
      period: null,
      features: [{ total_limit: null, usage_percent: '0.5', current_usage: '2.5', sources: [source] }],
    },
    value: { customerId: 'c', features: [{ usagePercent: '0.5', currentUsage: '2.5', sources: [readSource] }] },
  },
  {
    name: 'getCustomerUsageSummary without a request',
    method: () => sdk.customers.getCustomerUsageSummary(),
    standalone: () => customersGetCustomerUsageSummary(sdk),
    sends: ['GET', '/customers/usage'],
    wire: {},
    value: {},
  },
  {
    name: 'getCustomer',
    method: () => sdk.customers.getCustomer({ id: 'c' }),
    standalone: () => customersGetCustomer(sdk, { id: 'c' }),
    sends: ['GET', '/customers/c'],
    ...customer,
  },
  {
    name: 'deleteCustomer',
    method: () => sdk.customers.deleteCustomer({ id: 'c' }),
    standalone: () => customersDeleteCustomer(sdk, { id: 'c' }),
    sends: ['DELETE', '/customers/c'],
    status: 204,
  },
  {
    name: 'getCustomerEntitlements',
    method: () => sdk.customers.getCustomerEntitlements({ id: 'c', featureIds: ['f', 'g'], subscriptionIds: ['s'] }),
    standalone: () => customersGetCustomerEntitlements(sdk, { id: 'c', featureIds: ['f', 'g'], subscriptionIds: ['s'] }),
    sends: ['GET', '/customers/c/entitlements?feature_ids=f&feature_ids=g&subscription_ids=s'],
    wire: {
      customer_id: 'c',
      subscriptions: [{ id: 's', plan: null, overage_factor: '1', cancel_at_period_end: false }],
      features: [{ entitlement: { is_enabled: true, usage_limit: 0, config_values: [{ k: { deep: 1 } }] }, sources: [source] }],
    },
    value: {
      customerId: 'c',
      subscriptions: [{ id: 's', overageFactor: '1', cancelAtPeriodEnd: false }],
      features: [
        {
          entitlement: { isEnabled: true, usageLimit: 0, usageLimitExact: '0', configValues: [{ k: { deep: 1 } }] },
          sources: [readSource],
        },
      ],
    },
  },
  {
    name: 'getCustomerUpcomingGrants',
    method: () => sdk.customers.getCustomerUpcomingGrants({ id: 'c' }),
    standalone: () => customersGetCustomerUpcomingGrants(sdk, { id: 'c' }),
    sends: ['GET', '/customers/c/grants/upcoming'],
    wire: { items: [{ credits: '100.5', retry_count: 2 }], pagination: { total: 1, limit: 0, offset: 0 } },
    value: { items: [{ credits: 100.5, creditsExact: '100.5', retryCount: 2 }], pagination: { total: 1, limit: 0, offset: 0 } },
  },
]

test.each(CASES)(
  '$name sends and reads the same as a method and as a function',
  async ({ method, standalone, sends, status, wire, value }) => {
    server.answer({ status, json: wire }, { status, json: wire })
    expect(await method()).toEqual(value)
    expect(await standalone()).toEqual({ ok: true, value })
    const received = server.received.map(({ method, url, body }) => [method, url, ...(body ? [JSON.parse(body)] : [])])
    expect(received).toEqual([sends, sends])
  },
)

test('methods throw the error of the call itself', async () => {
  server.answer({ status: 400, json: { code: 'validation_error', message: 'bad limit', http_status_code: 400 } })
  const call = sdk.customers.queryCustomer({})
  await expect(call).rejects.toBeInstanceOf(ErrorsErrorResponse)
  await expect(call).rejects.toMatchObject({ code: 'validation_error', message: 'bad limit' })
})

test('members the API does not know are not sent', async () => {
  server.answer({ status: 201, json: {} })
  await sdk.customers.createCustomer({ externalId: 'e', ownField: 1 } as never)
  expect(server.received[0]?.body).toBe('{"external_id":"e"}')
})

test('integration mappings of either era are sent', async () => {
  server.answer({ status: 201, json: {} })
  const current = { entityId: 'e', entityType: 'customer', providerEntityId: 'p', providerType: 'stripe' }
  await sdk.customers.createCustomer({
    externalId: 'e',
    integrationEntityMapping: [{ provider: 'stripe', id: 'cus_1' }, current],
  })
  expect(JSON.parse(server.received[0]?.body ?? '').integration_entity_mapping).toEqual([
    { provider: 'stripe', id: 'cus_1' },
    { entity_id: 'e', entity_type: 'customer', provider_entity_id: 'p', provider_type: 'stripe' },
  ])
})
