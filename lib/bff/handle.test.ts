import type { RequestListener } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditAlone } from '@/lib/audit/audit'
import { coreFor, environmentNamed } from '@/lib/auth/billing'
import { masked } from '@/lib/auth/masking'
import { ROLES } from '@/lib/auth/roles'
import { staffOf } from '@/lib/auth/staff'
import { pathParameters } from '@/lib/billing/operation'
import { crossSiteRefusal } from '@/lib/http/same-origin'
import { confirmArchive } from '@/lib/intents/confirmations'
import { newIntentId } from '@/lib/intents/intent-id'
import { customerVersion, quotedVersion } from '@/lib/intents/version'
import { testStore } from '@/lib/store/fixtures/test-store'
import { FakeClock } from './fixtures/fake-clock'
import { closeScriptedApis, json, raw, type ScriptedApi, scriptedApi } from './fixtures/scripted-api'
import { handle } from './handle'
import { type BffOperation, operations } from './operations'
import { Upstreams, upstreamOf } from './upstream'

vi.mock('@/lib/audit/audit')
vi.mock('@/lib/auth/staff')
vi.mock('@/lib/auth/billing')
vi.mock('@/lib/http/same-origin')

testStore()

const STAFF = { id: 'u1', name: 'Ada', email: 'ada@console.example', role: 'editor', restrictions: [] }
let api: ScriptedApi

beforeEach(() => {
  vi.mocked(staffOf).mockResolvedValue(STAFF)
  vi.mocked(crossSiteRefusal).mockReturnValue(undefined)
  vi.mocked(coreFor).mockImplementation((_, environment) => upstreamOf(environment))
})
afterEach(closeScriptedApis)

async function apiAnswers(answer: RequestListener) {
  api = await scriptedApi(answer)
  vi.mocked(environmentNamed).mockImplementation((name) =>
    name === 'live' ? { name, apiUrl: api.apiUrl, apiKey: 'sk_CANARY' } : undefined,
  )
  const holder = globalThis as typeof globalThis & { billingConsoleUpstreams?: Upstreams }
  holder.billingConsoleUpstreams = new Upstreams(new FakeClock({ instant: true }))
}

interface Asking {
  path?: Record<string, string>
  query?: string
  body?: string
  headers?: Record<string, string>
  environment?: string
}

/** Asks one operation as a browser would, after the framework has taken the address apart. */
async function ask<Request, Response>(
  row: BffOperation<Request, Response>,
  { path = {}, query = '', body, headers = {}, environment = 'live' }: Asking = {},
) {
  const hasBody = ['POST', 'PUT'].includes(row.operation.method)
  const request = new globalThis.Request(`http://console.test/api/billing/live/x${query}`, {
    method: row.operation.method,
    headers: { ...(hasBody && { 'content-type': 'application/json' }), ...headers },
    ...(hasBody && { body: body ?? (row.operation.id === 'createCustomer' ? '{"external_id":"acme-42"}' : '{}') }),
  })
  const answer = await handle(row)(request, { params: Promise.resolve({ environment, ...path }) })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, json: text === '' ? undefined : JSON.parse(text) }
}

/** A well-formed request to any operation, about a customer that the API answers as `{}`. */
async function wellFormed(row: BffOperation<unknown, unknown>): Promise<Asking> {
  const { needs, query } = row
  const version = customerVersion({})
  const confirm = () => confirmArchive(STAFF, { environment: 'live', id: 'cust_1', version })
  const headers = {
    ...(needs.includes('Idempotency-Key') && { 'idempotency-key': newIntentId() }),
    ...(needs.includes('If-Match') && { 'if-match': quotedVersion(version) }),
    ...(needs.includes('Confirmation') && { confirmation: (await confirm()).confirmation }),
  }
  return { path: pathOf(row), query: 'id' in query ? '?id=cust_1' : '', headers }
}

const pathOf = (row: { operation: { path: string } }) =>
  Object.fromEntries(pathParameters(row.operation.path).map((name) => [name, 'cust_1']))
const rows = Object.entries(operations) as [string, BffOperation<unknown, unknown>][]
const CUSTOMER = { id: 'cust_1', name: 'Acme', external_id: 'acme-42' }
const fine = json(200, CUSTOMER)

