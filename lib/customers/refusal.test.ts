import { expect, test } from 'vitest'
import { SDKError } from '@/lib/billing/models/errors'
import { conflictOf } from './conflict'
import { fieldRefusals, otherRefusals, unknownTaxRate } from './refusal'

const refusal = (code: string, details?: Record<string, unknown>) =>
  new SDKError('no', { response: new Response(null, { status: 400 }), body: '' }, { code, ...(details && { details }) })

test('what the API refused stands at its fields, by the names of its own code', () => {
  const error = refusal('validation_error', { AddressLine1: 'too long', Timezone: 'unknown', gstin: 'wrong', Metadata: 'no map' })
  expect(fieldRefusals(error)).toEqual([
    { field: 'addressLine1', text: 'too long' },
    { field: 'timezone', text: 'unknown' },
  ])
  expect(otherRefusals(error)).toEqual(['gstin: wrong', 'Metadata: no map'])
})

test('an external ID that is taken stands at its field in words of ours', () =>
  expect(fieldRefusals(refusal('already_exists', { external_id: 'acme' }))).toEqual([{ field: 'externalId', text: undefined }]))

test('a tax rate that is not there is no missing customer', () => {
  expect(unknownTaxRate(refusal('not_found', { tax_rate_code: 'VAT' }))).toBe('VAT')
  expect(unknownTaxRate(refusal('not_found', { customer_id: 'cust_1' }))).toBeUndefined()
})

test('any other failure refuses no field', () => {
  for (const error of [refusal('internal_error', { Name: 'x' }), new TypeError('offline')])
    expect([fieldRefusals(error), otherRefusals(error)]).toEqual([[], []])
})

test('a conflict brings the record as it is now, read from the wire form', () => {
  const current = { id: 'cust_1', external_id: 'acme', address_city: 'Aarhus', metadata: { tier: 'gold' } }
  expect(conflictOf(refusal('version_conflict', { current }))).toEqual({
    id: 'cust_1',
    externalId: 'acme',
    addressCity: 'Aarhus',
    metadata: { tier: 'gold' },
  })
  expect(conflictOf(refusal('version_conflict', { current: 'nonsense' }))).toBeUndefined()
  expect(conflictOf(refusal('validation_error'))).toBeUndefined()
})
