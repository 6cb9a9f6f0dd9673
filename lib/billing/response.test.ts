import { describe, expect, test } from 'vitest'
import { ErrorsErrorResponse, ResponseValidationError, SDKDefaultError, SDKError, SDKValidationError } from './models/errors'
import { createCustomer } from './models/operations/create-customer'
import { deleteCustomer } from './models/operations/delete-customer'
import { getCustomer } from './models/operations/get-customer'
import { getCustomerByExternalId } from './models/operations/get-customer-by-external-id'
import { getCustomerUpcomingGrants } from './models/operations/get-customer-upcoming-grants'
import type { Operation } from './operation'
import { readAnswer } from './response'

const JSON_TYPE = 'application/json; charset=utf-8'

function answer(status: number, body: string, contentType: string | null = JSON_TYPE, requestId = 'req_1') {
  const headers = new Headers({ 'x-request-id': requestId })
  if (contentType !== null) headers.set('content-type', contentType)
  return { response: new Response(null, { status, headers }), body }
}

function errorOf<Request, Response>(operation: Operation<Request, Response>, ...given: Parameters<typeof answer>): SDKError {
  const result = readAnswer(operation, answer(...given))
  if (result.ok) throw new Error('expected a failure')
  return result.error
}

describe('the bodies of failed calls become one kind of error', () => {
  const nested = { success: false, error: { message: 'no such', internal_error: 'sql: no rows', details: { customer_id: 'c' } } }
  const flat = { code: 'not_found', message: 'no such', http_status_code: 404, details: { customer_id: 'c' } }

  test.each([
    ['the flat envelope', 404, JSON.stringify(flat), JSON_TYPE, 'not_found', 'no such', { customer_id: 'c' }],
    ['the nested envelope', 404, JSON.stringify(nested), JSON_TYPE, 'not_found', 'no such', { customer_id: 'c' }],
    [
      'both in one',
      409,
      JSON.stringify({ ...nested, code: 'version_conflict', message: 'flat' }),
      JSON_TYPE,
      'version_conflict',
      'flat',
      { customer_id: 'c' },
    ],
    ['{error}', 401, '{"error":"Unauthorized"}', JSON_TYPE, 'unauthenticated', 'Unauthorized', undefined],
    [
      '{error, message}',
      403,
      '{"error":"Forbidden","message":"no such environment"}',
      JSON_TYPE,
      'permission_denied',
      'no such environment',
      undefined,
    ],
    ['{message}', 403, '{"message":"tenant suspended"}', JSON_TYPE, 'permission_denied', 'tenant suspended', undefined],
  ])('%s', (_name, status, body, type, code, message, details) => {
    const error = errorOf(getCustomer, status, body, type)
    expect(error).toBeInstanceOf(SDKDefaultError)
    expect(error).toMatchObject({ statusCode: status, code, message, body, contentType: type, requestId: 'req_1' })
    expect(error.details).toEqual(details)
  })

  test('nothing at all', () => {
    const error = errorOf(getCustomer, 500, '', null)
    expect(error).toMatchObject({ statusCode: 500, code: 'internal_error', contentType: '', body: '' })
    expect(error.message).toBe('API error occurred: Status 500 Content-Type "". Body: ""')
  })

  test('plain text', () => {
    const error = errorOf(getCustomer, 404, '404 page not found', 'text/plain')
    expect(error).toMatchObject({
      code: 'not_found',
      message: 'API error occurred: Status 404 Content-Type text/plain. Body: 404 page not found',
    })
  })

  test('an envelope that came as text is read nevertheless', () => {
    expect(errorOf(getCustomer, 404, JSON.stringify(flat), 'text/plain')).toMatchObject({ code: 'not_found', message: 'no such' })
  })

  test.each(['{', '[]', '"text"', 'null', '{"message":5,"code":{},"details":[],"error":[]}'])(
    '%s says nothing and breaks nothing',
    (body) => {
      expect(errorOf(getCustomer, 502, body)).toMatchObject({
        statusCode: 502,
        code: 'service_unavailable',
        details: undefined,
        body,
      })
    },
  )

  test('a body of any length is cut in the message only', () => {
    const error = errorOf(getCustomer, 502, 'x'.repeat(12_000), 'text/html')
    expect(error.message).toMatch(
      /^API error occurred: Status 502 Content-Type text\/html\nBody: x{10000}\.\.\.and 2000 more chars$/,
    )
    expect(error.body).toHaveLength(12_000)
  })
})

