import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 120 })
})
afterAll(() => sandbox.close())

interface Item {
  id: string
  external_id: string
  name: string
  email: string
  contact?: string
  status: string
  created_at: string
  updated_at: string
  metadata: Record<string, string> | null
}

const found = async (body: object): Promise<Item[]> => (await sandbox.search({ limit: 1000, ...body })).body.items
const names = async (body: object) => (await found(body)).map(({ external_id }) => external_id).sort()
const where = (field: string, operator: string, value: unknown) => ({ filters: [{ field, operator, value }] })
const everyone = () => found({})

describe('queryCustomer (5.6): pages', () => {
  test('{} finds the published, newest first, 50 of them; offset is where the next page begins', async () => {
    const { status, body } = await sandbox.search({})
    expect(status).toBe(200)
    expect(body.items).toHaveLength(50)
    expect(body.pagination).toEqual({ total: (await everyone()).length, limit: 50, offset: 50 })
    expect(body.items.every((item: Item) => item.status === 'published')).toBe(true)
    const dates = body.items.map((item: Item) => item.created_at)
    expect(dates).toEqual([...dates].sort().reverse())
  })

  test('a limit of 0 is absent, null is absent', async () => {
    expect((await sandbox.search({ limit: 0, offset: null })).body.pagination).toMatchObject({ limit: 50, offset: 50 })
  })

  test('past the end there are no items, and the arithmetic goes on', async () => {
    const { body } = await sandbox.search({ limit: 10, offset: 5000 })
    expect([body.items, body.pagination.offset]).toEqual([[], 5010])
  })

  test('walking pages sees every row once, in the order of one page of all, whatever the sort', async () => {
    const sorts = fc.array(
      fc.record({
        field: fc.constantFrom('name', 'email', 'status', 'contact', 'address_country', 'updated_at', 'timezone', 'metadata'),
        direction: fc.constantFrom('asc', 'desc', 'upwards'),
      }),
      { maxLength: 2 },
    )
    await fc.assert(
      fc.asyncProperty(sorts, fc.integer({ min: 7, max: 60 }), fc.constantFrom('asc', 'desc'), async (sort, limit, order) => {
        const all = (await found({ sort, order })).map(({ id }) => id)
        const walked: string[] = []
        for (let offset = 0, total = 1; offset < total; ) {
          const { body } = await sandbox.search({ sort, order, limit, offset })
          walked.push(...body.items.map(({ id }: Item) => id))
          offset = body.pagination.offset
          total = body.pagination.total
        }
        expect(walked).toEqual(all)
        expect(new Set(walked).size).toBe(walked.length)
      }),
      { numRuns: 12 },
    )
  })
})

describe('queryCustomer (5.6): what is refused', () => {
  test.each([
    [{ limit: -1 }, 'limit'],
    [{ limit: 1001 }, 'limit'],
    [{ offset: -1 }, 'offset'],
    [{ order: 'up' }, 'order'],
    [{ email: 'nobody' }, 'email'],
    [{ start_time: '2026-02-01T00:00:00Z', end_time: '2026-01-01T00:00:00Z' }, 'end_time'],
    [{ expand: 'integrations,parent_customer' }, 'field'],
    [where('nickname', 'eq', { string: 'x' }), 'field'],
    [where('nickname', 'no_such', { string: 'x' }), 'field'],
    [{ sort: [{ direction: 'asc' }] }, 'field'],
    [where('created_at', 'contains', { string: '2026' }), 'field'],
    [where('metadata', 'contains', { string: 'x' }), 'field'],
    [where('created_at', 'gt', { number: 1 }), 'field'],
    [where('name', 'eq', { array: ['a'] }), 'field'],
    ...['eq', 'contains', 'not_contains', 'gt', 'lt', 'in', 'not_in', 'before', 'after'].map((operator): [object, string] => [
      where('name', operator, null),
      'field',
    ]),
  ])('%j is 400 and names %s', async (body, member) => {
    const answer = await sandbox.search(body)
    expect([answer.status, answer.body.code, Object.keys(answer.body.details)]).toEqual([400, 'validation_error', [member]])
  })

  test.each([
    [{ limit: '10' }],
    [{ limit: 1.5 }],
    [{ customer_ids: 'a' }],
    [{ customer_ids: [1] }],
    [{ filters: {} }],
    [{ filters: ['x'] }],
    [where('name', 'eq', { string: 1 })],
    [where('created_at', 'after', { date: '2026-01-01' })],
    [{ start_time: 'yesterday' }],
    [{ metadata: { a: 1 } }],
    [where('created_at', 'eq', { string: 'no date' })],
    [where('metadata', 'eq', { string: 'no json' })],
  ])('%j has a wrong type: 400', async (body) => {
    const answer = await sandbox.search(body)
    expect([answer.status, answer.body.code]).toEqual([400, 'validation_error'])
  })
})

