import { fetch as undiciFetch } from 'undici'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SDKCore } from './core'
import { half, reset } from './fixtures/faults'
import { type ScriptedServer, startScriptedServer } from './fixtures/scripted-server'
import { customersGetCustomer } from './funcs/customers-get-customer'
import { customersQueryCustomer } from './funcs/customers-query-customer'
import { type Fetcher, HTTPClient } from './http-client'
import {
  ConnectionError,
  InvalidRequestError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseValidationError,
  SDKDefaultError,
  SDKValidationError,
  UnexpectedClientError,
} from './models/errors'
import type { RequestOptions, SDKOptions } from './options'
import { unwrap } from './unwrap'

let server: ScriptedServer

beforeEach(async () => {
  server = await startScriptedServer()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.close()
})

const core = (options: Partial<SDKOptions> = {}) =>
  new SDKCore({ serverURL: `${server.url}/v1`, apiKeyAuth: 'sk_test', ...options })
const getCustomer = (options?: RequestOptions, settings?: Partial<SDKOptions>) =>
  customersGetCustomer(core(settings), { id: 'c' }, options)

describe('a call', () => {
  test('goes out in wire names with the key, and its answer comes back in camelCase', async () => {
    const wire = {
      id: 'cust_1',
      external_id: 'acme',
      address_line1: 'Main St',
      metadata: { snake_case: 'kept' },
      contact: null,
      odd: 1,
    }
    server.answer({ json: { items: [wire], pagination: { total: 1, limit: 50, offset: 50 } } })
    expect(await unwrap(customersQueryCustomer(core(), { externalIds: ['acme'], limit: 50 }))).toEqual({
      items: [{ id: 'cust_1', externalId: 'acme', addressLine1: 'Main St', metadata: { snake_case: 'kept' } }],
      pagination: { total: 1, limit: 50, offset: 50 },
    })
    expect(server.received[0]).toMatchObject({ method: 'POST', url: '/v1/customers/search' })
    expect(JSON.parse(server.received[0]?.body ?? '')).toEqual({ external_ids: ['acme'], limit: 50 })
    expect(server.received[0]?.headers).toMatchObject({ 'x-api-key': 'sk_test', 'content-type': 'application/json' })
  })

  test('carries an id with any characters in one segment of the path', async () => {
    server.answer({ json: {} })
    await customersGetCustomer(core(), { id: 'a/b c?#%&+é' })
    expect(server.received[0]?.url).toBe('/v1/customers/a%2Fb%20c%3F%23%25%26%2B%C3%A9')
  })

  test('without a key sends none', async () => {
    server.answer({ json: {} })
    await getCustomer({}, { apiKeyAuth: undefined })
    expect(server.received[0]?.headers).not.toHaveProperty('x-api-key')
  })

  test('can be made with the fetch of another library', async () => {
    server.answer({ json: { id: 'c' } })
    const httpClient = new HTTPClient({ fetcher: undiciFetch as unknown as Fetcher })
    expect(await getCustomer({}, { httpClient })).toEqual({ ok: true, value: { id: 'c' } })
    expect(server.received[0]?.headers['x-api-key']).toBe('sk_test')
  })

  test('hands a relative URL to fetch as text, as a page needs it', async () => {
    const fetcher = vi.fn(async () => Response.json({ id: 'c' }))
    await getCustomer({}, { serverURL: '/api/billing/sandbox', httpClient: new HTTPClient({ fetcher }) })
    expect(fetcher).toHaveBeenCalledWith('/api/billing/sandbox/customers/c', expect.objectContaining({ method: 'GET' }))
  })
})

