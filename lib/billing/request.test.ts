import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { InvalidRequestError, SDKValidationError } from './models/errors'
import { getCustomer } from './models/operations/get-customer'
import { getCustomerByExternalId } from './models/operations/get-customer-by-external-id'
import { getCustomerEntitlements } from './models/operations/get-customer-entitlements'
import { getCustomerUsageSummary } from './models/operations/get-customer-usage-summary'
import { queryCustomer } from './models/operations/query-customer'
import { updateCustomer } from './models/operations/update-customer'
import type { RequestOptions, SDKOptions } from './options'
import { prepareRequest } from './request'

const base: SDKOptions = { serverURL: 'https://api.example.com/v1' }
const urlOf = (settings: Partial<SDKOptions>, options: RequestOptions = {}) =>
  prepareRequest(getCustomer, { id: 'c' }, { ...base, ...settings }, undefined, options).url
const headersOf = (options: RequestOptions, settings: Partial<SDKOptions> = {}) =>
  Object.fromEntries(prepareRequest(getCustomer, { id: 'c' }, { ...base, ...settings }, 'sk_1', options).init.headers)

describe('the path', () => {
  const pathOf = (externalId: string) =>
    new URL(prepareRequest(getCustomerByExternalId, { externalId }, base, undefined, {}).url).pathname

  test.each([
    ['a/b', '/v1/customers/external/a%2Fb'],
    ['a?b#c', '/v1/customers/external/a%3Fb%23c'],
    ['100%&+ é漢😀', '/v1/customers/external/100%25%26%2B%20%C3%A9%E6%BC%A2%F0%9F%98%80'],
    ['%2e%2e', '/v1/customers/external/%252e%252e'],
    ['../x', '/v1/customers/external/..%2Fx'],
    ['...', '/v1/customers/external/...'],
    ['\\..\\', '/v1/customers/external/%5C..%5C'],
  ])('an external id %s is one segment', (externalId, path) => {
    expect(pathOf(externalId)).toBe(path)
  })

  test.each(['', '.', '..', 'half \ud800 a pair'])('an external id %j is refused before anything is sent', (externalId) => {
    expect(() => pathOf(externalId)).toThrow(SDKValidationError)
  })

  test('any other id arrives as it was given, whatever a URL parser does', () => {
    const ids = fc.string({ unit: 'binary', minLength: 1 }).filter((id) => id !== '.' && id !== '..')
    fc.assert(
      fc.property(ids, (id) => {
        const segments = pathOf(id).split('/')
        expect(segments).toHaveLength(5)
        expect(decodeURIComponent(segments[4] ?? '')).toBe(id)
      }),
    )
  })
})

describe('the query', () => {
  const queryOf = (request: Parameters<typeof prepareRequest<typeof getCustomerUsageSummary.request._zod.output, unknown>>[1]) =>
    prepareRequest(getCustomerUsageSummary, request, base, undefined, {}).url.split('?')[1]

  test('repeats a list, name by name', () => {
    expect(queryOf({ featureIds: ['a', 'b,c'], customerId: 'cust 1' })).toBe(
      'customer_id=cust%201&feature_ids=a&feature_ids=b%2Cc',
    )
  })

  test('says nothing of empty lists and absent members', () => {
    expect(queryOf({ featureIds: [], customerId: undefined })).toBeUndefined()
  })

  test('any values arrive as they were given', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), texts, texts, (customerLookupKey, featureIds, subscriptionIds) => {
        const query = new URLSearchParams(queryOf({ customerLookupKey, featureIds, subscriptionIds }))
        expect(query.get('customer_lookup_key')).toBe(customerLookupKey)
        expect(query.getAll('feature_ids')).toEqual(featureIds)
        expect(query.getAll('subscription_ids')).toEqual(subscriptionIds)
      }),
    )
  })

  test('stands beside a path that takes a member of its own', () => {
    const { url } = prepareRequest(getCustomerEntitlements, { id: 'c', featureIds: ['f'] }, base, undefined, {})
    expect(url).toBe('https://api.example.com/v1/customers/c/entitlements?feature_ids=f')
  })
})