describe('every operation', () => {
  test.each(rows)('%s asks the billing API at its own path (PX-1)', async (_, row) => {
    const { method, path, successStatus } = row.operation
    await apiAnswers((request, response) => json(request.method === method ? successStatus : 200, {})(request, response))
    const asking = await wellFormed(row)
    expect((await ask(row, asking)).status).toBe(successStatus)
    // An edit reads first what it is based on.
    expect(api.asked.slice(row.needs.length > 1 ? 1 : 0).map((one) => [one.method, one.path])).toEqual([
      [method, `/v1${path.replace(/\{\w+\}/g, 'cust_1')}${asking.query}`],
    ])
  })

  test.each(rows)('%s asks nothing for nobody, nor for a role without the right', async (_, row) => {
    await apiAnswers(fine)
    vi.mocked(staffOf).mockResolvedValue(undefined)
    expect(await ask(row, await wellFormed(row))).toMatchObject({ status: 401, json: { code: 'unauthenticated' } })
    vi.mocked(staffOf).mockResolvedValue({ ...STAFF, role: 'guest' })
    expect(await ask(row, await wellFormed(row))).toMatchObject({ status: 403, json: { code: 'permission_denied' } })
    expect(auditAlone).toHaveBeenLastCalledWith(
      expect.objectContaining({
        action: 'operation.denied',
        actorId: 'u1',
        details: { operation: row.operation.id, code: 'permission_denied' },
      }),
    )
    expect(api.asked).toEqual([])
  })

  test.each(rows)('%s of a read-only console reads, and writes nothing for anybody (AZ-2)', async (_, row) => {
    await apiAnswers(fine)
    const asking = await wellFormed(row)
    vi.mocked(auditAlone).mockClear()
    vi.mocked(staffOf).mockResolvedValue({ ...STAFF, role: 'admin', restrictions: ['read-only'] })
    if (row.effect === 'read') return expect((await ask(row, asking)).status).toBe(row.operation.successStatus)
    const code = 'console_read_only'
    expect(await ask(row, asking)).toMatchObject({ status: 403, json: { code } })
    expect(auditAlone).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ action: 'operation.denied', actorId: 'u1', details: { operation: row.operation.id, code } }),
    )
    expect(api.asked).toEqual([])
  })

  test.each(rows)('%s asks nothing for an environment that is not there', async (_, row) => {
    await apiAnswers(fine)
    expect((await ask(row, { ...(await wellFormed(row)), environment: '__proto__' })).status).toBe(404)
    expect(api.asked).toEqual([])
  })

  test.each(rows)('%s refuses a parameter it does not know (PX-8)', async (_, row) => {
    await apiAnswers(fine)
    const unknown = ['?x=1', '?id=cust_2', '?external_id=a', '?__proto__=1', '?constructor=1', '?limit=1000000000']
    for (const query of unknown.filter((one) => !('id' in row.query && one.startsWith('?id='))))
      expect(await ask(row, { ...(await wellFormed(row)), query })).toMatchObject({
        status: 400,
        json: { code: 'validation_error' },
      })
    expect(api.asked).toEqual([])
  })

  const withIds = rows.flatMap(([name, row]) => Object.entries(row.ids).map(([id, form]) => ({ name, row, id, form })))
  test.each(withIds)('$name: no trick in $id goes upstream (PX-2)', async ({ row, id, form }) => {
    await apiAnswers(fine)
    const tricks = ['..', '.', '../x', '..%2fx', '%2e%2e', '..%252f', 'a\0b', 'a\r\nX-Evil:1', 'a\\..\\b', 'x'.repeat(4096)]
    if (form === 'plain') tricks.push('a?x=1#', '//evil.test', 'a,b')
    const inPath = pathParameters(row.operation.path).includes(id)
    for (const trick of tricks) {
      const asking = inPath ? { path: { ...pathOf(row), [id]: trick } } : { query: `?${id}=${encodeURIComponent(trick)}` }
      const answer = await ask(row, { ...(await wellFormed(row)), ...asking })
      expect(answer).toMatchObject({ status: 400, json: { code: 'validation_error', details: { [id]: 'invalid' } } })
    }
    expect(api.asked).toEqual([])
  })
})

/** Written down, so that nobody's rights change unseen: what the routes answer is compared with it. */
const ACCESS = `
operation                 admin editor support viewer nobody
queryCustomer             yes   yes    yes     yes    401
getCustomer               yes   yes    yes     yes    401
getCustomerByExternalId   yes   yes    yes     yes    401
getCustomerUsageSummary   yes   yes    yes     yes    401
getCustomerEntitlements   yes   yes    yes     yes    401
getCustomerUpcomingGrants yes   yes    yes     yes    401
createCustomer            yes   yes    403     403    401
updateCustomer            yes   yes    403     403    401
deleteCustomer            yes   yes    403     403    401
`

