import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import { deleteCustomer } from '@/lib/billing/models/operations/delete-customer'
import { send } from '@/lib/billing/send'
import { FakeClock } from './fixtures/fake-clock'
import { closeScriptedApis, hang, json, raw, reset, resetMidBody, scriptedApi, short } from './fixtures/scripted-api'
import { BREAKER_LIMITS, IN_FLIGHT_LIMITS } from './limits'
import { Upstreams } from './upstream'
import { UpstreamFullError, UpstreamOpenError } from './upstream-errors'
import { refusalOf } from './upstream-failure'

afterEach(closeScriptedApis)

const CUSTOMER = { id: 'cust_1', name: 'Acme' }
const fine = json(200, CUSTOMER)

/** A client of an API that gives these answers in turn, on a clock that passes as soon as somebody waits. */
async function set(...answers: RequestListener[]) {
  const api = await scriptedApi(...answers)
  const clock = new FakeClock({ instant: true })
  const core = new Upstreams(clock).coreOf({ name: 'test', apiUrl: api.apiUrl, apiKey: 'sk_1' })
  const read = (options = {}) => customersGetCustomer(core, { id: 'cust_1' }, options)
  return { ...api, clock, core, read }
}

const failed = (result: { ok: boolean; error?: Error }) => refusalOf(result.error ?? new Error('the call succeeded')).code

test('a failure that quotes our key is told without it (PX-6)', async () => {
  const { read } = await set(json(400, { code: 'validation_error', message: 'x-api-key: sk_1', details: { Name: 'sk_1' } }))
  const result = await read()
  expect(result.ok ? undefined : refusalOf(result.error)).toMatchObject({
    status: 400,
    message: 'x-api-key: •••',
    details: { Name: '•••' },
  })
})

describe('the request', () => {
  test('has our own headers and no others (PX-4)', async () => {
    const { core, asked } = await set(json(200, { items: [] }))
    const headers = {
      cookie: 'a=1',
      authorization: 'Bearer x',
      'x-forwarded-for': '1.2.3.4',
      te: 'trailers',
      'x-environment': 'live',
    }
    await customersQueryCustomer(core, {}, { headers })
    await customersGetCustomer(core, { id: 'cust_1' }, { headers: { ...headers, 'x-request-id': 'request-1' } })
    const always = ['accept', 'accept-encoding', 'connection', 'host', 'user-agent', 'x-api-key', 'x-request-id']
    expect(asked.map((one) => Object.keys(one.headers).sort())).toEqual([
      [...always, 'content-length', 'content-type'].sort(),
      always,
    ])
    expect(asked[1]?.headers).toMatchObject({
      'accept-encoding': 'identity',
      'user-agent': 'billing-console',
      'x-api-key': 'sk_1',
      'x-request-id': 'request-1',
    })
  })

  test('is not made when the table has no such operation (PX-1)', async () => {
    const { core, asked } = await set(fine)
    const voidCustomer = { ...deleteCustomer, path: '/customers/{id}/void' }
    expect((await send(core, voidCustomer, { id: 'cust_1' })).ok).toBe(false)
    expect(asked).toEqual([])
  })

  test('is not made to another address, whatever the caller asks (PX-3)', async () => {
    const { read, asked } = await set(fine)
    const other = await scriptedApi(fine)
    expect((await read({ serverURL: other.apiUrl })).ok).toBe(false)
    expect([...asked, ...other.asked]).toEqual([])
  })

  test('does not follow a redirect (PX-3)', async () => {
    const other = await scriptedApi(fine)
    const { read } = await set((_, response) => response.writeHead(302, { location: `${other.apiUrl}/customers/cust_1` }).end())
    expect(failed(await read())).toBe('upstream_bad_response')
    expect(other.asked).toEqual([])
  })
})

describe('a call that takes too long (UP-1)', () => {
  const drip: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 5)
    response.on('close', () => clearInterval(timer))
  }
  test.each([
    ['without an answer', hang],
    ['with one that drips', drip],
  ])('%s ends, its connection too, and is not repeated', async (_, answer) => {
    const { read, asked, closedEarly } = await set(answer)
    expect(failed(await read({ timeoutMs: 100 }))).toBe('upstream_timeout')
    await closedEarly
    expect(asked).toHaveLength(1)
  })

  test('ends when the caller goes away', async () => {
    const away = new AbortController()
    const { read, closedEarly } = await set(() => away.abort())
    expect(failed(await read({ signal: away.signal }))).toBe('request_aborted')
    await closedEarly
  })
})

