import Big from 'big.js'
import type { Decimal } from '@/lib/billing/decimal'

/**
 * Arithmetic and words for quantities. They are decimal text from the wire to the screen: nothing here passes through a double, so
 * no digit is lost, whatever their number.
 */

/** Digits after the point that a quotient is cut to; the API's own has sixteen. */
const QUOTIENT_DIGITS = 20

const Exact = Big()
Exact.DP = QUOTIENT_DIGITS
/** Towards zero: what is left never looks like more than it is, a share never reaches a limit that usage has not. */
Exact.RM = Exact.roundDown

/** Plain notation without an exponent, a needless zero or a negative nought. */
const plain = (value: Big): Decimal => (value.eq(0) ? '0' : value.toFixed())

export const add = (left: Decimal, right: Decimal): Decimal => plain(Exact(left).plus(right))
export const subtract = (left: Decimal, right: Decimal): Decimal => plain(Exact(left).minus(right))
export const multiply = (left: Decimal, right: Decimal): Decimal => plain(Exact(left).times(right))
export const sumOf = (values: readonly Decimal[]): Decimal => values.reduce(add, '0')
export const compare = (left: Decimal, right: Decimal): -1 | 0 | 1 => Exact(left).cmp(right)
export const isZero = (value: Decimal): boolean => Exact(value).eq(0)
export const isNegative = (value: Decimal): boolean => Exact(value).lt(0)

/** `'0.5'` is half of the whole; cut, not rounded. A whole of zero or less has no shares. */
export function shareOf(part: Decimal, whole: Decimal): Decimal | undefined {
  return compare(whole, '0') > 0 ? plain(Exact(part).div(whole)) : undefined
}

/** The quotient, cut to twenty digits. @throws Error for a divisor of zero */
export const divide = (left: Decimal, right: Decimal): Decimal => plain(Exact(left).div(right))

/** A share as the length of a drawing, where a double does: the one way from a quantity to a number. */
export const drawnLength = (share: Decimal): number => Exact(share).toNumber()

/** A text as a person types an amount (`1,000.50`, `1 000`), as a decimal; undefined when it is none. Grouping is the locale's. */
export function readDecimal(text: string, locale: string): Decimal | undefined {
  const { group, point } = marksOf(locale)
  const bare = text
    .trim()
    .replaceAll(group, '')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(point, '.')
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(bare) ? plain(Exact(bare.replace(/\.$/, ''))) : undefined
}

/** Every digit, grouped as the locale does: `12345.6789` → `12,345.6789`. */
export function formatDecimal(value: Decimal, locale: string): string {
  const [whole = '', fraction = ''] = plain(Exact(value)).split('.')
  return written(whole, fraction, locale)
}

function written(whole: string, fraction: string, locale: string): string {
  const { minus, point, group, groupedFrom, sizes } = marksOf(locale)
  const sign = whole.startsWith('-') ? minus : ''
  let rest = whole.replace('-', '')
  let grouped = ''
  if (rest.length >= groupedFrom)
    for (let size = sizes[0]; rest.length > size; size = sizes[1]) {
      grouped = group + rest.slice(-size) + grouped
      rest = rest.slice(0, -size)
    }
  const text = rest + grouped + (fraction && point + fraction)
  return sign + inDigits(text, locale)
}

const DIGITS = '0123456789'

/** The same with the ten digits that a language writes. */
export function inDigits(text: string, locale: string): string {
  const { digits } = marksOf(locale)
  return digits === DIGITS ? text : text.replace(/\d/g, (digit) => Array.from(digits)[DIGITS.indexOf(digit)] ?? digit)
}

/** Fraction digits that fit beside other figures. */
const SHORT_DIGITS = 6
/** Of a tiny value, digits after its first that is not nought. */
const TINY_DIGITS = 2

export interface ShortText {
  text: string
  /** Digits were left out and `…` says so. The whole value belongs beside it, on hover, focus and copy. */
  isCut: boolean
}

/**
 * At most six digits after the point, more only where all of them are nought. Digits are cut and `…` takes their place: the text is
 * never another number, never rounded up, and never a 0 that is none.
 */
export function shortDecimal(value: Decimal, locale: string): ShortText {
  const exact = plain(Exact(value))
  const [whole = '', fraction = ''] = exact.split('.')
  const leading = /^0*/.exec(fraction)?.[0].length ?? 0
  const isTiny = leading >= SHORT_DIGITS && /^-?0$/.test(whole)
  const shown = fraction.slice(0, isTiny ? leading + TINY_DIGITS : SHORT_DIGITS)
  const isCut = shown.length < fraction.length
  return { text: written(whole, shown, locale) + (isCut ? '…' : ''), isCut }
}

/** Of an amount that is only estimated, the first three digits: more would claim to know. */
const ESTIMATE_DIGITS = 3

/** `24313.77` → `24300`. For estimates alone: no figure of the API is rounded. */
export const roundedDecimal = (value: Decimal): Decimal => plain(Exact(value).prec(ESTIMATE_DIGITS, Exact.roundHalfUp))

/** How a language writes numbers. */
export interface NumberMarks {
  minus: string
  point: string
  group: string
  /** Digits before the point, from which on there are groups: some languages write `1234` and `12.345`. */
  groupedFrom: number
  /** Digits of the last group, and of those before it. */
  sizes: [last: number, other: number]
  /** From nought to nine. */
  digits: string
}

const marks = new Map<string, NumberMarks>()

function marksOf(locale: string): NumberMarks {
  const known = marks.get(locale) ?? numberMarks(locale)
  marks.set(locale, known)
  return known
}

/** For a page that comes with its language's marks: a browser takes long to find them. */
export const tellNumberMarks = (locale: string, told: NumberMarks): unknown => marks.set(locale, told)

export function numberMarks(locale: string): NumberMarks {
  const format = new Intl.NumberFormat(locale)
  const parts = format.formatToParts(-123456789012.5)
  const of = (type: Intl.NumberFormatPartTypes) => parts.filter((part) => part.type === type).map(({ value }) => value)
  const integers = of('integer').map((value) => Array.from(value).length)
  const isGrouped = (number: number) => format.formatToParts(number).some(({ type }) => type === 'group')
  const [unsigned, signed] = [format.format(1), format.format(-1)]
  return {
    minus: signed.replace(unsigned, ''),
    point: of('decimal')[0] ?? '.',
    group: of('group')[0] ?? '',
    groupedFrom: [1_234, 12_345, 123_456].find(isGrouped)?.toString().length ?? Number.MAX_SAFE_INTEGER,
    sizes: [integers.at(-1) ?? 3, integers.at(-2) ?? 3],
    digits: Array.from({ length: 10 }, (_, digit) => format.format(digit)).join(''),
  }
}

/**
 * A share in per cent, one digit after the point, cut: 99.99 % is `99.9%`, so `100%` means all of it. What is above nought yet below
 * the last digit is `<0.1%`.
 */
export function formatShare(share: Decimal, locale: string): string {
  const perMille = Exact(share).times(1000).round(0, Exact.roundDown)
  if (!perMille.eq(0) || isZero(share)) return `${formatDecimal(plain(perMille.div(10)), locale)}%`
  return isNegative(share) ? `>${formatDecimal('-0.1', locale)}%` : `<${formatDecimal('0.1', locale)}%`
}
