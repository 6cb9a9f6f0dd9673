import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMetadata, writeMetadata } from './metadata-text'

describe('metadata as JSON', () => {
  test('what was written is read back, whatever the keys are called', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '0')),
            value: fc.string({ unit: 'grapheme' }),
          }),
          { selector: ({ key }) => key },
        ),
        (rows) => {
          const read = readMetadata(writeMetadata(rows))
          const byKey = (list: typeof rows) => [...list].sort((left, right) => (left.key < right.key ? -1 : 1))
          expect(read.ok && byKey(read.rows.map((row) => ({ ...row })))).toEqual(byKey(rows))
        },
      ),
    ))

  test('no text is no metadata', () => expect(readMetadata(' \n')).toEqual({ ok: true, rows: [] }))

  test('where it breaks is named', () =>
    expect(readMetadata('{\n  "tier": "a"\n  "x": "y"\n}')).toEqual({
      ok: false,
      faults: [{ fault: 'syntax', line: 3, column: 3 }],
    }))

  test('where it ends too early', () =>
    expect(readMetadata('{"tier": ')).toEqual({ ok: false, faults: [{ fault: 'syntax', line: 1, column: 10 }] }))

  test.each(['[]', '"text"', 'null', '3'])('%s is no object', (text) =>
    expect(readMetadata(text)).toEqual({ ok: false, faults: [{ fault: 'notObject' }] }),
  )

  test('values other than text are named, not dropped', () =>
    expect(readMetadata('{"seats": 5, "tier": "a", "tags": ["x"], "none": null}')).toEqual({
      ok: false,
      faults: [
        { fault: 'notText', key: 'seats', value: '5' },
        { fault: 'notText', key: 'tags', value: '["x"]' },
        { fault: 'notText', key: 'none', value: 'null' },
      ],
    }))

  test('a key named __proto__ changes no prototype', () => {
    expect(readMetadata('{"__proto__": "x"}')).toEqual({ ok: true, rows: [{ key: '__proto__', value: 'x' }] })
    expect(readMetadata('{"__proto__": {"polluted": "yes"}}').ok).toBe(false)
    expect({}).not.toHaveProperty('polluted')
  })
})
