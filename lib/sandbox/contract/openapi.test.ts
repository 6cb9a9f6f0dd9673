import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '@/lib/sandbox/operations'
import { NAMED_CASES } from '@/lib/sandbox/seed/cases/case-rows'
import { type Answer, startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'
import document from './customers-openapi.json'
import { type Schema, type SchemaCheck, schemaFaults } from './schema-check'

interface OperationSchema {
  operationId: string
  responses: Record<string, { content?: { 'application/json': { schema: Schema } } }>
}

// The document is JSON; these are the parts of it the checks walk.
const paths = document.paths as Record<string, Record<string, OperationSchema>>
const published = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
)

const NULLABLE = [
  /(^|\.)metadata$/,
  /total_limit$/,
  /next_usage_reset_at$/,
  /^period$/,
  /(critical|warning|info)$/,
  /subscriptions\[\]\.(plan|customer|cancel_at|trial_start|trial_end)$/,
]
const check: SchemaCheck = {
  schemas: document.components.schemas as Record<string, Schema>,
  mayBeNull: (path) => NULLABLE.some((pattern) => pattern.test(path)),
  isException: (path, value) =>
    // A decimal string on the wire (6), a number in the document.
    (/reporting_unit\.conversion_rate$/.test(path) && typeof value === 'string') ||
    // Free-form values inside a configuration.
    /config_values?(\[\])?(\.|$)/.test(path),
}

/** What of an answer does not fit what the document says about its operation. */
function faultsOf(operationId: string, answer: Answer): string[] {
  const operation = published.find((candidate) => candidate.operationId === operationId)
  const described = operation?.responses[answer.status]
  if (!described) return [`${operationId} does not declare ${answer.status}`]
  const schema = described.content?.['application/json'].schema
  if (!schema) return answer.text === '' ? [] : [`${operationId} ${answer.status} has a body`]
  // The union envelope adds the older one's members, and details, beside what the document knows.
  const { success: _, error: __, details: ___, ...flat } = answer.body
  return schemaFaults(schema, answer.status >= 400 ? flat : answer.body, check)
}

let sandbox: TestSandbox
let acme: string
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 60 })
  acme = await sandbox.idOf('acme-42')
})
afterAll(() => sandbox.close())

test('the table has every published operation, under its method and path', () => {
  const named = OPERATIONS.map(({ name, method, path }) => `${name} ${method} ${path}`)
  for (const { operationId, method, path } of published) expect(named).toContain(`${operationId} ${method} ${path}`)
  expect(new Set(OPERATIONS.map(({ name }) => name)).size).toBe(published.length)
})

describe('every answer fits the published schema', () => {
  test('searches, over all customers of every status', async () => {
    for (const status of ['published', 'archived']) {
      const answer = await sandbox.search({ limit: 1000, status, expand: 'integrations' })
      expect(answer.body.items.length).toBeGreaterThan(0)
      expect(faultsOf('queryCustomer', answer)).toEqual([])
    }
  })

  test.each(
    NAMED_CASES.filter(({ customer, externalId }) => customer?.status !== 'archived' && !externalId.startsWith('error-')).map(
      ({ externalId }) => externalId,
    ),
  )('all about %s', async (externalId) => {
    const encoded = encodeURIComponent(externalId)
    const customer = await sandbox.call('GET', `/customers/external/${encoded}`)
    expect(faultsOf('getCustomerByExternalId', customer)).toEqual([])
    const { id } = customer.body
    expect(faultsOf('getCustomer', await sandbox.call('GET', `/customers/${id}?expand=integrations`))).toEqual([])
    expect(faultsOf('getCustomerEntitlements', await sandbox.call('GET', `/customers/${id}/entitlements`))).toEqual([])
    expect(faultsOf('getCustomerUsageSummary', await sandbox.call('GET', `/customers/usage?customer_id=${id}`))).toEqual([])
    expect(faultsOf('getCustomerUpcomingGrants', await sandbox.call('GET', `/customers/${id}/grants/upcoming`))).toEqual([])
  })

  test('and all about the made-up ones', async () => {
    const { items } = (
      await sandbox.search({
        limit: 1000,
        status: 'published',
        filters: [{ field: 'name', operator: 'not_contains', value: { string: 'case' } }],
      })
    ).body
    for (const { id, external_id } of items) {
      if (external_id.startsWith('error-')) continue
      expect(faultsOf('getCustomerEntitlements', await sandbox.call('GET', `/customers/${id}/entitlements`))).toEqual([])
      expect(faultsOf('getCustomerUsageSummary', await sandbox.call('GET', `/customers/usage?customer_id=${id}`))).toEqual([])
      expect(faultsOf('getCustomerUpcomingGrants', await sandbox.call('GET', `/customers/${id}/grants/upcoming`))).toEqual([])
    }
  })

  test('what create, update and delete answer', async () => {
    const created = await sandbox.call('POST', '/customers', {
      body: { external_id: 'by-contract', name: 'Contract', metadata: { a: 'b' } },
    })
    expect(faultsOf('createCustomer', created)).toEqual([])
    const { id } = created.body
    expect(faultsOf('updateCustomer', await sandbox.call('PUT', `/customers?id=${id}`, { body: { contact: '1' } }))).toEqual([])
    expect(faultsOf('deleteCustomer', await sandbox.call('DELETE', `/customers/${id}`))).toEqual([])
  })
})

describe('every declared failure can be provoked, and fits the schema', () => {
  const BAD_REQUESTS: Record<string, () => Promise<Answer>> = {
    createCustomer: () => sandbox.call('POST', '/customers', { body: {} }),
    updateCustomer: () => sandbox.call('PUT', '/customers', { body: {} }),
    getCustomerByExternalId: () => sandbox.call('GET', '/customers/external/acme-42?expand=none'),
    queryCustomer: () => sandbox.search({ limit: -1 }),
    getCustomerUsageSummary: () => sandbox.call('GET', '/customers/usage'),
    getCustomer: () => sandbox.call('GET', `/customers/${acme}?expand=none`),
    deleteCustomer: () => sandbox.call('DELETE', `/customers/${acme}`),
  }
  const NOT_FOUND: Record<string, () => Promise<Answer>> = {
    getCustomerByExternalId: () => sandbox.call('GET', '/customers/external/nobody'),
    getCustomerUpcomingGrants: () => sandbox.call('GET', '/customers/cust_nobody/grants/upcoming'),
  }
  /** Nothing a caller sends makes these fail; they fail when they are told to. */
  const TOLD_TO_FAIL: Record<string, () => Promise<Answer>> = {
    ...BAD_REQUESTS,
    getCustomerEntitlements: () => sandbox.call('GET', `/customers/${acme}/entitlements`),
    getCustomerUpcomingGrants: () => sandbox.call('GET', `/customers/${acme}/grants/upcoming`),
  }

  const declared = published.flatMap(({ operationId, responses }) =>
    Object.keys(responses)
      .map(Number)
      .filter((status) => status >= 400)
      .map((status) => ({ operationId, status })),
  )

  test.each(declared)('$operationId $status', async ({ operationId, status }) => {
    const provoke = status === 404 ? NOT_FOUND[operationId] : status === 400 ? BAD_REQUESTS[operationId] : undefined
    if (!provoke) await sandbox.control('POST', '/faults', { operation: operationId, kind: 'status', status })
    const answer = await (provoke ?? TOLD_TO_FAIL[operationId])?.()
    expect(answer?.status).toBe(status)
    expect(answer && faultsOf(operationId, answer)).toEqual([])
  })
})
