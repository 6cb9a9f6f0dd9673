import * as z from '@/lib/zod'
import { ExactNumber } from './exact-json'

/** A decimal number as text in plain notation (`'0.125'`), with every digit the API gave. Not to be put through `Number` before arithmetic. */
export type Decimal = string

const PLAIN = /^-?\d+(\.\d+)?$/
const SCIENTIFIC = /^(-?)(\d+)(?:\.(\d*))?[eE]([+-]?\d{1,3})$/

/** The exact text of a decimal that stands on the wire as a string or as a number; whatever is neither is returned as it is. */
export function decimalText(raw: unknown): unknown {
  const text = raw instanceof ExactNumber ? raw.text : typeof raw === 'number' ? String(raw) : raw
  return typeof text === 'string' ? plainNotation(text) : text
}

/** `1.5e3` → `1500`, `1e-7` → `0.0000001`: an exponent moves the point, no digit changes. */
function plainNotation(text: string): string {
  const match = SCIENTIFIC.exec(text)
  if (!match) return text
  const [, sign, whole = '', fraction = '', exponent] = match
  const point = whole.length + Number(exponent)
  const digits = whole + fraction
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  const after = point > 0 ? digits.slice(point) : digits.padStart(digits.length - point, '0')
  return `${sign}${before.replace(/^0+(?=\d)/, '')}${after ? `.${after}` : ''}`
}

const exactText = /* @__PURE__ */ z
  .string({ error: 'expected a decimal number' })
  .check(/* @__PURE__ */ z.regex(PLAIN, { error: 'expected a decimal number' }))

/** A decimal that the API writes as a JSON string. */
export const decimal = /* @__PURE__ */ z.codec(z.unknown(), exactText, {
  decode: (raw) => decimalText(raw) as string,
  encode: (text) => text,
})

/** A 64-bit integer that the API writes as a JSON number: encoded as one where a double holds it, else as text. */
export const integerText = /* @__PURE__ */ z.codec(z.unknown(), exactText, {
  decode: (raw) => decimalText(raw) as string,
  encode: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text),
})
