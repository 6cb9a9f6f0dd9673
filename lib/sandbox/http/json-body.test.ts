import { describe, expect, test } from 'vitest'
import { parseJsonBody } from './json-body'
import { jsonText } from './json-text'

describe('JSON bodies (1)', () => {
  test.each([
    ['{"a":1} trailing', { a: 1 }],
    ['{"a":"}"}{"b":2}', { a: '}' }],
    [' {"a":"\\"}"}]', { a: '"}' }],
    ['[1,[2]] ]', [1, [2]]],
    ['null garbage', null],
    ['12 13', 12],
    ['"text" more', 'text'],
  ])('whatever follows the first value of %s is ignored', (text, value) => {
    expect(parseJsonBody(text)).toEqual(value)
  })

  test.each(['', '   ', '{', '{"a":}', 'nul', '{"a" 1}'])('%j is refused', (text) => {
    expect(() => parseJsonBody(text)).toThrow(expect.objectContaining({ code: 'validation_error', status: 400 }))
  })

  test('whole numbers past 2^53 are written in full', () => {
    expect(jsonText({ small: 5n, big: 9223372036854775807n, negative: -9007199254740993n })).toBe(
      '{"small":5,"big":9223372036854775807,"negative":-9007199254740993}',
    )
  })
})
