import { expect, test } from 'vitest'
import { routes } from '@/lib/routes'
import { type AuditSearch, auditQuery, readAuditSearch } from './audit-search'

test('what an address says comes back from it', () => {
  const search: AuditSearch = {
    actor: 'u1',
    action: 'write.done',
    environment: 'live',
    subject: 'cust_1 & more',
    from: '2026-02-28',
    to: '2026-03-01',
    before: 51,
  }
  const address = new URL(routes.settings.audit('live', auditQuery(search)), 'http://console.example')
  expect(readAuditSearch(Object.fromEntries(address.searchParams))).toEqual(search)
  expect(readAuditSearch({})).toEqual({})
})

test.each([
  ['a day that is none', { from: '2026-02-30', to: 'yesterday' }],
  ['a page that is none', { before: '0' }],
  ['a page beyond all numbers', { before: '99999999999' }],
  ['a page in another notation', { before: '1e3' }],
  ['blanks', { actor: '  ', subject: '' }],
  ['a name nobody knows', { who: 'u1', constructor: 'x' }],
  ['what the store cannot hold', { actor: 'u\0', subject: '\0' }],
])('%s is left out', (_, query) => {
  expect(readAuditSearch(query)).toEqual({})
})

test('spaces around are not meant, the first of several counts, and texts have an end', () => {
  expect(readAuditSearch({ actor: ' u1 ', subject: ['a', 'b'], before: ' 7 ' })).toEqual({ actor: 'u1', subject: 'a', before: 7 })
  expect(readAuditSearch({ subject: 'x'.repeat(1_000) }).subject).toHaveLength(300)
})