describe('a failure is a value, never a rejection', () => {
  const failure = async (options?: RequestOptions, settings?: Partial<SDKOptions>) => (await getCustomer(options, settings)).error

  test('a refused connection', async () => {
    const { url } = server
    await server.close()
    expect(await failure({}, { serverURL: url })).toBeInstanceOf(ConnectionError)
  })

  test('a connection reset before the answer', async () => {
    server.answer(reset)
    expect(await failure()).toBeInstanceOf(ConnectionError)
  })

  test('a connection reset in the middle of the body', async () => {
    server.answer(half((response) => void response.socket?.resetAndDestroy()))
    expect(await failure()).toBeInstanceOf(ConnectionError)
  })

  test('a body shorter than announced', async () => {
    server.answer(half((response) => void response.socket?.end()))
    expect(await failure()).toBeInstanceOf(ConnectionError)
  })

  test('headers that do not come in time', async () => {
    server.answer(() => {})
    expect(await failure({ timeoutMs: 50 })).toBeInstanceOf(RequestTimeoutError)
  })

  test('a body that does not come in time, by the client’s own limit', async () => {
    server.answer(half(() => {}))
    expect(await failure({}, { timeoutMs: 50 })).toBeInstanceOf(RequestTimeoutError)
  })

  test('an abort while the answer is awaited', async () => {
    const caller = new AbortController()
    server.answer(() => caller.abort(new Error('typed on')))
    const error = await failure({ signal: caller.signal, timeoutMs: 60_000 })
    expect(error).toBeInstanceOf(RequestAbortedError)
    expect(error?.cause).toEqual(new Error('typed on'))
  })

  test('an abort before anything is sent', async () => {
    expect(await failure({ fetchOptions: { signal: AbortSignal.abort() } })).toBeInstanceOf(RequestAbortedError)
    expect(server.received).toEqual([])
  })

  test('an abort when the transport does not listen to signals', async () => {
    const caller = new AbortController()
    const httpClient = new HTTPClient({
      fetcher: () => {
        caller.abort()
        return new Promise(() => {})
      },
    })
    expect(await failure({ signal: caller.signal }, { httpClient })).toBeInstanceOf(RequestAbortedError)
  })

  test('malformed JSON', async () => {
    server.answer({ text: '{"id":', headers: { 'content-type': 'application/json' } })
    expect(await failure()).toBeInstanceOf(ResponseValidationError)
  })

  test('another content type', async () => {
    server.answer({ text: '<p>Welcome</p>', headers: { 'content-type': 'text/html' } })
    expect(await failure()).toMatchObject({ name: 'SDKDefaultError', statusCode: 200, body: '<p>Welcome</p>' })
  })

  test('an empty 500', async () => {
    server.answer({ status: 500 })
    expect(await failure()).toMatchObject({ name: 'SDKDefaultError', statusCode: 500, code: 'internal_error' })
  })

  test('a 404 as text', async () => {
    server.answer({ status: 404, text: '404 page not found', headers: { 'content-type': 'text/plain' } })
    expect(await failure()).toMatchObject({ name: 'SDKDefaultError', statusCode: 404, code: 'not_found' })
  })

  test.each([
    ['flat', { code: 'not_found', message: 'no such customer', http_status_code: 404, details: { customer_id: 'c' } }],
    ['nested', { success: false, error: { message: 'no such customer', internal_error: 'x', details: { customer_id: 'c' } } }],
  ])('a 404 in the %s envelope', async (_name, json) => {
    server.answer({ status: 404, json, headers: { 'x-request-id': 'req_1' } })
    const error = await failure()
    expect(error).toBeInstanceOf(SDKDefaultError)
    expect(error).toMatchObject({
      statusCode: 404,
      code: 'not_found',
      message: 'no such customer',
      details: { customer_id: 'c' },
      requestId: 'req_1',
      body: JSON.stringify(json),
    })
  })

  test('a request that does not fit', async () => {
    const { error } = await customersGetCustomer(core(), { id: 5 as never })
    expect(error).toBeInstanceOf(SDKValidationError)
    expect(server.received).toEqual([])
  })

  test('no base URL', async () => {
    expect(await failure({}, { serverURL: '' })).toBeInstanceOf(InvalidRequestError)
  })

  test('a key that cannot be had', async () => {
    const error = await failure({}, { apiKeyAuth: () => Promise.reject(new TypeError('vault')) })
    expect(error).toBeInstanceOf(UnexpectedClientError)
    expect(error?.cause).toEqual(new TypeError('vault'))
  })

  test('a key that does not come in time', async () => {
    expect(await failure({ timeoutMs: 50 }, { apiKeyAuth: () => new Promise(() => {}) })).toBeInstanceOf(RequestTimeoutError)
    expect(server.received).toEqual([])
  })

  test('an abort while the key is awaited', async () => {
    const caller = new AbortController()
    const apiKeyAuth = () => {
      caller.abort()
      return new Promise<string>(() => {})
    }
    expect(await failure({ signal: caller.signal }, { apiKeyAuth })).toBeInstanceOf(RequestAbortedError)
    expect(server.received).toEqual([])
  })

  test.each([
    [new TypeError('Failed to fetch'), ConnectionError],
    [Object.assign(new Error('reset'), { code: 'ECONNRESET' }), ConnectionError],
    [new DOMException('late', 'TimeoutError'), RequestTimeoutError],
    [new DOMException('gone', 'AbortError'), RequestAbortedError],
    [new Error('something else'), UnexpectedClientError],
    ['not even an error', UnexpectedClientError],
    [undefined, UnexpectedClientError],
  ])('a transport that throws %s', async (thrown, errorClass) => {
    const error = await failure({}, { httpClient: new HTTPClient({ fetcher: () => Promise.reject(thrown) }) })
    expect(error).toBeInstanceOf(errorClass)
    expect(error?.cause).toBe(thrown)
  })
})