describe('a read that fails is made again', () => {
  test.each([
    ['a gateway’s 502 (UP-3)', json(502, {})],
    ['a reset connection (UP-4)', reset],
    ['an answer that breaks off (UP-4)', resetMidBody],
    ['an answer shorter than announced (UP-4)', short],
  ])('after %s, unseen by the person', async (_, answer) => {
    const { read, asked } = await set(answer, fine)
    expect(await read()).toMatchObject({ ok: true, value: CUSTOMER })
    expect(asked).toHaveLength(2)
  })

  test('twice at most (UP-3)', async () => {
    const { read, asked } = await set(json(503, {}))
    expect(failed(await read())).toBe('upstream_busy')
    expect(asked).toHaveLength(3)
  })

  test('a search counts as one, although it is POSTed (UP-3)', async () => {
    const { core, asked } = await set(json(503, {}), json(200, { items: [] }))
    expect((await customersQueryCustomer(core, {})).ok).toBe(true)
    expect(asked).toHaveLength(2)
  })

  test('when the API said it might (UP-2)', async () => {
    const { read, clock } = await set(json(429, {}, { 'retry-after': '2' }), fine)
    expect((await read()).ok).toBe(true)
    expect(clock.waits).toEqual([2000])
  })

  test('not when that would be too long for a person (UP-2)', async () => {
    const { read, asked, clock } = await set(json(429, {}, { 'retry-after': '120' }))
    expect(failed(await read())).toBe('upstream_busy')
    expect(asked).toHaveLength(1)
    expect(clock.waits).toEqual([])
  })

  test.each([401, 403])('not when our key is refused by %i, however often, and nothing opens (UP-9)', async (status) => {
    const { read, asked } = await set(json(status, {}))
    for (let call = 0; call < 50; call++) expect(failed(await read())).toBe('billing_credentials')
    expect(asked).toHaveLength(50)
  })

  test('not beyond a tenth of all calls, whoever makes them (UP-3)', async () => {
    // Every other call fails: too few to be an outage.
    let count = 0
    const { read, asked } = await set((request, response) =>
      request.url?.includes('cust_1') && count++ % 2 === 0 ? json(500, {})(request, response) : fine(request, response),
    )
    for (let call = 0; call < 300; call++) await read()
    expect(asked.length).toBeGreaterThan(330)
    expect(asked.length).toBeLessThanOrEqual(300 * 1.1 + 10)
  })
})

describe('an answer that is too long (UP-7)', () => {
  test('is not read to its end', async () => {
    let sentMegabytes = 0
    const piece = Buffer.alloc(1024 * 1024, ' ')
    const endless: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (!response.destroyed) {
          sentMegabytes++
          if (!response.write(piece)) break
        }
      }
      response.on('drain', more)
      more()
    }
    const { read, closedEarly, asked } = await set(endless)
    expect(failed(await read())).toBe('upstream_bad_response')
    await closedEarly
    expect(sentMegabytes).toBeLessThan(60)
    expect(asked).toHaveLength(1)
  })

  test('is measured after decompression, which we do not ask for', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '))
    const { read, asked } = await set(raw(bomb, { 'content-encoding': 'gzip' }))
    expect(failed(await read())).toBe('upstream_bad_response')
    expect(asked).toHaveLength(1)
  })

  test('a compressed one that fits is read', async () => {
    const { read } = await set(raw(gzipSync(JSON.stringify(CUSTOMER)), { 'content-encoding': 'gzip' }))
    expect(await read()).toMatchObject({ ok: true, value: CUSTOMER })
  })
})

describe('a billing API in trouble', () => {
  test('is left alone once it is down, and asked by one probe at a time (UP-8)', async () => {
    let isDown = true
    const { read, asked, clock } = await set((request, response) => (isDown ? json(503, {}) : fine)(request, response))
    for (let call = 0; call < 100; call++) await read()
    const before = asked.length
    expect(before).toBeLessThan(BREAKER_LIMITS.minimumCalls * 2)
    expect(await read()).toMatchObject({ ok: false, error: expect.any(UpstreamOpenError) })
    expect(asked).toHaveLength(before)
    clock.advance(BREAKER_LIMITS.openMs)
    await Promise.all(Array.from({ length: 50 }, () => read()))
    expect(asked).toHaveLength(before + 1)
    isDown = false
    clock.advance(BREAKER_LIMITS.openMs)
    expect((await read()).ok).toBe(true)
    expect((await Promise.all(Array.from({ length: 20 }, () => read()))).every(({ ok }) => ok)).toBe(true)
  })

  test('50 users are not answered with more than a tenth more load (UP-3)', async () => {
    const { read, asked } = await set(json(503, {}))
    const user = async () => {
      for (let call = 0; call < 10; call++) await read()
    }
    await Promise.all(Array.from({ length: 50 }, user))
    expect(asked.length).toBeLessThanOrEqual(550)
  })

  test('gets so many calls at once, and those past the queue are told (LD-2)', async () => {
    const release: (() => void)[] = []
    const api = await scriptedApi((request, response) => release.push(() => fine(request, response)))
    const clock = new FakeClock()
    const core = new Upstreams(clock).coreOf({ name: 'test', apiUrl: api.apiUrl, apiKey: 'sk_1' })
    const { atOnce, queued, queuedForMs } = IN_FLIGHT_LIMITS
    const calls = Array.from({ length: atOnce + queued + 5 }, () => customersGetCustomer(core, { id: 'cust_1' }))
    const refused = await Promise.all(calls.slice(atOnce + queued))
    expect(refused.every((result) => !result.ok && result.error instanceof UpstreamFullError)).toBe(true)
    await expect.poll(() => api.asked.length).toBe(atOnce)
    clock.advance(queuedForMs)
    const late = await Promise.all(calls.slice(atOnce, atOnce + queued))
    expect(late.every((result) => !result.ok && result.error instanceof UpstreamFullError)).toBe(true)
    for (const answer of release) answer()
    expect((await Promise.all(calls.slice(0, atOnce))).every(({ ok }) => ok)).toBe(true)
    expect(api.asked).toHaveLength(atOnce)
  })

  test('does not slow another environment down (LD-2)', async () => {
    const [slow, quick] = [await scriptedApi(hang), await scriptedApi(fine)]
    const upstreams = new Upstreams(new FakeClock())
    const stuck = upstreams.coreOf({ name: 'slow', apiUrl: slow.apiUrl, apiKey: 'sk_1' })
    for (let call = 0; call < 200; call++) customersGetCustomer(stuck, { id: 'cust_1' })
    const core = upstreams.coreOf({ name: 'quick', apiUrl: quick.apiUrl, apiKey: 'sk_1' })
    expect((await customersGetCustomer(core, { id: 'cust_1' })).ok).toBe(true)
  })
})
