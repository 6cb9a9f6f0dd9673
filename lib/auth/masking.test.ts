import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { handle } from '@/lib/bff/handle'
import { type BffOperation, operations } from '@/lib/bff/operations'
import { pathParameters } from '@/lib/billing/operation'
import { unwrap } from '@/lib/billing/unwrap'
import { settings } from '@/lib/env'
import { customerQueries } from '@/lib/queries/customers'
import { createQueryClient } from '@/lib/queries/query-client'
import { coreFor } from './billing'
import { ADMINISTRATOR, asCookie, auditTrail, join, ORIGIN, PASSWORD, staffBehind, testStore } from './fixtures/test-store'
import { reveal, revealedUntil } from './reveals'
import { ROLES, type Role } from './roles'
import { signIn } from './sign-in'
import { type Staff, staffOf } from './staff'

/** Everything that may say something of a person, told apart from what must stay by its first letters. */
const PERSONAL = {
  name: 'Zelda Person-CANARY',
  email: 'zelda.canary@secret-canary.example',
  contact: 'Phone CANARY 0123',
  address_line1: 'Street CANARY 1',
  address_line2: 'Floor CANARY',
  address_city: 'City CANARY',
  address_state: 'State CANARY',
  address_postal_code: 'Post CANARY',
  address_country: 'CANARY',
  metadata: { vip_note: 'CANARY', short: 'CANARY' },
}
const customer = (id: string) => ({
  ...PERSONAL,
  id,
  external_id: `ext-${id}`,
  status: 'published',
  created_at: '2026-01-01T00:00:00Z',
  integration_entity_mappings: [{ id: 'm1', provider_entity_id: 'cus_1', metadata: { mail: 'CANARY' } }],
  integrations: [{ id: 'm1', provider_entity_id: 'cus_1', metadata: { mail: 'CANARY' } }],
  parent_customer: { ...PERSONAL, id: 'cust_parent', external_id: 'ext-parent' },
  internal_note: 'CANARY',
})
/** One answer for each operation that has personal parts, by its path. */
const ANSWERS: [RegExp, unknown][] = [
  [/\/search$/, { items: [customer('cust_1'), customer('cust_2')], pagination: { total: 2, limit: 50, offset: 0 } }],
  [/\/usage/, { customer_id: 'cust_1', features: [{ feature: { id: 'f1', name: 'API calls' }, current_usage: '12' }] }],
  [
    /\/entitlements/,
    {
      customer_id: 'cust_1',
      features: [{ feature: { id: 'f1', name: 'API calls' } }],
      subscriptions: [{ id: 'subs_1', plan_id: 'plan_1', metadata: { note: 'CANARY' } }],
    },
  ],
  [/\/grants\/upcoming/, { items: [{ id: 'cga_1', credits: '100', metadata: { note: 'CANARY' } }] }],
  [/\/customers/, customer('cust_1')],
]

const store = testStore({ BILLING_ENVIRONMENT: 'live' })
const people = new Map<Role, { staff: Staff; headers: Headers }>()
let api: Server

