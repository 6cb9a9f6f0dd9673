import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 10 })
})
afterAll(() => sandbox.close())

/** A request with headers that fetch does not let one choose. */
function statusWith(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${sandbox.controlUrl}/clock`, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject).end()
  })
}

describe('the control surface', () => {
  test('is not on the API’s port', async () => {
    expect((await sandbox.call('GET', '/../clock')).status).toBe(404)
    expect((await sandbox.call('POST', '/faults', { body: {} })).status).toBe(404)
  })

  test('says what it can do, with lines to paste', async () => {
    const { status, text } = await sandbox.control('GET', '/')
    expect(status).toBe(200)
    expect(text).toContain(`curl -X POST ${sandbox.controlUrl}/faults`)
  })

  test('answers nobody who came through a web page or by another host’s name', async () => {
    expect(await statusWith({ host: '127.0.0.1' })).toBe(200)
    expect(await statusWith({ host: 'evil.example' })).toBe(403)
    expect(await statusWith({ host: 'localhost', origin: 'https://evil.example' })).toBe(403)
    expect(await statusWith({ host: 'localhost', 'sec-fetch-site': 'cross-site' })).toBe(403)
  })

  test('records every request: method, path as sent, headers without secrets, a hash of the body', async () => {
    await sandbox.control('DELETE', '/requests')
    const rawBody = '{"limit":1}'
    await sandbox.call('POST', '/customers/search', {
      rawBody,
      headers: { 'x-request-id': 'r1', authorization: 'Bearer secret' },
    })
    await sandbox.call('GET', '/customers/external/a%2Fb?x=1')
    await sandbox.call('GET', '/nowhere')
    const { requests } = (await sandbox.control('GET', '/requests')).body
    expect(requests).toMatchObject([
      {
        method: 'POST',
        path: '/v1/customers/search',
        operation: 'queryCustomer',
        headers: { 'x-request-id': 'r1', 'x-api-key': 'present', authorization: 'present' },
        body_sha256: createHash('sha256').update(rawBody).digest('hex'),
        status: 200,
        fault: null,
      },
      {
        method: 'GET',
        path: '/v1/customers/external/a%2Fb?x=1',
        operation: 'getCustomerByExternalId',
        body_sha256: null,
        status: 404,
      },
      { path: '/v1/nowhere', operation: null, status: 404 },
    ])
    expect(JSON.stringify(requests)).not.toContain(SANDBOX_DEFAULTS.apiKey)
  })

  test('reports events, which then are usage', async () => {
    const answer = await sandbox.control('POST', '/events', [
      { event_name: 'api_request', external_customer_id: 'no-usage-reported', properties: { requests: 40 } },
      { event_name: 'api_request', external_customer_id: 'no-usage-reported', properties: { requests: 2 } },
    ])
    expect(answer.body).toEqual({ added: 2 })
    const { features } = (
      await sandbox.call('GET', '/customers/usage?customer_lookup_key=no-usage-reported&feature_lookup_keys=api-calls')
    ).body
    expect(features[0].current_usage).toBe('42')
  })

  test('sets the clock, which then runs on or stands', async () => {
    expect((await sandbox.control('PUT', '/clock', { now: '2026-10-01T00:00:00Z', stopped: true })).body.now).toBe(
      '2026-10-01T00:00:00.000Z',
    )
    const customer = await sandbox.create()
    expect(customer.created_at).toMatch(/^2026-10-01T00:00:00/)
    await sandbox.control('PUT', '/clock', { now: '2026-10-01T00:00:00Z' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await sandbox.control('GET', '/clock')).body.now > '2026-10-01T00:00:00.010Z').toBe(true)
  })

  test('resets to the seed, with another size and present if asked, and forgets faults and requests', async () => {
    await sandbox.create({ external_id: 'gone after reset' })
    await sandbox.control('POST', '/faults', { kind: 'hang' })
    const { body } = await sandbox.control('POST', '/reset', { customers: 3, now: '2026-09-15T12:00:00Z' })
    expect(body).toMatchObject({ customers: 3 })
    expect((await sandbox.call('GET', '/customers/external/gone%20after%20reset')).status).toBe(404)
    const acme = (await sandbox.call('GET', '/customers/usage?customer_lookup_key=acme-42&feature_lookup_keys=storage')).body
    expect(acme.features[0].current_usage).toBe('12.5')
    expect((await sandbox.control('GET', '/faults')).body.faults).toEqual([])
  })

  test.each([
    ['PUT', '/clock', { now: 'noon' }],
    ['POST', '/reset', { customers: -1 }],
    ['POST', '/events', [{ event_name: 'x' }]],
  ])('%s %s with %j is refused', async (method, path, body) => {
    expect((await sandbox.control(method, path, body)).status).toBe(400)
  })

  test.each([
    [{ kind: 'delya' }, /^kind: .*'delay'/],
    [{ kind: 'delay' }, /^ms: .*expected number/],
  ])('the fault %j is refused with what would do', async (fault, reason) => {
    const { status, body } = await sandbox.control('POST', '/faults', fault)
    expect(status).toBe(400)
    expect(body.details.faults).toEqual([expect.stringMatching(reason)])
  })
})
