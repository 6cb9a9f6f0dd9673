import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { upstreamOf } from './upstream'
import { refusalOf } from './upstream-failure'

let server: Server | undefined
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  server = undefined
})

let count = 0
/** What the BFF answers when the billing API behaves like this. */
async function refusalWhen(answer: RequestListener, timeoutMs?: number) {
  const listening = createServer(answer)
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const { port } = listening.address() as AddressInfo
  const core = upstreamOf({ name: `test-${count++}`, apiUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'sk_CANARY' })
  const result = await customersGetCustomer(core, { id: 'cust_1' }, timeoutMs === undefined ? {} : { timeoutMs })
  if (result.ok) throw new Error('the call succeeded')
  return refusalOf(result.error)
}

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

describe('what a failed call becomes for the browser', () => {
  const cases: [string, RequestListener, number, string][] = [
    ['a refused key is the console’s trouble (UP-9)', json(401, { error: 'bad key' }), 502, 'billing_credentials'],
    ['a key without the right, too', json(403, { message: 'no' }), 502, 'billing_credentials'],
    [
      'what is not there is passed on',
      json(404, { code: 'not_found', message: 'none', details: { customer_id: 'c' } }),
      404,
      'not_found',
    ],
    ['a conflict is passed on', json(409, { success: false, error: { message: 'taken' } }), 409, 'already_exists'],
    ['too many requests stay so', json(429, {}, { 'retry-after': '7' }), 429, 'upstream_busy'],
    ['so does an overload', json(503, {}), 503, 'upstream_busy'],
    ['an error of its own is not ours', json(500, { code: 'internal_error', message: 'secret cause' }), 502, 'upstream_error'],
    ['so is an empty crash', (_, response) => response.writeHead(500).end(), 502, 'upstream_error'],
    [
      'a page instead of data',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>'),
      502,
      'upstream_bad_response',
    ],
    [
      'broken JSON',
      (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":'),
      502,
      'upstream_bad_response',
    ],
    ['a list instead of a customer', json(200, []), 502, 'upstream_bad_response'],
    [
      'a redirect is not followed (PX-3)',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      502,
      'upstream_bad_response',
    ],
    ['a reset connection', (request) => request.socket.resetAndDestroy(), 502, 'upstream_unreachable'],
  ]
  test.each(cases)('%s', async (_, answer, status, code) => {
    const refusal = await refusalWhen(answer)
    expect(refusal).toMatchObject({ status, code })
    expect(JSON.stringify(refusal)).not.toMatch(/CANARY|secret cause/)
  })

  test('no answer within the time', async () => {
    expect(await refusalWhen(() => undefined, 100)).toMatchObject({ status: 504, code: 'upstream_timeout' })
  })

  test('how long to wait is passed on', async () => {
    expect(await refusalWhen(json(429, {}, { 'retry-after': '7' }))).toMatchObject({ headers: { 'retry-after': '7' } })
  })

  test('details of what is not there are passed on', async () => {
    expect(await refusalWhen(json(404, { code: 'not_found', message: 'none', details: { customer_id: 'c' } }))).toMatchObject({
      details: { customer_id: 'c' },
    })
  })

  test('the billing API sees our own headers and no others (PX-4)', async () => {
    let seen: string[] = []
    await refusalWhen((request, response) => {
      seen = Object.keys(request.headers).sort()
      response.writeHead(404).end()
    })
    expect(seen).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'sec-fetch-mode',
      'user-agent',
      'x-api-key',
    ])
  })
})