describe('the body', () => {
  test('is the whole request of a search', () => {
    const { init, url } = prepareRequest(queryCustomer, { externalIds: ['a'] }, base, undefined, {})
    expect([url, init.method, init.body]).toEqual([
      'https://api.example.com/v1/customers/search',
      'POST',
      '{"external_ids":["a"]}',
    ])
    expect(init.headers.get('content-type')).toBe('application/json')
  })

  test('is the member body of an update, whose ids go into the query', () => {
    const { init, url } = prepareRequest(updateCustomer, { externalCustomerId: 'a&b', body: { name: 'A' } }, base, undefined, {})
    expect([url, init.method, init.body]).toEqual([
      'https://api.example.com/v1/customers?external_customer_id=a%26b',
      'PUT',
      '{"name":"A"}',
    ])
  })

  test('is absent from a read, and so is its content type', () => {
    const { init } = prepareRequest(getCustomer, { id: 'c' }, base, undefined, {})
    expect(init.body).toBeUndefined()
    expect(init.headers.has('content-type')).toBe(false)
  })

  test('that does not fit its schema is refused, with the path to the problem', () => {
    const wrong = { filters: [{ operator: 'like' }], limit: 1.5 } as never
    const refused = () => prepareRequest(queryCustomer, wrong, base, undefined, {})
    expect(refused).toThrow(SDKValidationError)
    expect(refused).toThrow(/filters\[0\]\.operator: .*\nlimit: /s)
  })
})

describe('the base URL', () => {
  test.each([
    ['https://api.example.com/v1///', 'https://api.example.com/v1/customers/c'],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/customers/c'],
    ['/api/billing/sandbox/', '/api/billing/sandbox/customers/c'],
  ])('%s is put before the path', (serverURL, url) => {
    expect(urlOf({ serverURL })).toBe(url)
  })

  test('of a call replaces that of the client', () => {
    expect(urlOf({}, { serverURL: new URL('https://other.example/v2') })).toBe('https://other.example/v2/customers/c')
  })

  test.each([
    '',
    '/',
    'api.example.com',
    '//api.example.com',
    '/\\api.example.com',
    'ftp://example.com',
    'https://a/v1?x=1',
    'https://a/#x',
  ])('%j is refused', (serverURL) => {
    expect(() => urlOf({ serverURL })).toThrow(InvalidRequestError)
  })

  test('with a password is refused without showing it', () => {
    expect(() => urlOf({ serverURL: 'https://user:hunter2@example.com' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    )
  })
})

describe('the headers', () => {
  test('are the operation’s, the key and the call’s own, in this order of precedence', () => {
    expect(headersOf({})).toEqual({ accept: 'application/json', 'x-api-key': 'sk_1' })
    expect(headersOf({ headers: { Accept: 'application/vnd.x+json', 'x-api-key': 'sk_2', 'x-trace': '1' } })).toEqual({
      accept: 'application/vnd.x+json',
      'x-api-key': 'sk_2',
      'x-trace': '1',
    })
  })

  test('are taken from one place only', () => {
    expect(headersOf({ fetchOptions: { headers: { a: '1' } } }).a).toBe('1')
    expect(headersOf({ headers: { b: '2' }, fetchOptions: { headers: { a: '1' } } })).not.toHaveProperty('a')
  })

  test('name the user agent only by its option', () => {
    expect(headersOf({ headers: { 'user-agent': 'mine' } }, { userAgent: 'console/1' })['user-agent']).toBe('console/1')
    expect(headersOf({})).not.toHaveProperty('user-agent')
  })

  test('that HTTP does not allow are refused without showing the key', () => {
    const refused = () => prepareRequest(getCustomer, { id: 'c' }, base, 'sk_secret\nsk_other', {})
    expect(refused).toThrow(InvalidRequestError)
    expect(refused).toThrow(expect.objectContaining({ message: expect.not.stringContaining('sk_secret') }))
    expect(() => headersOf({ headers: { a: 'line\nbreak' } })).toThrow(InvalidRequestError)
  })
})

test('members of RequestInit pass through, those of the call before those nested in it', () => {
  const { init } = prepareRequest(getCustomer, { id: 'c' }, base, undefined, {
    cache: 'no-store',
    fetchOptions: { cache: 'reload', credentials: 'include' },
    timeoutMs: 5,
    retryCodes: ['500'],
  })
  expect(init).toMatchObject({ cache: 'no-store', credentials: 'include', method: 'GET' })
  expect(init).not.toHaveProperty('timeoutMs')
  expect(init).not.toHaveProperty('retryCodes')
})
