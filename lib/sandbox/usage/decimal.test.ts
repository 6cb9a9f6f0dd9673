import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divideDecimal, plainDecimal } from './decimal'

describe('decimals (3)', () => {
  test.each([
    ['100', '100'],
    ['100.00', '100'],
    ['0.1250', '0.125'],
    ['0.000', '0'],
    ['-0.0', '0'],
    ['1000', '1000'],
  ])('%s is written %s', (stored, sent) => {
    expect(plainDecimal(stored)).toBe(sent)
  })

  test.each([
    ['1', 3n, '0.3333333333333333'],
    ['2', 3n, '0.6666666666666667'],
    ['12.5', 20n, '0.625'],
    ['0', 7n, '0'],
    ['10', 10n, '1'],
    ['-1', 4n, '-0.25'],
    ['1234567890.123456789012345678', 3n, '411522630.0411522630041152'],
    ['3', 9223372036854775807n, '0'],
    ['0.00000000000000005', 1n, '0.0000000000000001'],
  ])('%s over %s is %s', (dividend, divisor, quotient) => {
    expect(divideDecimal(dividend, divisor)).toBe(quotient)
  })

  test('a quotient times its divisor is the dividend again, to the digits kept', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.bigInt(1n, 10n ** 6n), (dividend, divisor) => {
        const [whole = '0', fraction = ''] = divideDecimal(dividend.toString(), divisor).split('.')
        const scaled = BigInt(whole + fraction.padEnd(16, '0'))
        const error = scaled * divisor - dividend * 10n ** 16n
        expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(divisor)
      }),
    )
  })
})
