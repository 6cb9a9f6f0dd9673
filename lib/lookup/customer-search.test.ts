import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SDKCore } from '@/lib/billing/core'
import { customerPages } from '@/lib/billing/customer-pages'
import type { DtoCustomerResponse as Customer, TypesCustomerFilter } from '@/lib/billing/models'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'
import { searchCustomers } from './customer-search'
import { shownRows } from './search-page'
import { unionTotal } from './union-total'

let sandbox: TestSandbox
let core: SDKCore
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 300 })
  core = new SDKCore({ serverURL: sandbox.url, apiKeyAuth: SANDBOX_DEFAULTS.apiKey })
})
afterAll(() => sandbox.close())

const SORTS = ['name', 'email', 'external_id', 'created_at', 'updated_at'].flatMap((field) => [
  { field, direction: 'asc' as const },
  { field, direction: 'desc' as const },
])
const FILTERS: TypesCustomerFilter[] = [
  { status: 'published' },
  { status: 'archived' },
  { status: 'published', filters: [{ field: 'address_country', operator: 'in', value: { array: ['DE', 'US', 'SE'] } }] },
  { status: 'published', filters: [{ field: 'email', operator: 'not_contains', value: { string: 'a' } }] },
]

/** All customers of a filter in the API's order, as the API gives them: what the union is held against. */
async function listed(filter: TypesCustomerFilter): Promise<Customer[]> {
  const all: Customer[] = []
  for await (const { items = [] } of customerPages(core, { ...filter, limit: 1_000 })) all.push(...items)
  return all
}

const lower = (text: string | undefined) => (text ?? '').toLowerCase()
const holds = (text: string) => (customer: Customer) =>
  [customer.name, customer.email, customer.externalId].some((member) => lower(member).includes(lower(text)))

describe('the union of three searches', () => {
  test('is what looking through all customers one by one finds, in any order, on any page', async () => {
    const orders = new Map<string, Customer[]>()
    const everyone = await listed({ status: 'published' })
    const texts = fc
      .tuple(
        fc.constantFrom(...everyone),
        fc.constantFrom('name', 'email', 'externalId'),
        fc.nat(20),
        fc.integer({ min: 1, max: 6 }),
      )
      .map(([customer, member, from, length]) => (customer[member as 'name'] ?? '').slice(from, from + length).trim())
      .filter((text) => text !== '' && /^[\x20-\x7e]+$/.test(text))
      .chain((text) => fc.constantFrom(text, text.toUpperCase()))
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.constantFrom(...SORTS),
        fc.constantFrom(...FILTERS),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(3, 10, 25),
        async (text, sort, conditions, page, size) => {
          const filter = { ...conditions, sort: [sort, { field: 'id', direction: sort.direction }] }
          const key = JSON.stringify(filter)
          if (!orders.has(key)) orders.set(key, await listed(filter))
          const expected = (orders.get(key) ?? []).filter(holds(text))
          const found = await searchCustomers(core, { text, filter, page, size })
          const wanted = expected.slice((page - 1) * size, page * size)
          expect(found.items.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id))
          expect(found.hasMore).toBe(expected.length > page * size)
          if (found.total !== undefined) expect(found.total).toBe(expected.length)
          expect(await unionTotal(core, text, filter)).toBe(expected.length)
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)

  test('pages seen one after another show everyone once', async () => {
    const filter = {
      status: 'published',
      sort: [
        { field: 'name', direction: 'asc' as const },
        { field: 'id', direction: 'asc' as const },
      ],
    }
    const seen: (string | undefined)[] = []
    for (let page = 1; ; page++) {
      const found = await searchCustomers(core, { text: 'ar', filter, page, size: 10 })
      seen.push(...found.items.map(({ id }) => id))
      if (!found.hasMore) break
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe((await listed(filter)).filter(holds('ar')).length)
  })

  test('signs that a pattern would take for its own are found as they stand', async () => {
    const filter = { status: 'published', sort: [{ field: 'updated_at', direction: 'desc' as const }] }
    const { items } = await searchCustomers(core, { text: '100%_sure\\', filter, page: 1, size: 25 })
    expect(items.map(({ externalId }) => externalId)).toEqual(['like-wildcards'])
  })
})

describe('exact hits', () => {
  const filter = { status: 'published', sort: [{ field: 'updated_at', direction: 'desc' as const }] }
  const find = (text: string, given: TypesCustomerFilter = filter) =>
    searchCustomers(core, { text, filter: given, page: 1, size: 25 })

  test.each(['acme-42', 'id/with/slashes', 'id?with=query&more', 'id#with-hash', 'id%2Fwith%percent', 'usage'])(
    'external id %s is found first, and once',
    async (externalId) => {
      const found = await find(externalId)
      expect(found.exact.map((customer) => customer.externalId)).toEqual([externalId])
      const shown = shownRows(found, 1)
      expect(shown[0]?.externalId).toBe(externalId)
      expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length)
      expect(shownRows(found, 2).map(({ id }) => id)).not.toContain(shown[0]?.id)
    },
  )

  test('by id, archived or not, whatever the filters say', async () => {
    const archived = (await listed({ status: 'archived' }))[0]
    expect((await find(archived?.id ?? '')).exact.map(({ id }) => id)).toEqual([archived?.id])
  })

  test('by e-mail', async () => {
    const someone = (await listed({ status: 'published' })).find(({ email }) => email)
    expect((await find(someone?.email ?? '')).exact.map(({ email }) => email)).toContain(someone?.email)
  })

  test('nobody by what is only part of an id', async () => {
    const { exact, isExactKnown, items } = await find('acme-4')
    expect([exact, isExactKnown]).toEqual([[], true])
    expect(items.map(({ externalId }) => externalId)).toContain('acme-42')
  })

  test('a look-up that fails leaves the rows and says so', async () => {
    await sandbox.control('POST', '/faults', { operation: 'getCustomerByExternalId', kind: 'status', status: 500, count: 1 })
    const { exact, isExactKnown, items } = await find('acme')
    expect([exact, isExactKnown]).toEqual([[], false])
    expect(items.length).toBeGreaterThan(0)
  })

  test('a search makes six calls at most, and its total seven', async () => {
    await sandbox.control('DELETE', '/requests')
    const countCalls = async () => (await sandbox.control('GET', '/requests')).body.requests.length
    const before = await countCalls()
    await find('ada@acme.example', { ...filter, sort: [{ field: 'name', direction: 'asc' }] })
    expect((await countCalls()) - before).toBeLessThanOrEqual(6)
    const between = await countCalls()
    await unionTotal(core, 'a', filter)
    expect((await countCalls()) - between).toBe(7)
  })
})
