import { describe, expect, test } from 'vitest'
import { lookupOrder, requestOf } from './lookup-order'

const order = { text: ' acme ', where: '', status: 'published', sort: 'name', direction: 'asc', page: 2, size: 25 } as const
const now = new Date('2026-03-10T12:34:56Z')

describe('what a page asks our server to search for', () => {
  test('becomes a search with its conditions and the id last in the order', () => {
    const asked = lookupOrder.parse({ ...order, where: 'metadata.tier:pro updated:7d' })
    expect(requestOf(asked, now)).toEqual({
      text: 'acme',
      page: 2,
      size: 25,
      filter: {
        status: 'published',
        sort: [
          { field: 'name', direction: 'asc' },
          { field: 'id', direction: 'asc' },
        ],
        metadata: { tier: 'pro' },
        filters: [{ field: 'updated_at', operator: 'after', dataType: 'date', value: { date: '2026-03-03T12:34:00.000Z' } }],
      },
    })
  })

  test.each([
    ['no text', { text: ' ' }],
    ['a text longer than any field', { text: 'x'.repeat(256) }],
    ['a condition that cannot be read', { where: 'nmae:x' }],
    ['a condition that the API would drop', { where: 'email:' }],
    ['two values of one metadata key', { where: 'metadata.a:1 metadata.a:2' }],
    ['a field that nobody may sort by', { sort: 'tenant_id' }],
    ['a status that is none of ours', { status: 'deleted' }],
    ['page nought', { page: 0 }],
    ['a page with a fraction', { page: 1.5 }],
    ['more rows than a page has', { size: 1_000 }],
    ['a member that it does not have', { tenant: 'other' }],
  ])('%s is refused', (_, wrong) => expect(lookupOrder.safeParse({ ...order, ...wrong }).success).toBe(false))
})
