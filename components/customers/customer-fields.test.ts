import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '@/lib/customers/conditions'
import { customerSearch, customersAsked, customersHref, lastPage, withConditions } from './customer-fields'

const read = (address: string) => customerSearch.parse(Object.fromEntries(new URL(address, 'https://c.test').searchParams))
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('name' as const, 'email' as const),
    operator: fc.constantFrom('contains' as const, 'excludes' as const),
    value: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  }),
  fc.record({
    field: fc.constant('metadata' as const),
    key: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
    value: fc.string({ unit: 'grapheme', maxLength: 10 }),
  }),
)

describe('a list in the address', () => {
  test('is read back as it was, whatever is searched for', () => {
    fc.assert(
      fc.property(
        fc.record({
          q: fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.trim()),
          // One value a key is all that the API takes, and so all that an address holds.
          where: fc.uniqueArray(condition, {
            maxLength: 5,
            selector: (one) => (one.field === 'metadata' ? `metadata ${one.key}` : JSON.stringify(one)),
          }),
          status: fc.constantFrom('published' as const, 'archived' as const),
          page: fc.integer({ min: 1, max: 99 }),
          size: fc.constantFrom(25 as const, 50 as const, 100 as const),
        }),
        (change) => {
          const before = customerSearch.parse({})
          const href = customersHref('live', before, change, { view: 'view 1' })
          expect(read(href)).toEqual({ ...before, ...change })
          expect(new URL(href, 'https://c.test').searchParams.get('view')).toBe('view 1')
        },
      ),
    )
  })

  test('a condition that cannot be read leaves out all of them, and is named', () => {
    const query = new URLSearchParams({ where: 'name:a nmae:b', q: 'x' })
    expect(customerSearch.parse(Object.fromEntries(query)).where).toEqual([])
    expect(customerSearch.unreadable(query)).toEqual(['where'])
  })

  test('any change but of the page leads to page 1', () => {
    const search = customerSearch.parse({ page: '7', q: 'x' })
    expect(read(customersHref('live', search, { where: [{ field: 'metadata', key: 'a', value: 'b' }] })).page).toBe(1)
    expect(read(customersHref('live', search, { page: 8 }))).toEqual({ ...search, page: 8 })
  })

  test('the whole list has an address of its own in a view, and where another is the default, since the bare one opens that', () => {
    const search = customerSearch.parse({ q: 'acme' })
    const clear = { q: '' }
    expect(customersHref('live', search, clear)).toBe('/live/customers')
    expect(customersHref('live', search, clear, { view: 'v1' })).toBe('/live/customers?page=1&view=v1')
    expect(customersHref('live', search, clear, { hasDefault: true })).toBe('/live/customers?page=1')
    expect(customersHref('live', search, {}, { view: 'v1', hasDefault: true })).toBe('/live/customers?q=acme&view=v1')
  })
})

test('the API is asked for the page, the id last in the order', () => {
  expect(customersAsked(customerSearch.parse({ page: '3', size: '50', sort: 'name' })).filter).toMatchObject({
    limit: 50,
    offset: 100,
    sort: [
      { field: 'name', direction: 'asc' },
      { field: 'id', direction: 'asc' },
    ],
  })
})

test('a search has no pages past a thousand rows, a list has', () => {
  expect(lastPage(1_000_000, { size: 100, q: '' })).toBe(10_000)
  expect(lastPage(1_000_000, { size: 100, q: 'a' })).toBe(10)
  expect(lastPage(0, { size: 25, q: '' })).toBe(1)
})

test('the same condition twice is one', () => {
  const one: Condition = { field: 'name', operator: 'contains', value: 'a' }
  expect(withConditions([one], [{ ...one }, { ...one, value: 'b' }])).toEqual([one, { ...one, value: 'b' }])
})
