import type { RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { FakeClock } from '@/lib/bff/fixtures/fake-clock'
import { closeScriptedApis, hang, json, raw, reset, resetMidBody, scriptedApi, short } from '@/lib/bff/fixtures/scripted-api'
import { Upstreams } from '@/lib/bff/upstream'
import { customersCreateCustomer } from '@/lib/billing/funcs/customers-create-customer'
import { isCertainlyNotDone } from './outcome'

afterEach(closeScriptedApis)

const CUSTOMER = { externalId: 'a', name: 'A' }
const coreOf = (apiUrl: string, clock = new FakeClock({ instant: true })) =>
  new Upstreams(clock).coreOf({ name: 'test', apiUrl, apiKey: 'sk_1' })

async function isCertainOf(apiUrl: string, options = {}) {
  const result = await customersCreateCustomer(coreOf(apiUrl), CUSTOMER, options)
  if (result.ok) throw new Error('the call succeeded')
  return isCertainlyNotDone(result.error)
}
const when = async (answer: RequestListener, options = {}) => {
  const api = await scriptedApi(answer)
  const isCertain = await isCertainOf(api.apiUrl, options)
  expect(api.asked).toHaveLength(1)
  return isCertain
}

/** The address of a server that never reads. */
async function resetting(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer({ pauseOnConnect: true }, onConnection)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}
const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

describe('a write that failed is certainly not done', () => {
  test.each([400, 401, 403, 404, 409, 413, 422, 429])('when the API refused it: %i', async (status) => {
    expect(await when(json(status, { code: 'x', message: 'x' }))).toBe(true)
  })

  test('when nobody listens, the name is unknown, or no connection came to stand (UP-4)', async () => {
    expect(await isCertainOf('http://127.0.0.1:1/v1')).toBe(true)
    expect(await isCertainOf('http://localhost:1/v1')).toBe(true)
    expect(await isCertainOf('http://billing.invalid/v1')).toBe(true)
  })

  test('when the connection was reset before it stood', async () => {
    expect(await isCertainOf(await resetting((socket) => socket.resetAndDestroy()))).toBe(true)
  })

  test('when it was never put into words: a table without it, a header that HTTP forbids, a body of another shape', async () => {
    const { apiUrl, asked } = await scriptedApi(json(201, {}))
    expect(await isCertainOf(apiUrl, { serverURL: 'http://127.0.0.1:1/v1' })).toBe(true)
    expect(await isCertainOf(apiUrl, { headers: { 'x-request-id': 'a\nb' } })).toBe(true)
    const misfit = await customersCreateCustomer(coreOf(apiUrl), { externalId: 7 as unknown as string })
    expect(misfit.ok || isCertainlyNotDone(misfit.error)).toBe(true)
    expect(asked).toEqual([])
  })
})

describe('nobody knows whether it was done (DS-3)', () => {
  test.each<[string, RequestListener]>([
    ['a reset, since what was sent may have arrived', reset],
    ['a reset in the answer', resetMidBody],
    ['an answer that is too short', short],
    ['success that cannot be read', raw('{"id":', {})],
    ['success with another body', json(201, [])],
    ['success with a page', (_, response) => response.writeHead(201, { 'content-type': 'text/html' }).end('<h1>')],
    ['success of another kind', json(202, CUSTOMER)],
    ['a redirect, which also follows a POST that was done', (_, response) => response.writeHead(303, { location: '/x' }).end()],
    ['a server that stopped waiting', json(408, {})],
    ['a crash', (_, response) => response.writeHead(500).end()],
    ['a gateway’s 502', json(502, {})],
    ['a 503, which a gateway sends as well', json(503, {})],
    ['a 504', json(504, {})],
    ['a status that is none', json(999, {})],
  ])('after %s', async (_, answer) => expect(await when(answer)).toBe(false))

  test('after silence', async () => {
    expect(await when(hang, { timeoutMs: 3_000 })).toBe(false)
  })

  test('after a connection that stood and was reset before anything was read', async () => {
    expect(await isCertainOf(await resetting((socket) => setTimeout(() => socket.resetAndDestroy(), 50)))).toBe(false)
  })
})
