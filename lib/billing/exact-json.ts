/**
 * A JSON number whose text says more than a double can hold (`12345678901234567890.123`), or says it otherwise (`1.50`).
 * It stands in parsed JSON only until a model reads it, as its text or as the nearest double.
 */
export class ExactNumber extends Number {
  /** The number as it stood on the wire. */
  readonly text: string

  constructor(text: string) {
    super(text)
    this.text = text
  }
}

/** A string or a number; strings are matched so that digits inside them are passed over. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g
/** A number that might not survive a double: a fraction, an exponent or sixteen digits, where a JSON value can begin. */
const MAYBE_INEXACT = /(?:^|"\s*:|[[,])\s*-?(?:\d+[.eE]|\d{16})/
/** Stands before such a number while it is quoted for the second parse. The API's database cannot hold it, so no text begins with it. */
const MARK = '\u0000'

/**
 * Parses JSON without losing digits: a number that `String(Number(text))` would not give back becomes an `ExactNumber`.
 * Needed because `JSON.parse` gives no access to the source text in Node 20 and older browsers.
 * @throws SyntaxError when `text` is not JSON.
 */
export function parseExactJson(text: string): unknown {
  if (!MAYBE_INEXACT.test(text)) return JSON.parse(text)
  let marked = false
  const rewritten = text.replace(STRING_OR_NUMBER, (token) => {
    if (token.startsWith('"') || String(Number(token)) === token) return token
    marked = true
    return `"\\u0000${token}"`
  })
  if (!marked) return JSON.parse(text)
  JSON.parse(text) // the rewriting must not make JSON of what was none, such as a bare `1.2.3`
  return JSON.parse(rewritten, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK) ? new ExactNumber(value.slice(1)) : value,
  )
}

/** Free-form JSON with every `ExactNumber` in it as the nearest plain number. */
export function plainNumbers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof ExactNumber) return Number(value)
  if (Array.isArray(value)) return value.map(plainNumbers)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainNumbers(member)]))
}
