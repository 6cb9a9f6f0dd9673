import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from '@/lib/zod'
import { decimal, decimalText, integerText } from './decimal'
import { parseExactJson } from './exact-json'
import { DtoAggregatedEntitlement } from './models/entitlement'
import { TypesAlertThreshold, TypesReportingUnit } from './models/feature'
import { DtoCreditGrantApplicationResponse } from './models/grant'

/** Up to 30 digits before and after the point, as the API writes decimals: no needless zeros. */
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: length }).map((list) => list.join(''))
const plainDecimal = fc
  .tuple(fc.constantFrom('', '-'), digits(30), digits(30))
  .map(([sign, whole, fraction]) => `${sign}${whole.replace(/^0+(?=.)/, '')}.${fraction}`)

test('a decimal of 30 digits comes through unchanged, whether it stands on the wire as a string or as a number', () => {
  fc.assert(
    fc.property(plainDecimal, (text) => {
      for (const wire of [`{"credits":"${text}"}`, `{"credits":${text}}`]) {
        const grant = z.decode(DtoCreditGrantApplicationResponse, parseExactJson(wire))
        expect(grant.creditsExact).toBe(text)
        expect(grant.credits).toBe(Number(text))
        expect(z.encode(DtoCreditGrantApplicationResponse, grant)).toEqual({ credits: text })
      }
    }),
  )
})

test('thresholds and conversion rates keep their digits, too', () => {
  const text = '0.123456789012345678901234567891'
  expect(z.decode(TypesAlertThreshold, { threshold: text }).thresholdExact).toBe(text)
  expect(z.decode(TypesReportingUnit, parseExactJson(`{"conversion_rate":${text}}`)).conversionRate).toBe(text)
})

test('a 64-bit limit is exact as text, and a number on the wire again where a double holds it', () => {
  const read = (json: string) => z.decode(DtoAggregatedEntitlement, parseExactJson(json))
  const largest = read('{"usage_limit":9223372036854775807}')
  expect(largest.usageLimitExact).toBe('9223372036854775807')
  expect(z.encode(DtoAggregatedEntitlement, largest)).toEqual({ usage_limit: '9223372036854775807' })
  expect(z.encode(DtoAggregatedEntitlement, read('{"usage_limit":0}'))).toEqual({ usage_limit: 0 })
})

describe('plain notation', () => {
  test.each([
    ['1.5e3', '1500'],
    ['1e-7', '0.0000001'],
    ['-12.345E+1', '-123.45'],
    ['12.345e-4', '0.0012345'],
    ['5e0', '5'],
    [1e21, '1000000000000000000000'],
    [0.5, '0.5'],
    ['007', '007'],
  ])('%s is %s', (raw, text) => {
    expect(decimalText(raw)).toBe(text)
  })

  test('an exponent moves the point and changes no digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.integer({ min: 0, max: 40 }), (value, exponent) => {
        expect(decimalText(`${value}e${exponent}`)).toBe(String(value * 10n ** BigInt(exponent)))
        const back = String(decimalText(`${value}e-${exponent}`))
        const [whole = '', fraction = ''] = back.split('.')
        expect(BigInt(whole + fraction)).toBe(value)
        expect(fraction).toHaveLength(exponent)
      }),
    )
  })
})

test.each(['', 'many', '1,5', 'NaN', 'Infinity', '1e5000', true, {}])('%j is no decimal', (raw) => {
  expect(z.safeDecode(decimal, raw).error?.issues[0]?.message).toBe('expected a decimal number')
  expect(z.safeDecode(integerText, raw).success).toBe(false)
})
