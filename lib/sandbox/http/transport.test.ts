import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 5 })
})
afterAll(() => sandbox.close())

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/

describe('transport (1)', () => {
  test('every answer carries a request id: the one sent, else a fresh ULID', async () => {
    const sent = await sandbox.call('GET', '/customers/none', { headers: { 'x-request-id': 'my-id-1' } })
    expect(sent.headers.get('x-request-id')).toBe('my-id-1')
    expect((await sandbox.call('GET', '/customers/none')).headers.get('x-request-id')).toMatch(ULID)
    expect((await sandbox.call('GET', '/nowhere')).headers.get('x-request-id')).toMatch(ULID)
  })

  test('any page may call: CORS and hardening headers are on every answer', async () => {
    for (const path of ['/customers/none', '/nowhere']) {
      const { headers } = await sandbox.call('GET', path)
      expect(headers.get('access-control-allow-origin')).toBe('*')
      expect(headers.get('access-control-allow-methods')).toContain('DELETE')
      expect(headers.get('access-control-allow-headers')).toBe('*')
      expect(headers.get('access-control-max-age')).toBe('86400')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('OPTIONS answers 200 on any path, without a key', async () => {
    for (const path of ['/customers', '/nowhere/at/all']) {
      const response = await fetch(`${sandbox.url}${path}`, { method: 'OPTIONS' })
      expect([response.status, await response.text()]).toEqual([200, ''])
    }
  })

  test.each([
    ['GET', '/nowhere'],
    ['PATCH', '/customers/search'],
    ['GET', '/customers'],
    ['GET', '/customers/'],
    ['GET', '/customers/a/b'],
    ['POST', '/customers/usage'],
  ])('%s %s has no route: 404 as text, never 405', async (method, path) => {
    const { status, headers, body } = await sandbox.call(method, path)
    expect([status, headers.get('content-type'), body]).toEqual([404, 'text/plain', undefined])
  })

  test('outside /v1 there is nothing', async () => {
    const response = await fetch(sandbox.url.replace('/v1', '/customers/search'), { method: 'POST' })
    expect(response.status).toBe(404)
  })

  test('JSON is announced with its charset', async () => {
    expect((await sandbox.search({})).headers.get('content-type')).toBe('application/json; charset=utf-8')
  })

  test('fixed segments win over {id}, method by method', async () => {
    expect((await sandbox.call('GET', '/customers/usage')).status).toBe(400)
    expect((await sandbox.call('GET', '/customers/search')).body.details).toEqual({ customer_id: 'search' })
    expect((await sandbox.call('GET', '/customers/external/usage')).body.external_id).toBe('usage')
  })

  test('a badly encoded path is a plain 400', async () => {
    const { status, body } = await sandbox.call('GET', '/customers/%zz')
    expect([status, body]).toEqual([400, undefined])
  })
})

describe('keys (1, authentication)', () => {
  const BODY = { body: { external_id: 'by-reader', name: 'x' } }

  test.each([
    ['no key', {}],
    ['an unknown key', { 'x-api-key': 'sk_nobody' }],
    ['an empty key', { 'x-api-key': '' }],
    ['the key as a bearer token', { authorization: `Bearer ${SANDBOX_DEFAULTS.apiKey}` }],
  ])('%s: 401 with a body of its own', async (_, headers) => {
    const response = await fetch(`${sandbox.url}/customers/none`, { headers })
    expect([response.status, await response.json()]).toEqual([401, { error: expect.any(String) }])
  })

  test('a key that may only read searches, and its writes are 403 with a message', async () => {
    const headers = { 'x-api-key': SANDBOX_DEFAULTS.readOnlyApiKey }
    expect((await sandbox.call('POST', '/customers/search', { body: {}, headers })).status).toBe(200)
    const id = await sandbox.idOf('no-subscription')
    for (const answer of [
      await sandbox.call('POST', '/customers', { ...BODY, headers }),
      await sandbox.call('PUT', `/customers?id=${id}`, { body: {}, headers }),
      await sandbox.call('DELETE', `/customers/${id}`, { headers }),
    ]) {
      expect([answer.status, answer.body]).toEqual([403, { message: expect.any(String) }])
    }
  })

  test('an unrouted path is 404 even without a key', async () => {
    expect((await fetch(`${sandbox.url}/nowhere`)).status).toBe(404)
  })
})

describe('error envelope (2, 11)', () => {
  test('flat members for current clients, nested ones for older clients, the same details in both', async () => {
    const { status, body } = await sandbox.call('GET', '/customers/cust_none')
    expect(status).toBe(404)
    expect(body).toEqual({
      code: 'not_found',
      message: expect.any(String),
      http_status_code: 404,
      details: { customer_id: 'cust_none' },
      success: false,
      error: { message: body.message, internal_error: expect.any(String), details: { customer_id: 'cust_none' } },
    })
  })

  test('details are left out when there are none', async () => {
    const { body } = await sandbox.call('POST', '/customers/search', { rawBody: '' })
    expect(Object.keys(body)).not.toContain('details')
    expect(Object.keys(body.error)).not.toContain('details')
  })
})
