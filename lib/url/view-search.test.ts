import { expect, test } from 'vitest'
import { openingSearch, viewSearch } from './view-search'

test('page, open row and the view itself are no part of a view', () => {
  expect(viewSearch('page=3&status=archived&open=cust_1&view=v1')).toBe('status=archived')
})

test('the same search in another order is the same search', () => {
  expect(viewSearch('sort=name&q=a+b&status=archived')).toBe(viewSearch('status=archived&q=a%20b&sort=name'))
})

test('a parameter given twice keeps its own order', () => {
  expect(viewSearch('b=1&a=2&a=1')).toBe('a=2&a=1&b=1')
})

test('opening a view and saving it again changes nothing', () => {
  const search = viewSearch('q=x&status=archived')
  expect(viewSearch(openingSearch({ id: 'v1', search }))).toBe(search)
})
