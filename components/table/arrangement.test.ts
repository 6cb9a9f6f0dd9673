import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Arrangeable,
  type Arrangement,
  DENSITIES,
  fits,
  inOrder,
  MAX_COLUMNS,
  NARROWEST,
  readArrangement,
  WIDEST,
  writeArrangement,
} from './arrangement'

const table: Arrangeable = {
  defaults: { density: 'regular', columns: [{ id: 'name', isPinned: true }, { id: 'status' }] },
  isColumn: (id) => ['name', 'status', 'city'].includes(id) || id.startsWith('metadata.'),
  required: 'name',
}
const read = (text: string | undefined | null) => readArrangement(text, table)

describe('an arrangement', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['no text', ''],
    ['no JSON', '{"v":1,'],
    ['JSON of something else', '[1,2]'],
    ['another version', '{"v":2,"d":"regular","c":[{"i":"city"}]}'],
    ['a height we no longer know', '{"v":1,"d":"huge","c":[{"i":"city"}]}'],
    ['no columns', '{"v":1,"d":"regular","c":[]}'],
    ['a width that is no number', '{"v":1,"d":"regular","c":[{"i":"city","w":"9"}]}'],
    ['a width beyond all screens', `{"v":1,"d":"regular","c":[{"i":"city","w":${WIDEST + 1}}]}`],
    ['more columns than there may be', JSON.stringify({ v: 1, d: 'regular', c: Array(MAX_COLUMNS + 1).fill({ i: 'city' }) })],
  ])('%s is the defaults', (_, text) => expect(read(text)).toBe(table.defaults))

  test('columns that are gone, and second ones, are left out', () =>
    expect(read('{"v":1,"d":"compact","c":[{"i":"gone"},{"i":"city","w":200},{"i":"name","p":1},{"i":"city"}]}')).toEqual({
      density: 'compact',
      columns: [
        { id: 'city', width: 200 },
        { id: 'name', isPinned: true },
      ],
    }))

  test('the column that holds the link is there, whatever was written', () =>
    expect(read('{"v":1,"d":"roomy","c":[{"i":"city"}]}').columns.map(({ id }) => id)).toEqual(['name', 'city']))

  test('an inherited name is no column of its own', () =>
    expect(read('{"v":1,"d":"roomy","c":[{"i":"__proto__"},{"i":"city"}]}').columns.map(({ id }) => id)).toEqual([
      'name',
      'city',
    ]))

  test('what was written is read back', () => {
    const column = fc.record(
      {
        id: fc.oneof(
          fc.constantFrom('status', 'city'),
          fc.string({ minLength: 1, maxLength: 40 }).map((key) => `metadata.${key}`),
        ),
        width: fc.integer({ min: NARROWEST, max: WIDEST }),
        isPinned: fc.constant(true as const),
        label: fc.string({ minLength: 1, maxLength: 80 }),
      },
      { requiredKeys: ['id'] },
    )
    const arrangement: fc.Arbitrary<Arrangement> = fc.record({
      density: fc.constantFrom(...DENSITIES),
      columns: fc
        .uniqueArray(column, { selector: ({ id }) => id, maxLength: MAX_COLUMNS - 1 })
        .map((columns) => [{ id: 'name' }, ...columns]),
    })
    fc.assert(
      fc.property(arrangement, (given) => {
        expect(read(writeArrangement(given))).toEqual(given)
      }),
    )
  })

  test('one too long for a cookie does not fit', () => {
    const columns = (length: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: `metadata.${index}${'ü'.repeat(length)}` }))
    expect(fits({ density: 'regular', columns: columns(10, 10) })).toBe(true)
    expect(fits({ density: 'regular', columns: columns(120, 10) })).toBe(false)
    expect(fits({ density: 'regular', columns: columns(1, MAX_COLUMNS + 1) })).toBe(false)
  })

  test('pinned columns stand first, and each half keeps its order', () =>
    expect(
      inOrder([{ id: 'a' }, { id: 'b', isPinned: true }, { id: 'c' }, { id: 'd', isPinned: true }]).map(({ id }) => id),
    ).toEqual(['b', 'd', 'a', 'c']))
})
