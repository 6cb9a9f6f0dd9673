import { expect, test } from 'vitest'
import { GROWS_FROM, SELECT_WIDTH, shownColumns } from './columns'

const columnOf = ({ id }: { id: string }) => ({ label: id, cell: () => id, ...(id !== 'wide' && { width: 100 }) })
const shown = (columns: Parameters<typeof shownColumns>[0]) => shownColumns(columns, columnOf).shown

test('columns without a width of their own take what is left', () =>
  expect(shown([{ id: 'wide' }, { id: 'a' }]).map(({ width, grows }) => [width, grows])).toEqual([
    [GROWS_FROM, true],
    [100, false],
  ]))

test('once a width was chosen, only the last one does', () =>
  expect(shown([{ id: 'wide' }, { id: 'a', width: 333 }, { id: 'b' }]).map(({ width, grows }) => [width, grows])).toEqual([
    [GROWS_FROM, false],
    [333, false],
    [100, true],
  ]))

test('pinned ones stay behind each other, after the checkboxes', () =>
  expect(
    shown([{ id: 'a' }, { id: 'b', isPinned: true }, { id: 'c', isPinned: true }]).map(({ id, pin, offset }) => [
      id,
      pin,
      offset,
    ]),
  ).toEqual([
    ['b', 0, SELECT_WIDTH],
    ['c', 1, SELECT_WIDTH + 100],
    ['a', undefined, SELECT_WIDTH + 200],
  ]))