describe('the class of the error', () => {
  test('is ErrorsErrorResponse for a declared status with JSON', () => {
    const body = '{"success":false,"error":{"message":"bad","internal_error":"cause","details":{"limit":"max 1000"}}}'
    const error = errorOf(getCustomer, 400, body)
    expect(error).toBeInstanceOf(ErrorsErrorResponse)
    expect(error).toMatchObject({
      message: 'bad',
      code: 'validation_error',
      details: { limit: 'max 1000' },
      success: false,
      error: { message: 'bad', internalError: 'cause' },
      data$: { success: false, error: { message: 'bad', internalError: 'cause' } },
    })
  })

  test('404 is declared by getCustomerByExternalId and not by getCustomer', () => {
    expect(errorOf(getCustomerByExternalId, 404, '{"message":"m"}')).toBeInstanceOf(ErrorsErrorResponse)
    expect(errorOf(getCustomer, 404, '{"message":"m"}')).toBeInstanceOf(SDKDefaultError)
  })

  test('is SDKDefaultError for a declared status without JSON', () => {
    expect(errorOf(getCustomer, 500, 'crash', 'text/plain')).toBeInstanceOf(SDKDefaultError)
  })

  test('is SDKDefaultError for another success than the operation’s', () => {
    const customer = '{"id":"c"}'
    expect(errorOf(createCustomer, 200, customer)).toMatchObject({ name: 'SDKDefaultError', code: 'unexpected_response' })
    expect(errorOf(deleteCustomer, 200, '{}')).toMatchObject({ name: 'SDKDefaultError', code: 'unexpected_response' })
    expect(errorOf(getCustomer, 302, '', null)).toMatchObject({ name: 'SDKDefaultError', code: 'unexpected_response' })
  })

  test('is SDKDefaultError for a success that is no JSON', () => {
    const error = errorOf(getCustomer, 200, '<html>', 'text/html')
    expect(error).toBeInstanceOf(SDKDefaultError)
    expect(error.message).toBe('Unexpected content type: Status 200 Content-Type text/html. Body: <html>')
  })

  test('is ResponseValidationError for JSON that is malformed or does not fit, which counts as SDKValidationError, too', () => {
    const malformed = errorOf(getCustomer, 200, '{"id":')
    expect(malformed).toBeInstanceOf(ResponseValidationError)
    expect(malformed).toMatchObject({ rawValue: '{"id":', cause: expect.any(SyntaxError), code: 'unexpected_response' })
    const misfit = errorOf(getCustomer, 200, '{"metadata":[1]}') as ResponseValidationError
    expect(misfit).toBeInstanceOf(SDKError)
    expect(misfit).toBeInstanceOf(SDKValidationError)
    expect(misfit).toMatchObject({
      rawValue: { metadata: [1] },
      message: 'Response validation failed: metadata: expected an object',
    })
    expect(misfit.pretty()).toBe('Response validation failed\nmetadata: expected an object')
    expect(new Error('other')).not.toBeInstanceOf(SDKValidationError)
  })
})

describe('success', () => {
  test.each(['application/json', 'application/problem+json', 'text/json;x=1', 'APPLICATION/JSON'])('may come as %s', (type) => {
    expect(readAnswer(getCustomer, answer(200, '{"id":"c"}', type))).toEqual({ ok: true, value: { id: 'c' } })
  })

  test('of a deletion has no value, whatever the body', () => {
    expect(readAnswer(deleteCustomer, answer(204, '', null))).toEqual({ ok: true, value: undefined })
  })

  test('loses no digit of a number, and writes it without an exponent', () => {
    const body = '{"items":[{"credits":12345678901234567890.123456789},{"credits":1.5e3}]}'
    expect(readAnswer(getCustomerUpcomingGrants, answer(200, body))).toEqual({
      ok: true,
      value: {
        items: [
          { credits: 12345678901234567000, creditsExact: '12345678901234567890.123456789' },
          { credits: 1500, creditsExact: '1500' },
        ],
      },
    })
  })

  test('with an enum value of tomorrow passes through', () => {
    expect(readAnswer(getCustomer, answer(200, '{"status":"hibernating"}'))).toEqual({
      ok: true,
      value: { status: 'hibernating' },
    })
  })
})
