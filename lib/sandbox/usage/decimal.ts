/** A decimal number in plain notation: no exponent, no plus, no trailing zeros, no minus before zero. `'1.50'` is `'1.5'`. */
export function plainDecimal(text: string): string {
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return plain === '-0' || plain === '' ? '0' : plain
}

/** Digits after the point a division is rounded to, half away from zero. */
const DIVISION_DIGITS = 16

/**
 * A decimal over a whole number, rounded to 16 digits after the point.
 * @param dividend plain notation
 * @param divisor not zero
 */
export function divideDecimal(dividend: string, divisor: bigint): string {
  const [, sign, whole = '0', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(dividend) ?? []
  const numerator = BigInt(whole + fraction) * 10n ** BigInt(DIVISION_DIGITS)
  const denominator = (divisor < 0n ? -divisor : divisor) * 10n ** BigInt(fraction.length)
  const rounded = (2n * numerator + denominator) / (2n * denominator)
  const digits = rounded.toString().padStart(DIVISION_DIGITS + 1, '0')
  const isNegative = (sign === '-') !== divisor < 0n
  const text = plainDecimal(`${digits.slice(0, -DIVISION_DIGITS)}.${digits.slice(-DIVISION_DIGITS)}`)
  return isNegative && text !== '0' ? `-${text}` : text
}
