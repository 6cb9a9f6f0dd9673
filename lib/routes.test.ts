import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_NEXT, routes, safeNext } from './routes'

describe('the way back after signing in (BR-5)', () => {
  test.each([
    '//e.test',
    '/\\e.test',
    '/\\/e.test',
    '/..//e.test',
    '/.//e.test',
    '/\t/e.test',
    '/%09/../..//e.test',
    'https:e.test',
    'https://e.test',
    'javascript:alert(1)',
    'e.test',
    '',
    `/${'a'.repeat(5000)}`,
  ])('%s leads to the first page', (next) => expect(safeNext(next)).toBe('/'))

  test('several values lead to the first page', () => expect(safeNext(['/a', '/b'])).toBe('/'))

  test('a path of ours is kept with its query', () => {
    expect(safeNext('/sandbox/customers?page=3&q=a%2Fb')).toBe('/sandbox/customers?page=3&q=a%2Fb')
  })

  test('whatever a link from a help desk looks for is kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 255 }), (text) => {
        const address = routes.lookup('live', { external_id: text })
        if (address.length <= MAX_NEXT) expect(safeNext(address)).toBe(address)
      }),
    )
    const longest = routes.lookup('live', { external_id: '\u{1f600}'.repeat(255) })
    expect(safeNext(longest)).toBe(longest)
  })

  test('whatever is given, a browser stays on our origin', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        (text) => new URL(safeNext(`/${text}`), 'https://c.test').origin === 'https://c.test',
      ),
    )
  })
})

test('an id with every awkward sign stays one path segment', () => {
  expect(routes.customer('live', 'a/b?c#d%e')).toBe('/live/customers/a%2Fb%3Fc%23d%25e')
})

test('the first page is not worth naming as the way back', () => {
  expect(routes.login('/')).toBe('/login')
  expect(routes.login('/live/customers')).toBe('/login?next=%2Flive%2Fcustomers')
})
