import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  formatDecimal,
  formatShare,
  isZero,
  multiply,
  readDecimal,
  shareOf,
  shortDecimal,
  subtract,
  sumOf,
} from './decimal'

/** Of other digits, groups, signs, and ways to begin with groups. */
const LOCALES = ['en-GB', 'en-IN', 'de-CH', 'fr-FR', 'es-ES', 'pl', 'sv', 'pt-PT', 'ja', 'ar', 'ar-EG', 'fa', 'he', 'hi', 'bg']

/** Up to 30 digits before and 30 after the point, either sign, noughts anywhere. */
const decimals = fc
  .tuple(fc.boolean(), fc.stringMatching(/^\d{1,30}$/), fc.stringMatching(/^\d{0,30}$/))
  .map(([isNegative, whole, fraction]) => `${isNegative ? '-' : ''}${whole}${fraction && `.${fraction}`}`)

/** The same value as one big integer, by another road than the code's. */
const scaled = (text: string) => {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const digits = BigInt(whole + fraction.padEnd(60, '0'))
  return text.startsWith('-') ? -digits : digits
}
/** What a person reads, as a decimal again. */
const read = (text: string) => text.replaceAll(',', '').replace('…', '').replace(/[−]/g, '-')

describe('a decimal is shown with every digit', () => {
  test.each([
    ['0.000166248', '0.000166248'],
    ['9007199254740993', '9,007,199,254,740,993'],
    ['123456789012345678901234567890', '123,456,789,012,345,678,901,234,567,890'],
    ['1234567890.123456789012345678', '1,234,567,890.123456789012345678'],
    ['-12345.5', '-12,345.5'],
    ['-0.5', '-0.5'],
    ['-0', '0'],
    ['0', '0'],
    ['1.50', '1.5'],
    ['007', '7'],
  ])('%s is %s', (value, text) => expect(formatDecimal(value, 'en-GB')).toBe(text))

  test('grouped and pointed as the locale does', () => {
    expect(formatDecimal('1234567.25', 'de-DE')).toBe('1.234.567,25')
    expect(formatDecimal('1234567.25', 'fr-FR')).toBe('1\u202f234\u202f567,25')
    expect(formatDecimal('1234567.25', 'en-IN')).toBe('12,34,567.25')
    expect(formatDecimal('1234.25', 'ar-EG')).toBe('١٬٢٣٤٫٢٥')
  })

  test('as the browser writes whole numbers, in any language', () =>
    fc.assert(
      fc.property(fc.bigInt(), fc.constantFrom(...LOCALES), (value, locale) => {
        expect([locale, formatDecimal(String(value), locale)]).toEqual([locale, new Intl.NumberFormat(locale).format(value)])
      }),
      { numRuns: 1_000 },
    ))

  test('what is shown is the value, for any', () =>
    fc.assert(fc.property(decimals, (value) => scaled(read(formatDecimal(value, 'en-GB'))) === scaled(value))))
})

describe('arithmetic is exact', () => {
  test('sums and differences', () =>
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        expect(scaled(add(left, right))).toBe(scaled(left) + scaled(right))
        expect(scaled(subtract(left, right))).toBe(scaled(left) - scaled(right))
        expect(compare(left, right)).toBe(scaled(left) < scaled(right) ? -1 : scaled(left) > scaled(right) ? 1 : 0)
      }),
    ))
  test('a sum is the same in any order', () =>
    fc.assert(fc.property(fc.array(decimals), (values) => sumOf(values) === sumOf(values.toReversed()))))
  test('0.1 and 0.2 are 0.3', () => expect(add('0.1', '0.2')).toBe('0.3'))
  test('no result has a negative nought', () =>
    expect([add('-0', '-0'), subtract('1', '1'), multiply('-1', '0')]).toEqual(['0', '0', '0']))
})

describe('a share', () => {
  test.each([
    ['23641', '20000', '118.2%'],
    ['1', '3', '33.3%'],
    ['0', '10', '0%'],
    ['99999', '100000', '99.9%'],
    ['1', '1', '100%'],
    ['0.000166248', '1000000', '<0.1%'],
    ['9007199254740993', '9223372036854775807', '<0.1%'],
    ['-1', '10', '-10%'],
  ])('of %s in %s is %s', (part, whole, text) => expect(formatShare(shareOf(part, whole) ?? '', 'en-GB')).toBe(text))

  test.each(['0', '-5'])('of a whole of %s there is none', (whole) => expect(shareOf('5', whole)).toBeUndefined())

  test('reads 100% or more only at the limit or beyond', () =>
    fc.assert(
      fc.property(decimals, decimals, (part, whole) => {
        const share = shareOf(part, whole)
        fc.pre(share !== undefined)
        const shown = read(formatShare(share ?? '0', 'en-GB').replace('%', ''))
        const isFull = !/[<>]/.test(shown) && compare(shown, '100') >= 0
        expect(isFull).toBe(compare(part, whole) >= 0)
      }),
    ))
})

describe('a short text', () => {
  test.each([
    ['1234567890.123456789012345678', '1,234,567,890.123456…'],
    ['676104.25', '676,104.25'],
    ['0.000166248', '0.000166…'],
    ['0.000000000123456', '0.00000000012…'],
    ['4.999999999', '4.999999…'],
    ['-0.3333333333', '-0.333333…'],
    ['12.0000004', '12.000000…'],
    ['0', '0'],
  ])('of %s is %s', (value, text) => expect(shortDecimal(value, 'en-GB').text).toBe(text))

  test('is a beginning of the value, never above it in size, and never 0 unless it is', () =>
    fc.assert(
      fc.property(decimals, (value) => {
        const { text, isCut } = shortDecimal(value, 'en-GB')
        const shown = scaled(read(text))
        const whole = scaled(value)
        expect(shown < 0n ? -shown : shown).toBeLessThanOrEqual(whole < 0n ? -whole : whole)
        expect(isCut).toBe(shown !== whole)
        if (!isZero(value)) expect(text.replace(/[-,.0]/g, '')).not.toBe('')
      }),
    ))
})

describe('an amount that is typed', () => {
  test.each([
    ['1,000.50', 'en-GB', '1000.5'],
    ['1.000,5', 'de-DE', '1000.5'],
    [' 2 ', 'en-GB', '2'],
    ['.5', 'en-GB', '0.5'],
    ['1e3', 'en-GB', undefined],
    ['', 'en-GB', undefined],
    ['ten', 'en-GB', undefined],
    ['--1', 'en-GB', undefined],
  ])('%j in %s is %s', (text, locale, value) => expect(readDecimal(text, locale)).toBe(value))

  test('what is shown can be typed', () =>
    fc.assert(
      fc.property(decimals, fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'en-IN'), (value, locale) => {
        expect(compare(readDecimal(formatDecimal(value, locale), locale) ?? 'none', value)).toBe(0)
      }),
    ))
})
