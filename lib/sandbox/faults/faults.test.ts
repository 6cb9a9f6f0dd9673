import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { namedCustomerId } from '@/lib/sandbox/seed/cases/case-rows'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
let acme: string
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 0 })
  acme = await sandbox.idOf('acme-42')
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await sandbox.control('DELETE', '/faults')
})

const fault = async (rule: object) => {
  const answer = await sandbox.control('POST', '/faults', rule)
  expect(answer.status).toBe(200)
}
const search = () => sandbox.search({ limit: 1 })
const getAcme = () => sandbox.call('GET', `/customers/${acme}`)
const rename = (name: string) => sandbox.call('PUT', `/customers?id=${acme}`, { body: { name } })

/** What comes back over a connection of its own, byte for byte, and how it ended. */
function rawGet(path: string): Promise<{ text: string; pieces: number; bytes: Buffer; ended: 'in order' | 'reset' }> {
  const { port } = new URL(sandbox.url)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), '127.0.0.1')
    const done = (ended: 'in order' | 'reset') => {
      const bytes = Buffer.concat(chunks)
      resolve({ text: bytes.toString('latin1'), pieces: chunks.length, bytes, ended })
    }
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => done('in order'))
    socket.on('error', () => done('reset'))
    socket.write(`GET /v1${path} HTTP/1.1\r\nhost: x\r\nx-api-key: ${SANDBOX_DEFAULTS.apiKey}\r\n\r\n`)
  })
}

describe('fault switches: which call meets one', () => {
  test('the next so many of one operation, then none', async () => {
    await fault({ operation: 'queryCustomer', kind: 'status', status: 503, count: 2 })
    expect((await getAcme()).status).toBe(200)
    expect([(await search()).status, (await search()).status, (await search()).status]).toEqual([503, 503, 200])
  })

  test('the creation of one customer, by the external id it will have', async () => {
    await fault({ operation: 'createCustomer', customer: 'to-be-made', kind: 'status', status: 500 })
    const create = (externalId: string) => sandbox.call('POST', '/customers', { body: { external_id: externalId, name: 'Made' } })
    expect((await create('another')).status).toBe(201)
    expect((await create('to-be-made')).status).toBe(500)
    expect((await create('to-be-made')).status).toBe(201)
  })

  test('any operation, about one customer, by id or external id', async () => {
    await fault({ customer: 'acme-42', kind: 'status', status: 500 })
    expect((await sandbox.call('GET', '/customers/external/no-email')).status).toBe(200)
    expect((await sandbox.call('GET', '/customers/usage?customer_lookup_key=acme-42')).status).toBe(500)
    await fault({ customer: acme, operation: 'getCustomer', kind: 'status', status: 500 })
    expect((await getAcme()).status).toBe(500)
  })

  test('several wait in the order they were asked for, and can be called off', async () => {
    await fault({ kind: 'status', status: 500 })
    await fault({ kind: 'status', status: 503 })
    expect((await sandbox.control('GET', '/faults')).body.faults).toHaveLength(2)
    expect((await search()).status).toBe(500)
    await sandbox.control('DELETE', '/faults')
    expect((await search()).status).toBe(200)
  })

  test.each([
    [{ kind: 'no-such' }],
    [{ kind: 'status', status: 200 }],
    [{ operation: 'noSuch', kind: 'hang' }],
    [{ kind: 'hang', count: 0 }],
  ])('%j is refused', async (rule) => {
    expect((await sandbox.control('POST', '/faults', rule)).status).toBe(400)
  })
})