test('each operation is open to the roles written down here, and to nobody else (AZ-1, AZ-2)', async () => {
  const roles = [...ROLES, undefined]
  const found: string[][] = [['operation', ...ROLES, 'nobody']]
  for (const [name, row] of rows) {
    const cells: string[] = []
    for (const role of roles) {
      const { method, successStatus } = row.operation
      await apiAnswers((request, response) => json(request.method === method ? successStatus : 200, {})(request, response))
      vi.mocked(staffOf).mockResolvedValue(role && { ...STAFF, role })
      vi.mocked(auditAlone).mockClear()
      const { status } = await ask(row, await wellFormed(row))
      if (status !== successStatus) {
        expect(api.asked).toEqual([])
        expect(auditAlone).toHaveBeenCalledTimes(role ? 1 : 0)
      }
      cells.push(status === successStatus ? 'yes' : String(status))
    }
    found.push([name, ...cells])
  }
  const written = ACCESS.trim().split('\n')
  expect(found).toEqual(written.map((line) => line.split(/\s+/)))
})

describe('parameters', () => {
  test('one that may come once is refused when it comes twice (PX-8)', async () => {
    await apiAnswers(fine)
    const answer = await ask(operations.getCustomerUsageSummary, { query: '?customer_id=a&customer_id=b' })
    expect(answer).toMatchObject({ status: 400, json: { details: { customer_id: 'repeated' } } })
    expect(api.asked).toEqual([])
  })

  test('a list may be repeated, and goes on as one', async () => {
    await apiAnswers(json(200, {}))
    const query = '?customer_lookup_key=a%2Fb%20c&feature_ids=f1&feature_ids=f2'
    expect((await ask(operations.getCustomerUsageSummary, { query })).status).toBe(200)
    expect(api.asked[0]?.path).toBe('/v1/customers/usage?customer_lookup_key=a%2Fb%20c&feature_ids=f1&feature_ids=f2')
  })

  test('an external id of any signs is one segment (PX-2)', async () => {
    await apiAnswers(fine)
    await ask(operations.getCustomerByExternalId, { path: { external_id: 'id/with?more#%2F' } })
    expect(api.asked[0]?.path).toBe('/v1/customers/external/id%2Fwith%3Fmore%23%252F')
  })
})

