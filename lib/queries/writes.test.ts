import type { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SDKCore } from '@/lib/billing/core'
import { SDKError } from '@/lib/billing/models/errors'
import { customerKeys, customerMutations } from './customers'
import { intentQueries } from './intents'
import { createQueryClient } from './query-client'

const billing = { environment: 'live', core: new SDKCore({ serverURL: 'http://console.test/api/billing/live' }) }
const asked: { method: string; path: string; headers: Headers; body: unknown }[] = []
let answer: () => Response
let queryClient: QueryClient

beforeEach(async () => {
  asked.length = 0
  vi.stubGlobal('fetch', async (input: string, init: RequestInit = {}) => {
    const { pathname, search } = new URL(input, 'http://console.test')
    const body = init.body ? JSON.parse(String(init.body)) : undefined
    asked.push({ method: init.method ?? 'GET', path: pathname + search, headers: new Headers(init.headers), body })
    return answer()
  })
  queryClient = createQueryClient()
  await queryClient.prefetchQuery({ queryKey: customerKeys.one('live', 'cust_1'), queryFn: async () => 'old' })
  await queryClient.prefetchQuery({ queryKey: customerKeys.all('eu'), queryFn: async () => 'old' })
})
afterEach(() => vi.unstubAllGlobals())

const answers = (status: number, body: unknown) => {
  answer = () => (status === 204 ? new Response(null, { status }) : Response.json(body, { status }))
}
// biome-ignore lint/suspicious/noExplicitAny: any mutation will do here, whatever its variables
const run = (options: any, variables: unknown) => queryClient.getMutationCache().build(queryClient, options).execute(variables)
const isStale = (environment = 'live') =>
  queryClient.getQueryState(environment === 'live' ? customerKeys.one('live', 'cust_1') : customerKeys.all(environment))
    ?.isInvalidated

describe('a write sends what its route needs, and refreshes its environment alone', () => {
  test('create', async () => {
    answers(201, { id: 'cust_2' })
    const customer = { externalId: 'a/b', name: 'A' }
    expect(await run(customerMutations.create(billing), { intentId: 'I1', customer })).toMatchObject({ id: 'cust_2' })
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/api/billing/live/customers',
      body: { external_id: 'a/b', name: 'A' },
    })
    expect(asked[0]?.headers.get('idempotency-key')).toBe('I1')
    expect([isStale(), isStale('eu')]).toEqual([true, false])
  })

  test('update', async () => {
    answers(200, { id: 'cust_1' })
    await run(customerMutations.update(billing), { intentId: 'I1', id: 'cust_1', version: 'v', changes: { addressLine1: 'x' } })
    expect(asked[0]).toMatchObject({ method: 'PUT', path: '/api/billing/live/customers?id=cust_1', body: { address_line1: 'x' } })
    expect(asked[0]?.headers.get('if-match')).toBe('"v"')
    expect(isStale()).toBe(true)
  })

  test('archive, after it was confirmed', async () => {
    answers(201, { confirmation: 'C1', expiresAt: '2026-01-01T00:00:00Z' })
    expect(await run(customerMutations.confirmArchive(billing), { id: 'cust_1', version: 'v' })).toMatchObject({
      confirmation: 'C1',
    })
    expect(asked[0]).toMatchObject({ path: '/api/confirmations', body: { environment: 'live', id: 'cust_1', version: 'v' } })
    expect(isStale()).toBe(false)
    answers(204, undefined)
    await run(customerMutations.archive(billing), { intentId: 'I1', id: 'cust_1', confirmation: 'C1' })
    expect(asked[1]).toMatchObject({ method: 'DELETE', path: '/api/billing/live/customers/cust_1', body: undefined })
    expect(asked[1]?.headers.get('confirmation')).toBe('C1')
    expect(isStale()).toBe(true)
  })
})

describe('a write that fails', () => {
  const failing = async (status: number, code: string, details?: Record<string, unknown>) => {
    answers(status, { code, message: 'x', http_status_code: status, details })
    const variables = { intentId: 'I1', id: 'cust_1', version: 'v', changes: {} }
    return run(customerMutations.update(billing), variables).catch((error: unknown) => error)
  }

  test('tells why in the client’s own error', async () => {
    const error = await failing(412, 'version_conflict', { current: { id: 'cust_1' }, current_version: 'w', seen_version: 'v' })
    expect(error).toBeInstanceOf(SDKError)
    expect(error).toMatchObject({ statusCode: 412, code: 'version_conflict', details: { current_version: 'w' } })
  })

  test.each([
    [412, 'version_conflict', true],
    [409, 'already_exists', true],
    [502, 'outcome_unknown', true],
    [400, 'validation_error', false],
    [428, 'precondition_required', false],
    [503, 'audit_unavailable', false],
  ])('%i %s refreshes when it tells of a change: %s', async (status, code, refreshes) => {
    await failing(status, code)
    expect(isStale()).toBe(refreshes)
  })

  test('an unknown one that turns out done refreshes', async () => {
    answers(200, { id: 'I1', environment: 'live', state: 'unknown' })
    await queryClient.fetchQuery(intentQueries.one('I1'))
    expect(isStale()).toBe(false)
    answers(200, { id: 'I1', environment: 'live', state: 'done' })
    await queryClient.fetchQuery(intentQueries.one('I1'))
    expect(isStale()).toBe(true)
  })
})