describe('fault switches: what goes wrong', () => {
  test.each([
    [400, 'validation_error'],
    [404, 'not_found'],
    [409, 'already_exists'],
    [500, 'internal_error'],
    [503, 'service_unavailable'],
  ])('status %s comes in the envelope', async (status, code) => {
    await fault({ kind: 'status', status })
    const { body } = await search()
    expect(body).toMatchObject({ code, http_status_code: status, success: false, error: { message: body.message } })
  })

  test('401, 403 and a proxy’s 502 come with their own bodies', async () => {
    for (const status of [401, 403, 502]) await fault({ kind: 'status', status })
    expect((await search()).body).toEqual({ error: expect.any(String) })
    expect((await search()).body).toEqual({ message: expect.any(String) })
    expect((await search()).headers.get('content-type')).toBe('text/html')
  })

  test('rate-limit says when to come back', async () => {
    await fault({ kind: 'rate-limit', retry_after: 7 })
    const { status, headers } = await search()
    expect([status, headers.get('retry-after')]).toEqual([429, '7'])
  })

  test('redirect', async () => {
    await fault({ kind: 'redirect', location: 'https://example.com/x', status: 307 })
    const { status, headers } = await search()
    expect([status, headers.get('location')]).toEqual([307, 'https://example.com/x'])
  })

  test('html in place of JSON', async () => {
    await fault({ kind: 'html' })
    const { status, headers, body } = await search()
    expect([status, headers.get('content-type'), body]).toEqual([200, 'text/html', undefined])
  })

  test('reset: the connection breaks and nothing was done', async () => {
    await fault({ operation: 'updateCustomer', kind: 'reset' })
    await expect(rename('Never')).rejects.toThrow('fetch failed')
    expect((await getAcme()).body.name).toBe('Acme')
  })

  test.each(['apply-then-reset', 'apply-then-hang'])('%s: the caller learns nothing, and yet it was done', async (kind) => {
    await fault({ operation: 'updateCustomer', kind })
    const body = { name: `by ${kind}` }
    await expect(sandbox.call('PUT', `/customers?id=${acme}`, { body, signal: AbortSignal.timeout(1500) })).rejects.toThrow()
    expect((await getAcme()).body.name).toBe(`by ${kind}`)
  })

  test('apply-then-status: done, though it says 500', async () => {
    await fault({ operation: 'updateCustomer', kind: 'apply-then-status', status: 500 })
    expect((await rename('Acme')).status).toBe(500)
    expect((await getAcme()).body.name).toBe('Acme')
  })

  test('hang: no answer', async () => {
    await fault({ kind: 'hang' })
    await expect(sandbox.call('GET', `/customers/${acme}`, { signal: AbortSignal.timeout(300) })).rejects.toThrow('timeout')
  })

  test('delay: late, and whole', async () => {
    await fault({ kind: 'delay', ms: 250 })
    const startedMs = performance.now()
    expect((await getAcme()).body.external_id).toBe('acme-42')
    expect(performance.now() - startedMs).toBeGreaterThan(240)
  })

  test('slow-headers: the head comes in pieces, over the time given', async () => {
    await fault({ kind: 'slow-headers', ms: 240 })
    const startedMs = performance.now()
    const { text, pieces } = await rawGet(`/customers/${acme}`)
    expect(performance.now() - startedMs).toBeGreaterThan(200)
    expect(pieces).toBeGreaterThan(3)
    expect(text).toContain('"external_id":"acme-42"')
  })

  test('drip: the body comes a few bytes at a time', async () => {
    await fault({ kind: 'drip', bytes: 100, every_ms: 5 })
    const { pieces, text } = await rawGet(`/customers/${acme}`)
    expect(pieces).toBeGreaterThan(4)
    expect(text).toContain('"external_id":"acme-42"')
  })

  test('reset-mid-body and short-body: less than announced, once broken and once in order', async () => {
    for (const [kind, ended] of [
      ['reset-mid-body', 'reset'],
      ['short-body', 'in order'],
    ]) {
      await fault({ kind })
      const answer = await rawGet(`/customers/${acme}`)
      expect(answer.ended).toBe(ended)
      if (ended === 'reset') continue
      const [head = '', body = ''] = answer.text.split('\r\n\r\n')
      expect(Number(/content-length: (\d+)/.exec(head)?.[1])).toBeGreaterThan(body.length)
      expect(body.length).toBeGreaterThan(0)
    }
    await fault({ kind: 'reset-mid-body' })
    await expect(getAcme()).rejects.toThrow()
  })

  test('bad-json: as long as announced, and no JSON', async () => {
    await fault({ kind: 'bad-json' })
    const { status, text, body } = await getAcme()
    expect([status, body]).toEqual([200, undefined])
    expect(text.startsWith('{"id"')).toBe(true)
  })

  test('drift: members added, missing, of other types, and values no enumeration has', async () => {
    const before = (await getAcme()).body
    await fault({ kind: 'drift' })
    const { body } = await getAcme()
    expect(body.status).toBe('OF_A_LATER_RELEASE')
    expect(body.name).toBe(42)
    expect(Object.keys(body)).toContain('added_by_a_later_release')
    expect(Object.keys(before).filter((key) => !(key in body))).toHaveLength(1)
  })

  test('huge: padded to so many megabytes', async () => {
    await fault({ kind: 'huge', megabytes: 3 })
    const { text, body } = await getAcme()
    expect([text.length > 3_000_000, body.external_id]).toEqual([true, 'acme-42'])
  })

  test('gzip-bomb: little on the wire, much when unpacked', async () => {
    await fault({ kind: 'gzip-bomb', megabytes: 8 })
    const { bytes } = await rawGet(`/customers/${acme}`)
    expect(bytes.length).toBeLessThan(50_000)
    const body = bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)
    expect(gunzipSync(body).length).toBeGreaterThan(8_000_000)
  })
})

describe('customers that always fail', () => {
  test.each([400, 404, 409, 429, 500, 503])('error-%s, by external id and by id, for every question about it', async (status) => {
    const externalId = `error-${status}`
    const id = namedCustomerId(externalId)
    for (const path of [
      `/customers/external/${externalId}`,
      `/customers/${id}`,
      `/customers/${id}/entitlements`,
      `/customers/usage?customer_id=${id}`,
    ]) {
      expect((await sandbox.call('GET', path)).status).toBe(status)
    }
    expect((await sandbox.call('PUT', `/customers?external_customer_id=${externalId}`, { body: {} })).status).toBe(status)
  })

  test('they are found by searching like any other', async () => {
    const { body } = await sandbox.search({
      filters: [{ field: 'external_id', operator: 'contains', value: { string: 'error-5' } }],
    })
    expect(body.items.map(({ external_id }: { external_id: string }) => external_id).sort()).toEqual([
      'error-500',
      'error-502',
      'error-503',
      'error-504',
    ])
  })
})