describe('a body', () => {
  const search = (body: string) => ask(operations.queryCustomer, { body })
  test.each([
    ['a member nobody knows', '{"external":"a"}'],
    ['one inside a list', '{"filters":[{"field":"name","operator":"contains","value":{"text":"a"}}]}'],
    ['one whose name all objects share', '{"toString":"a"}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['__proto__ as a text', '{"__proto__":"x"}'],
    ['__proto__ in free-form members', '{"metadata":{"__proto__":{"admin":true}}}'],
    ['constructor', '{"metadata":{"constructor":{}}}'],
    ['100,000 lists in each other', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['33 of them', `{"metadata":${'['.repeat(32)}${']'.repeat(32)}}`],
    ['a page of a thousand million', '{"limit":1000000000}'],
    ['a condition that the API would drop', '{"filters":[{"field":"name","operator":"gte","value":{"number":1}}]}'],
  ])('with %s is refused (PX-8)', async (_, body) => {
    await apiAnswers(json(200, { items: [] }))
    expect(await search(body)).toMatchObject({ status: 400, json: { code: 'validation_error' } })
    expect(api.asked).toEqual([])
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })

  test('the refusal names the member and not its value (PX-8)', async () => {
    await apiAnswers(json(200, { items: [] }))
    expect((await search('{"filters":[{"feild":"CANARY"}]}')).json.details).toEqual({ 'filters.0.feild': 'unknown' })
  })

  test('with metadata goes on as it is, whatever its keys are called: a map without them would erase them', async () => {
    const metadata = '{"__proto__":"kept","constructor":"kept, too"}'
    let sent = ''
    await apiAnswers((request, response) => {
      request.on('data', (chunk) => {
        sent += chunk
      })
      request.on('end', () => json(201, {})(request, response))
    })
    const asking = await wellFormed(operations.createCustomer as BffOperation<unknown, unknown>)
    const body = `{"external_id":"a","metadata":${metadata}}`
    expect((await ask(operations.createCustomer, { ...asking, body })).status).toBe(201)
    expect(sent).toContain(`"metadata":${metadata}`)
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })

  test('with all it may have goes on as it is', async () => {
    await apiAnswers(json(200, { items: [] }))
    const filter = {
      customer_ids: ['c1'],
      filters: [{ field: 'name', operator: 'contains', data_type: 'string', value: { string: 'a' } }],
      limit: 1000,
      metadata: { anyKey: 'x' },
      sort: [{ field: 'name', direction: 'asc' }],
      email: null,
    }
    expect((await search(JSON.stringify(filter))).status).toBe(200)
  })
})

describe('the answer', () => {
  const hostile = {
    'set-cookie': 'a=1',
    location: 'http://evil.test',
    'access-control-allow-origin': '*',
    server: 'secret/1',
    'content-security-policy': 'script-src *',
    'x-api-key': 'sk_CANARY',
    'cache-control': 'public',
    'x-request-id': 'their-own-id',
  }
  test.each([200, 404, 429, 500])('has nothing of the billing API’s headers, at %i (PX-5)', async (status) => {
    await apiAnswers(json(status, CUSTOMER, { ...hostile, 'retry-after': '60' }))
    const { headers } = await ask(operations.getCustomer, { path: { id: 'cust_1' }, headers: { 'x-request-id': 'request-1' } })
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'private, no-store',
      'content-type': 'application/json',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-request-id': 'request-1',
      ...(status === 429 && { 'retry-after': '60' }),
    })
  })

  test('comes to a request of which the billing API sees no header but the id (PX-4)', async () => {
    await apiAnswers(fine)
    const headers = {
      cookie: 'session=CANARY',
      authorization: 'Bearer CANARY',
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-host': 'evil.test',
      'x-environment': 'live',
      'x-secret': 'CANARY',
      'x-request-id': 'request-1',
    }
    await ask(operations.getCustomer, { path: { id: 'cust_1' }, headers })
    expect(Object.keys(api.asked[0]?.headers ?? {}).sort()).toEqual(
      ['accept', 'accept-encoding', 'connection', 'host', 'user-agent', 'x-api-key', 'x-request-id'].sort(),
    )
    expect(api.asked[0]?.headers['x-request-id']).toBe('request-1')
  })

  test('is whole or a failure, whatever any member turns into (UP-6)', async () => {
    const whole = {
      ...CUSTOMER,
      email: 'a@b.test',
      status: 'published',
      metadata: { a: 'b' },
      created_at: '2026-01-01T00:00:00Z',
      integration_entity_mappings: [{ id: 'm1', provider: 'stripe' }],
    }
    const mutants = Object.keys(whole).flatMap((name) =>
      [undefined, null, 7, true, 'new', [], {}, 'x'.repeat(1000)].map((value) => ({ ...whole, [name]: value, added: 1 })),
    )
    let body = ''
    await apiAnswers((request, response) => raw(body)(request, response))
    for (const mutant of mutants) {
      body = JSON.stringify(mutant)
      const answer = await ask(operations.getCustomer, { path: { id: 'cust_1' } })
      expect([200, 502]).toContain(answer.status)
      expect(answer.json).not.toHaveProperty('added')
      if (answer.status === 502) expect(answer.json.code).toBe('upstream_bad_response')
    }
  })
})

describe('a read that accepts text alone', () => {
  const sent = '{"id": "cust_1", "name":"Acme","tomorrow":{"of":"Ada"},\n "credit":12345678901234567890.1230}'
  const text = { headers: { accept: 'text/plain' }, path: { id: 'cust_1' } }

  test('is answered with what the billing API sent, to the letter', async () => {
    await apiAnswers(raw(sent))
    const answer = await ask(operations.getCustomer, text)
    expect(answer).toMatchObject({ status: 200, text: sent })
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(api.asked).toHaveLength(1)
  })

  test('has the members that the client knows, for whoever sees them masked (AZ-3)', async () => {
    await apiAnswers(raw(sent))
    vi.mocked(staffOf).mockResolvedValue({ ...STAFF, role: 'support' })
    vi.mocked(coreFor).mockImplementation((_, environment) =>
      upstreamOf(environment).refined(async (operation, answer) => masked(operation, answer, () => false)),
    )
    const { status, json } = await ask(operations.getCustomer, text)
    expect({ status, json }).toEqual({ status: 200, json: { id: 'cust_1', name: 'A•••' } })
  })

  test('fails as any other, in the common envelope', async () => {
    await apiAnswers(raw('{"id":'))
    expect(await ask(operations.getCustomer, text)).toMatchObject({ status: 502, json: { http_status_code: 502 } })
  })
})
