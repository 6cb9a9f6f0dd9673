import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { FakeClock } from './fixtures/fake-clock'
import { closeScriptedApis, hang, json, raw, reset, resetMidBody, scriptedApi, short } from './fixtures/scripted-api'
import { Upstreams } from './upstream'
import { UpstreamFullError, UpstreamOpenError } from './upstream-errors'
import { refusalOf } from './upstream-failure'

afterEach(closeScriptedApis)

/** What the BFF answers when the billing API behaves like this. */
async function refusalWhen(answer: RequestListener, timeoutMs?: number) {
  const { apiUrl } = await scriptedApi(answer)
  const core = new Upstreams(new FakeClock({ instant: true })).coreOf({ name: 'test', apiUrl, apiKey: 'sk_CANARY' })
  const result = await customersGetCustomer(core, { id: 'cust_1' }, timeoutMs === undefined ? {} : { timeoutMs })
  if (result.ok) throw new Error('the call succeeded')
  return refusalOf(result.error)
}

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
    ['a page instead of data (UP-5)', raw('<h1>', { 'content-type': 'text/html' }), 502, 'upstream_bad_response'],
    ['broken JSON (UP-5)', raw('{"a":'), 502, 'upstream_bad_response'],
    ['nothing at all (UP-5)', raw(''), 502, 'upstream_bad_response'],
    ['null (UP-5)', raw('null'), 502, 'upstream_bad_response'],
    ['what only looks like JSON (UP-5)', raw('{"id":NaN}'), 502, 'upstream_bad_response'],
    ['bytes that are no text (UP-5)', raw(Buffer.from('{"id":"\xff\xfe"}', 'latin1')), 502, 'upstream_bad_response'],
    ['a list instead of a customer (UP-5)', json(200, []), 502, 'upstream_bad_response'],
    ['a status that is none (UP-5)', json(999, {}), 502, 'upstream_bad_response'],
    [
      'a redirect is not followed (PX-3)',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      502,
      'upstream_bad_response',
    ],
    ['a reset connection (UP-4)', reset, 502, 'upstream_unreachable'],
    ['an answer that breaks off (UP-4)', resetMidBody, 502, 'upstream_unreachable'],
    ['an answer shorter than announced (UP-4)', short, 502, 'upstream_unreachable'],
    ['an answer in an unknown compression (UP-7)', raw('x', { 'content-encoding': 'zstd' }), 502, 'upstream_bad_response'],
    [
      'an answer that is not compressed as it says (UP-7)',
      raw('x', { 'content-encoding': 'gzip' }),
      502,
      'upstream_bad_response',
    ],
  ]
  test.each(cases)('%s', async (_, answer, status, code) => {
    const refusal = await refusalWhen(answer)
    expect(refusal).toMatchObject({ status, code })
    expect(JSON.stringify(refusal)).not.toMatch(/CANARY|secret cause/)
  })

  test('no answer within the time (UP-1)', async () => {
    expect(await refusalWhen(hang, 100)).toMatchObject({ status: 504, code: 'upstream_timeout' })
  })

  test('how long to wait is passed on, in our own words (UP-2)', async () => {
    expect((await refusalWhen(json(429, {}, { 'retry-after': '7' }))).headers).toEqual({ 'retry-after': '7' })
    expect((await refusalWhen(json(429, {}, { 'retry-after': 'x; CANARY' }))).headers).toEqual({})
  })

  test('details of what is not there are passed on', async () => {
    expect(await refusalWhen(json(404, { code: 'not_found', message: 'none', details: { customer_id: 'c' } }))).toMatchObject({
      details: { customer_id: 'c' },
    })
  })

  test('an API taken for down is told apart, with the time to wait (UP-8)', () => {
    expect(refusalOf(new UpstreamOpenError(3200))).toMatchObject({
      status: 503,
      code: 'upstream_open',
      headers: { 'retry-after': '4' },
    })
  })

  test('no room is an overload, with the time to wait (LD-2)', () => {
    expect(refusalOf(new UpstreamFullError())).toMatchObject({
      status: 503,
      code: 'upstream_busy',
      headers: { 'retry-after': '1' },
    })
  })
})
