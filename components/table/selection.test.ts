import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allMatching, countOf, countWithin, has, mark, NONE, rangeOf, under } from './selection'
import { SelectionStore } from './selection-store'

const pageOf = (...ids: string[]) => new Map(ids.map((id) => [id, { id }]))

describe('a range', () => {
  const ids = ['a', 'b', 'c', 'd']
  test.each([
    ['downwards', 'b', 'd', ['b', 'c', 'd']],
    ['upwards', 'd', 'b', ['b', 'c', 'd']],
    ['of one', 'c', 'c', ['c']],
    ['from a row on another page: the one alone', 'z', 'c', ['c']],
    ['from nowhere: the one alone', undefined, 'c', ['c']],
  ])('%s', (_, from, to, expected) => expect(rangeOf(ids, from, to)).toEqual(expected))
})

describe('some rows', () => {
  test('are kept over pages, and counted apart from those in view', () => {
    const selected = mark(mark(NONE, ['a', 'b'], true), ['x'], true)
    expect(countOf(selected)).toBe(3)
    expect(countWithin(selected, ['x', 'y'])).toBe(1)
  })
})

describe('all that match', () => {
  test('is the total less the exceptions, without one row being known', () => {
    const selected = mark(allMatching('q', 1940), ['a', 'b'], false)
    expect(countOf(selected)).toBe(1938)
    expect([has(selected, 'a'), has(selected, 'never seen')]).toEqual([false, true])
    expect(countOf(mark(selected, ['a'], true))).toBe(1939)
  })
  test('ends with its search; rows that were chosen do not', () => {
    expect(under(allMatching('q', 5), 'q')).not.toBe(NONE)
    expect(under(allMatching('q', 5), 'other')).toBe(NONE)
    const some = mark(NONE, ['a'], true)
    expect(under(some, 'other')).toBe(some)
  })
})

test('marking is what it says, for whatever rows in whatever order', () => {
  const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
  const start = fc.constantFrom(NONE, allMatching('q', 4))
  fc.assert(
    fc.property(start, fc.array(fc.tuple(ids, fc.boolean()), { maxLength: 8 }), (first, steps) => {
      const expected = new Set(first.kind === 'all' ? ['a', 'b', 'c', 'd'] : [])
      const selected = steps.reduce((before, [some, isSelected]) => {
        for (const id of some) isSelected ? expected.add(id) : expected.delete(id)
        return mark(before, some, isSelected)
      }, first)
      expect(['a', 'b', 'c', 'd'].filter((id) => has(selected, id))).toEqual([...expected].sort())
      expect(countOf(selected)).toBe(expected.size)
    }),
  )
})

describe('the store', () => {
  test('Shift takes all from the last row that was touched, selecting or not as the last one goes', () => {
    const store = new SelectionStore<{ id: string }>()
    const page = pageOf('a', 'b', 'c', 'd', 'e')
    store.toggle('b', page)
    store.toggle('d', page, true)
    expect([...store.rows.keys()]).toEqual(['b', 'c', 'd'])
    store.toggle('c', page)
    store.toggle('b', page, true)
    expect([...store.rows.keys()]).toEqual(['d'])
  })
  test('remembers what it saw of rows on other pages, and forgets with the tick', () => {
    const store = new SelectionStore<{ id: string }>()
    store.toggle('a', pageOf('a', 'b'))
    store.toggle('x', pageOf('x', 'y'))
    expect([...store.rows.keys()]).toEqual(['a', 'x'])
    store.toggle('x', pageOf('x', 'y'))
    store.clear()
    expect([store.rows.size, countOf(store.get())]).toEqual([0, 0])
  })
  test('tells of a change, and not of none', () => {
    const store = new SelectionStore<{ id: string }>()
    let told = 0
    const stop = store.subscribe(() => told++)
    store.searchIs('q')
    store.toggle('a', pageOf('a'))
    stop()
    store.clear()
    expect(told).toBe(1)
  })
})
