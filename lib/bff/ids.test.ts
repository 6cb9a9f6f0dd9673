import { describe, expect, test } from 'vitest'
import { isIdOf } from './ids'

/** What PX-2 names, as it stands after the address was decoded once. */
const TRICKS = [
  '..',
  '.',
  '../x',
  '..%2fx',
  '%2e%2e',
  '%252e%252E%252f',
  'a/../../admin',
  'a\u0000b',
  'a\r\nX-Evil:1',
  'a\\..\\b',
  'a%5c..%5cb',
  'x'.repeat(4096),
  '',
]

describe('an id that may go upstream (PX-2)', () => {
  test.each([...TRICKS, '//evil.test', 'a?x=1#', 'a b', 'é', 'x'.repeat(129)])('of the API’s own form is not %j', (text) =>
    expect(isIdOf('plain', text)).toBe(false),
  )
  test.each(TRICKS)('of a vendor’s own form is not %j', (text) => expect(isIdOf('external', text)).toBe(false))
  test.each(['\u202eevil', 'a\u2066b', '\u200f', '\u061cx', 'a\ud800', '\u007f', '\u0085'])(
    'holds no sign that cannot be seen (%j)',
    (text) => expect(isIdOf('external', text)).toBe(false),
  )
  test('of a vendor’s own form has up to 255 characters, however many units', () => {
    expect(isIdOf('external', '🙂'.repeat(255))).toBe(true)
    expect(isIdOf('external', '🙂'.repeat(256))).toBe(false)
  })
  test.each([
    'acme-42',
    'id/with/slashes',
    'id?with=query&more',
    'id#with-hash',
    'id%2Fwith%percent',
    'a..b',
    'a.',
    '.hidden',
    '...',
  ])('of a vendor’s own form may be %j', (text) => expect(isIdOf('external', text)).toBe(true))
  test.each([
    'id with spaces + plus',
    'id,with,commas',
    '"><b>hostile</b>\'; DROP TABLE customers;--',
    'https://crm.example/42',
    'שלום',
  ])('may be %j, too', (text) => expect(isIdOf('external', text)).toBe(true))
  test('of the API’s own form may be what it makes', () => expect(isIdOf('plain', 'cust_01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBe(true))
})
