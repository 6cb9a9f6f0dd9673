import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SDKCore } from './core'
import { atOnce, half, reset } from './fixtures/faults'
import { type ScriptedServer, startScriptedServer } from './fixtures/scripted-server'
import { customersGetCustomer } from './funcs/customers-get-customer'
import { customersQueryCustomer } from './funcs/customers-query-customer'
import { RequestAbortedError, RequestTimeoutError } from './models/errors'
import type { RequestOptions, SDKOptions } from './options'

let server: ScriptedServer

beforeEach(async () => {
  server = await startScriptedServer()
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.close()
})

const core = (options: Partial<SDKOptions> = {}) => new SDKCore({ serverURL: `${server.url}/v1`, ...options })
const getCustomer = (options?: RequestOptions, settings?: Partial<SDKOptions>) =>
  customersGetCustomer(core(settings), { id: 'c' }, options)

test('repeat a call until the server answers, on every kind of failure that may pass', async () => {
  server.answer({ status: 503 }, { status: 429, headers: { 'retry-after': '0' } }, reset, half(reset.bind(null, null)), {
    json: {},
  })
  expect((await getCustomer({ retries: atOnce })).ok).toBe(true)
  expect(server.received).toHaveLength(5)
})

test('are none unless asked for', async () => {
  server.answer({ status: 503 })
  expect((await getCustomer()).error).toMatchObject({ statusCode: 503 })
  expect(server.received).toHaveLength(1)
})

test('of the client hold for each call, and the call may say otherwise', async () => {
  server.answer({ status: 503 }, { json: {} }, { status: 503 })
  expect((await getCustomer({}, { retryConfig: atOnce })).ok).toBe(true)
  expect((await getCustomer({ retries: { strategy: 'none' } }, { retryConfig: atOnce })).ok).toBe(false)
})

test('count the statuses the call names', async () => {
  server.answer({ status: 404 }, { json: {} }, { status: 503 })
  expect((await getCustomer({ retries: atOnce, retryCodes: ['4XX'] })).ok).toBe(true)
  expect((await getCustomer({ retries: atOnce, retryCodes: ['4XX'] })).error).toMatchObject({ statusCode: 503 })
})

test('repeat creating and searching, with the same body', async () => {
  server.answer({ status: 500 }, { json: {} })
  await customersQueryCustomer(core(), { email: 'a@b.c' }, { retries: atOnce })
  expect(server.received.map((request) => request.body)).toEqual(['{"email":"a@b.c"}', '{"email":"a@b.c"}'])
})

test('stop at once when the signal fires while one is awaited', async () => {
  const caller = new AbortController()
  server.answer((_, response) => {
    response.writeHead(503, { 'retry-after': '3600' }).end()
    setTimeout(() => caller.abort(), 20)
  })
  const { error } = await getCustomer({ signal: caller.signal, retries: { strategy: 'backoff' } })
  expect(error).toBeInstanceOf(RequestAbortedError)
  expect(server.received).toHaveLength(1)
})

test('share one deadline', async () => {
  server.answer({ status: 503, headers: { 'retry-after': '3600' } })
  expect((await getCustomer({ timeoutMs: 50, retries: { strategy: 'backoff' } })).error).toBeInstanceOf(RequestTimeoutError)
})

test('asks a key function once, however often it is tried', async () => {
  server.answer({ status: 503 }, { json: {} })
  const apiKeyAuth = vi.fn(async () => 'sk_fresh')
  expect((await getCustomer({ retries: atOnce }, { apiKeyAuth })).ok).toBe(true)
  expect(apiKeyAuth).toHaveBeenCalledTimes(1)
  expect(server.received.map((request) => request.headers['x-api-key'])).toEqual(['sk_fresh', 'sk_fresh'])
})
