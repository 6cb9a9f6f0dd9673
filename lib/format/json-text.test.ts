import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indentedJson } from './json-text'

test('is what JSON.stringify writes with two spaces', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(indentedJson(json)).toBe(JSON.stringify(JSON.parse(json), null, 2))
    }),
  )
})

test('keeps every digit, and a member that stands twice', () => {
  expect(indentedJson('{"a":12345678901234567890.1230,"a":1.50e2,"b":[],"c":{}}')).toBe(
    '{\n  "a": 12345678901234567890.1230,\n  "a": 1.50e2,\n  "b": [],\n  "c": {}\n}',
  )
})

test('leaves what stands in texts', () => {
  expect(indentedJson('{"a":"{\\"x\\": [1, 2]}\\\\","b":"\\\\"}')).toBe('{\n  "a": "{\\"x\\": [1, 2]}\\\\",\n  "b": "\\\\"\n}')
})

test('is done in time for a long answer', () => {
  const json = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => ({ index, text: 'a "b" \\ c' })))
  expect(indentedJson(json)).toBe(JSON.stringify(JSON.parse(json), null, 2))
})
