import { describe, expect, test } from 'vitest'
import { searchOf } from './search'

const search = searchOf(
  { name: { sortBy: 'name' }, status: { choices: ['published', 'archived'] }, updatedAt: { sortBy: 'updated_at' } },
  { field: 'updatedAt', direction: 'desc' },
)
const defaults = { page: 1, size: 25, sort: { field: 'updatedAt', direction: 'desc' }, status: 'published' } as const

describe('a list in the query string', () => {
  test('nothing said is all defaults', () => expect(search.parse({})).toEqual(defaults))

  test.each([
    ['a page that is a word', { page: 'abc' }],
    ['page nought', { page: '0' }],
    ['a page below nought', { page: '-3' }],
    ['a page with a fraction', { page: '2.5' }],
    ['a page no list has', { page: '99999999999999999999' }],
    ['a size that is not offered', { size: '7' }],
    ['a status we no longer know', { status: 'paused' }],
    ['a sort by a field that cannot sort', { sort: 'status' }],
    ['a sort by an inherited name', { sort: 'constructor' }],
    ['a member we do not know', { colour: 'red' }],
  ])('%s is dropped', (_, query) => expect(search.parse(query)).toEqual(defaults))

  test('the first of several values counts', () => expect(search.parse({ page: ['3', '4'] }).page).toBe(3))

  test('what was written is read back', () => {
    const values = { page: 4, size: 100, sort: { field: 'name', direction: 'asc' }, status: 'archived' } as const
    const url = new URL(search.href('/live/customers', values, { page: 4 }), 'https://c.test')
    expect(search.parse(Object.fromEntries(url.searchParams))).toEqual(values)
  })

  test('defaults are not written', () => expect(search.href('/live/customers', defaults)).toBe('/live/customers'))

  test('another sort leads back to page 1', () => {
    const href = search.href('/live/customers', { ...defaults, page: 7 }, { sort: { field: 'name', direction: 'asc' } })
    expect(href).toBe('/live/customers?sort=name')
  })

  test('names what cannot be read, and only that', () => {
    const query = (text: string) => search.unreadable(new URLSearchParams(text))
    expect(query('page=abc&size=50&sort=-nothing&status=paused&colour=red')).toEqual(['page', 'sort', 'status'])
    expect(query('page=2&size=&status=archived')).toEqual([])
  })

  test('a list has members of its own beside those of every list', () => {
    const own = searchOf(
      { name: { sortBy: 'name' } },
      { field: 'name', direction: 'asc' },
      { q: { fallback: '', parse: (text: string) => text, serialize: String } },
    )
    expect(own.parse({ q: 'a b' }).q).toBe('a b')
    expect(own.href('/x', own.parse({ page: '3' }), { q: 'a b' })).toBe('/x?q=a+b')
  })
})
