import { describe, expect, test } from 'vitest'
import { SDKValidationError } from './models/errors'
import { deleteCustomer } from './models/operations/delete-customer'
import { getCustomer } from './models/operations/get-customer'
import { getCustomerByExternalId } from './models/operations/get-customer-by-external-id'
import { getCustomerUsageSummary } from './models/operations/get-customer-usage-summary'
import { queryCustomer } from './models/operations/query-customer'
import { updateCustomer } from './models/operations/update-customer'
import { prepareRequest } from './request'
import { readRequest, writeResponse } from './wire'

describe('reading a request that came over HTTP', () => {
  test('the path and the query become members of the request', () => {
    const wire = { path: { external_id: 'a/b' }, query: new URLSearchParams('expand=integrations&page=2') }
    expect(readRequest(getCustomerByExternalId, wire)).toEqual({ externalId: 'a/b', expand: 'integrations' })
  })

  test('a list parameter may come once, repeatedly or not at all', () => {
    const query = new URLSearchParams('customer_id=c&feature_ids=a&subscription_ids=s&subscription_ids=t')
    expect(readRequest(getCustomerUsageSummary, { query })).toEqual({
      customerId: 'c',
      featureIds: ['a'],
      subscriptionIds: ['s', 't'],
    })
  })

  test('a single parameter that is repeated is refused', () => {
    const query = new URLSearchParams('customer_id=c&customer_id=d')
    expect(() => readRequest(getCustomerUsageSummary, { query })).toThrow(SDKValidationError)
  })

  test('the path wins over a parameter of the same name', () => {
    expect(readRequest(getCustomer, { path: { id: 'mine' }, query: new URLSearchParams('id=other') })).toEqual({ id: 'mine' })
  })

  test('the body is the request of a search and a member of an update, and no parameter stands in for it', () => {
    expect(readRequest(queryCustomer, { body: { external_ids: ['a'], odd: 1, email: null } })).toEqual({ externalIds: ['a'] })
    const query = new URLSearchParams('external_customer_id=e&body=x')
    expect(readRequest(updateCustomer, { query, body: { address_line1: 'a' } })).toEqual({
      externalCustomerId: 'e',
      body: { addressLine1: 'a' },
    })
    expect(() => readRequest(updateCustomer, { query })).toThrow(SDKValidationError)
  })

  test.each([undefined, null, 'text', [], { limit: '5' }, { order: 'up' }, { filters: [{ operator: 'like' }] }])(
    'the body %j of a search is refused',
    (body) => {
      expect(() => readRequest(queryCustomer, { body })).toThrow(SDKValidationError)
    },
  )

  test('gives back what the client sent', () => {
    const request = { customerLookupKey: 'a & b', featureIds: ['f', 'g,h'], subscriptionIds: ['s'] }
    const { url } = prepareRequest(getCustomerUsageSummary, request, { serverURL: 'http://x' }, undefined, {})
    expect(readRequest(getCustomerUsageSummary, { query: new URL(url).searchParams })).toEqual(request)
  })
})

describe('writing an answer', () => {
  test('gives it the API’s own names', () => {
    expect(writeResponse(getCustomer, { externalId: 'e', metadata: { aB: '1' } })).toEqual({
      external_id: 'e',
      metadata: { aB: '1' },
    })
  })

  test('of a deletion has no body', () => {
    expect(writeResponse(deleteCustomer, undefined)).toBeUndefined()
  })
})
