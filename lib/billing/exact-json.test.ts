import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ExactNumber, parseExactJson, plainNumbers } from './exact-json'

const textOf = (json: string) => (parseExactJson(json) as ExactNumber).text

test.each(['12345678901234567890.123456789', '1.50', '0.10000000000000000001', '-9223372036854775808', '1e400', '-0'])(
  'the number %s keeps its text',
  (number) => {
    expect(parseExactJson(`[0.5,${number}]`)).toEqual([0.5, expect.objectContaining({ text: number })])
  },
)

test('numbers a double gives back as they stood are plain numbers', () => {
  expect(parseExactJson('{"a":0.5,"b":[100,-3.25]}')).toEqual({ a: 0.5, b: [100, -3.25] })
})

test('digits inside strings and keys are left alone', () => {
  const json = '{"12345678901234567890":"say \\"1.50\\", 1.50","at":"2026-02-24T10:00:00.123456Z","n": 1.50}'
  const parsed = parseExactJson(json) as Record<string, unknown>
  expect({ ...parsed, n: undefined }).toEqual({ ...JSON.parse(json), n: undefined })
  expect(parsed.n).toBeInstanceOf(ExactNumber)
})

test('a long number alone is a whole JSON text', () => {
  expect(textOf(' 12345678901234567890 ')).toBe('12345678901234567890')
})

test.each(['[1.2.3]', '[1.50', '{"a":1.50,}', '[01.50]', '[1.50]x', '', '[.5, 1.50]'])(
  '%j is refused as JSON.parse refuses it',
  (json) => {
    expect(() => parseExactJson(json)).toThrow(SyntaxError)
  },
)

test('any JSON is read as JSON.parse reads it, once its numbers are plain', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (json) => {
      expect(plainNumbers(parseExactJson(json))).toEqual(JSON.parse(json))
    }),
  )
})

test('free-form values get back plain numbers at any depth', () => {
  expect(plainNumbers(parseExactJson('{"a":[{"b":1.50}],"c":null}'))).toEqual({ a: [{ b: 1.5 }], c: null })
})