beforeAll(async () => {
  api = createServer((request, response) => {
    const [, answer] = ANSWERS.find(([path]) => path.test(request.url?.split('?')[0] ?? '')) ?? []
    response.writeHead(request.method === 'POST' && request.url === '/customers' ? 201 : 200, {
      'content-type': 'application/json',
    })
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  const [environment] = settings().environments
  if (environment) environment.apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  const signedIn = async (email: string, password: string) => {
    const result = await signIn({ email, password }, new Headers(), 'request-0')
    if (!result.ok) throw new Error(result.refusal.code)
    return asCookie(result.headers)
  }
  const admin = await signedIn(ADMINISTRATOR.email, ADMINISTRATOR.password)
  const ada = await staffBehind(admin)
  people.set('admin', { staff: ada, headers: admin })
  for (const role of ['editor', 'support', 'viewer'] as const) {
    await join(ada, `${role}@console.example`, role)
    const headers = await signedIn(`${role}@console.example`, PASSWORD)
    people.set(role, { staff: await staffBehind(headers), headers })
  }
})
afterAll(() => {
  api.closeAllConnections()
  api.close()
})
afterEach(() => vi.useRealTimers())

const person = (role: Role) => {
  const found = people.get(role)
  if (!found) throw new Error(`Nobody is ${role}`)
  return found
}
const live = () => {
  const [environment] = settings().environments
  if (!environment) throw new Error('There is no environment')
  return environment
}

/** Asks as a browser would; the answer as it leaves the server. */
async function bytesOf<Request, Response>(row: BffOperation<Request, Response>, role: Role, cookies = ''): Promise<string> {
  const { method, path } = row.operation
  const hasBody = method === 'POST' || method === 'PUT'
  const query = path === '/customers/usage' ? '?customer_id=cust_1' : ''
  const request = new globalThis.Request(`${ORIGIN}/api/billing/live${path}${query}`, {
    method,
    headers: {
      cookie: `${person(role).headers.get('cookie') ?? ''}${cookies}`,
      origin: ORIGIN,
      ...(hasBody && { 'content-type': 'application/json' }),
    },
    ...(hasBody && { body: '{}' }),
  })
  const ids = Object.fromEntries(pathParameters(path).map((name) => [name, 'cust_1']))
  const answer = await handle(row)(request, { params: Promise.resolve({ environment: 'live', ...ids }) })
  expect(answer.status).toBe(200)
  return answer.text()
}

const reads = (Object.entries(operations) as [string, BffOperation<unknown, unknown>][]).filter(
  ([, row]) => row.effect === 'read',
)

describe('without the right to personal fields', () => {
  test.each(reads)('%s leaves the server without any of them (AZ-3)', async (_, row) => {
    const bytes = await bytesOf(row, 'support')
    expect(bytes).not.toMatch(/CANARY|canary|Zelda/)
    expect(bytes.length).toBeGreaterThan(20)
  })

  test.each(reads)('%s keeps them for whoever has it', async (_, row) => {
    const hasPersonal = JSON.stringify(ANSWERS.find(([path]) => path.test(row.operation.path))?.[1]).includes('CANARY')
    for (const role of ['viewer', 'editor', 'admin'] as const)
      expect(/CANARY/.test(await bytesOf(row, role)), role).toBe(hasPersonal)
    expect(await bytesOf(row, 'viewer')).not.toContain('internal_note')
  })

  test('ids, states, times and the keys of metadata stay, the rest is first letters and dots', async () => {
    const { parent_customer: parent, integrations, ...given } = JSON.parse(await bytesOf(operations.getCustomer, 'support'))
    expect(given).toMatchObject({
      id: 'cust_1',
      external_id: 'ext-cust_1',
      status: 'published',
      created_at: '2026-01-01T00:00:00Z',
      name: 'Z••• P•••',
      email: 'z•••@s•••.example',
      contact: 'P•••',
      address_line1: 'S•••',
      address_country: 'C•••',
      metadata: { vip_note: '•••', short: '•••' },
    })
    expect(parent).toMatchObject({ id: 'cust_parent', external_id: 'ext-parent', name: 'Z••• P•••' })
    expect(integrations).toMatchObject([{ provider_entity_id: 'cus_1', metadata: { mail: '•••' } }])
  })

  test('what a page would send to the browser holds none of them, either', async () => {
    const billing = { environment: 'live', core: coreFor(person('support').staff, live()) }
    const client = createQueryClient()
    const page = await client.fetchQuery(customerQueries.list(billing, { filter: {} }))
    const record = await client.fetchQuery(customerQueries.one(billing, 'cust_1'))
    expect(page.items).toHaveLength(2)
    expect(JSON.stringify([page, record])).not.toMatch(/CANARY|canary|Zelda/)
  })

  test.each(reads)('%s leaves it without any of them for every role whose screen is shared', async (_, row) => {
    for (const role of ROLES) {
      const bytes = await bytesOf(row, role, '; screen-share=on')
      expect(bytes, role).not.toMatch(/CANARY|canary|Zelda/)
      expect(bytes, role).toBe(await bytesOf(row, 'support'))
    }
  })

  test('a role nobody knows sees no more', async () => {
    const core = coreFor({ ...person('admin').staff, role: 'owner' }, live())
    const one = customerQueries.one({ environment: 'live', core }, 'cust_1')
    expect(JSON.stringify(await createQueryClient().fetchQuery(one))).not.toContain('CANARY')
  })
})

describe('a reveal', () => {
  test('shows one customer, to one person, in one environment, for fifteen minutes, and is audited', async () => {
    const { staff } = person('support')
    const asked = { environment: 'live', customer_id: 'cust_2' }
    const until = await reveal(staff, asked, 'request-7')
    expect(await revealedUntil(staff, asked)).toEqual(until)
    const [first, second] = JSON.parse(await bytesOf(operations.queryCustomer, 'support')).items
    expect(first.email).toBe('z•••@s•••.example')
    expect(second).toMatchObject({ email: PERSONAL.email, metadata: PERSONAL.metadata })
    expect(second.parent_customer.name, 'its parent is another customer').toBe('Z••• P•••')
    const other: Staff = { ...person('viewer').staff, role: 'support' }
    for (const [somebody, environment] of [
      [other, live()],
      [staff, { ...live(), name: 'sandbox' }],
    ] as const) {
      const core = coreFor(somebody, environment)
      const one = await unwrap(operations.queryCustomer.call(core, {}, {}))
      expect(JSON.stringify(one)).not.toContain('CANARY')
    }
    expect(await auditTrail(store())).toContainEqual({
      action: 'customer.revealed',
      subject: 'cust_2',
      details: { until: until.toISOString() },
    })
    expect(await bytesOf(operations.queryCustomer, 'support', '; screen-share=on')).not.toContain('CANARY')
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(until.getTime() + 1)
    expect(await staffOf(person('support').headers)).toBeDefined()
    expect(await revealedUntil(staff, asked)).toBeUndefined()
    expect(await bytesOf(operations.queryCustomer, 'support')).not.toContain('CANARY')
  })
})