describe('queryCustomer (5.6): restrictions', () => {
  test('status is exact and published when not given; any other text finds nobody', async () => {
    expect((await found({ status: 'archived' })).every(({ status }) => status === 'archived')).toBe(true)
    expect(await names({ status: 'archived' })).toContain('archived-only')
    expect(await found({ status: 'no such' })).toEqual([])
    expect(await found(where('status', 'eq', { string: 'archived' }))).toEqual([])
    expect(await names({ status: 'archived', ...where('status', 'eq', { string: 'archived' }) })).toContain('archived-only')
  })

  test('ids, external ids and e-mail are exact; an empty list restricts nothing', async () => {
    const [acme] = await found({ external_id: 'acme-42' })
    expect(await names({ customer_ids: [acme?.id, 'cust_nobody'] })).toEqual(['acme-42'])
    expect(await names({ external_ids: ['acme-42', 'no-email', 'nobody'] })).toEqual(['acme-42', 'no-email'])
    expect(await names({ email: 'billing@acme.example' })).toEqual(['acme-42'])
    expect(await names({ email: 'Billing@acme.example' })).toEqual([])
    expect(await names({ external_id: 'ACME-42' })).toEqual([])
    expect(await found({ customer_ids: [], external_ids: [], external_id: '', email: '' })).toEqual(await everyone())
  })

  test('metadata: every pair must be there and equal; {} restricts nothing', async () => {
    const expected = (await everyone())
      .filter(({ metadata }) => metadata?.tier === 'growth')
      .map(({ external_id }) => external_id)
    expect(await names({ metadata: { tier: 'growth' } })).toEqual(expected.sort())
    expect(expected.length).toBeGreaterThan(0)
    expect(await names({ metadata: { tier: 'enterprise', crm_id: '0065f00000ACME42' } })).toEqual(['acme-42'])
    expect(await found({ metadata: {} })).toEqual(await everyone())
  })

  test('start and end time are checked and otherwise change nothing', async () => {
    const range = { start_time: '1990-01-01T00:00:00Z', end_time: '1990-01-02T00:00:00Z' }
    expect(await found(range)).toEqual(await everyone())
  })

  test('expand adds integrations where there are any', async () => {
    const items = await found({ external_ids: ['acme-42', 'no-email'], expand: 'integrations' })
    expect(items.map((item) => [item.external_id, 'integrations' in item])).toEqual(
      expect.arrayContaining([
        ['acme-42', true],
        ['no-email', false],
      ]),
    )
  })

  test('everything combines with AND', async () => {
    const filters = [
      { field: 'name', operator: 'contains', value: { string: 'acme' } },
      { field: 'email', operator: 'contains', value: { string: 'billing' } },
    ]
    expect(await names({ filters, metadata: { tier: 'enterprise' } })).toEqual(['acme-42'])
    expect(await names({ filters, metadata: { tier: 'free' } })).toEqual([])
  })
})

describe('queryCustomer (5.6): order', () => {
  test('sort entries come first, anything but desc ascends, then created_at in the direction of order', async () => {
    const items = await found({ sort: [{ field: 'status' }, { field: 'address_country', direction: 'desc' }], order: 'asc' })
    const key = (item: Item & { address_country?: string }) => `${item.address_country}`
    for (const [index, item] of items.entries()) {
      const next = items[index + 1]
      if (!next) break
      expect(key(item) >= key(next)).toBe(true)
      if (key(item) === key(next)) expect(Date.parse(item.created_at)).toBeLessThanOrEqual(Date.parse(next.created_at))
    }
  })

  test('order asc turns the built-in sort around', async () => {
    const descending = (await found({})).map(({ id }) => id)
    expect((await found({ order: 'asc' })).map(({ id }) => id)).toEqual(descending.reverse())
  })
})