describe('redirects', () => {
  test('are followed by default', async () => {
    server.answer({ status: 307, headers: { location: '/elsewhere' } }, { json: { id: 'c' } })
    expect(await getCustomer()).toEqual({ ok: true, value: { id: 'c' } })
    expect(server.received[1]?.url).toBe('/elsewhere')
  })

  test('are an answer that was not promised when the caller handles them', async () => {
    server.answer({ status: 307, headers: { location: '/elsewhere' } })
    expect((await getCustomer({ redirect: 'manual' })).error).toMatchObject({ statusCode: 307, code: 'unexpected_response' })
    expect(server.received).toHaveLength(1)
  })
})

describe('inspection', () => {
  test('tells of the request and the response', async () => {
    server.answer({ status: 404, headers: { 'x-seen': 'yes' } })
    const [result, call] = await getCustomer().$inspect()
    expect(result.ok).toBe(false)
    expect(call.status).toBe('complete')
    expect(call.response?.headers.get('x-seen')).toBe('yes')
    expect(call.request?.url).toBe(`${server.url}/v1/customers/c`)
  })

  test('tells a call that failed from one that was never made', async () => {
    server.answer(reset)
    expect((await getCustomer().$inspect())[1]).toMatchObject({ status: 'request-error', request: expect.any(Request) })
    expect((await customersGetCustomer(core(), { id: '..' }).$inspect())[1]).toEqual({ status: 'invalid' })
  })
})

describe('the key', () => {
  test('is in no log', async () => {
    server.answer({ json: { id: 'c' } })
    const lines: unknown[] = []
    const log = (...parts: unknown[]) => void lines.push(...parts)
    await getCustomer({ headers: { authorization: 'Bearer tok_1' } }, { debugLogger: { group: log, groupEnd: () => {}, log } })
    expect(lines).toContain(`> Request: GET ${server.url}/v1/customers/c`)
    expect(lines).toContain('x-api-key: (hidden)')
    expect(lines).toContain(`< Response: 200 ${server.url}/v1/customers/c`)
    expect(lines).toContain('{"id":"c"}')
    expect(JSON.stringify(lines)).not.toMatch(/sk_test|tok_1/)
  })

  test('does not show when a client is printed', async () => {
    const { inspect } = await import('node:util')
    expect(inspect(core(), { depth: 9, showHidden: true })).not.toContain('sk_test')
    expect(JSON.stringify(core())).toBe('{}')
  })
})
