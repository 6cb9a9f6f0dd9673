import { describe, expect, test } from 'vitest'
import { ordinaryRows } from './billing/ordinary-rows'
import { caseRows, NAMED_CASES, namedCustomerId } from './cases/case-rows'
import { catalogRows } from './catalog/catalog-rows'
import { seedCustomer } from './customer'
import { mergeRows } from './seed-rows'

const NOW = Date.parse('2026-09-15T12:00:00Z')
const LATER = NOW + 1000 * 86_400_000

const all = (count: number, nowMs: number) =>
  mergeRows([
    catalogRows(nowMs),
    caseRows(nowMs),
    ...Array.from({ length: count }, (_, number) => {
      const customer = seedCustomer(number, nowMs)
      return mergeRows([{ customers: [customer] }, ordinaryRows(number, customer, nowMs)])
    }),
  ])

describe('the seed', () => {
  test('says the same every time', () => {
    expect(all(20, NOW)).toEqual(all(20, NOW))
  })

  test('gives a customer the same id whatever the present and the size, and dates that move with the present', () => {
    const [now, later] = [seedCustomer(7, NOW), seedCustomer(7, LATER)]
    expect({ ...later, createdAt: '', updatedAt: '' }).toEqual({ ...now, createdAt: '', updatedAt: '' })
    expect(Date.parse(later.createdAt) - Date.parse(now.createdAt)).toBe(LATER - NOW)
    expect(namedCustomerId('acme-42')).toBe(caseRows(LATER).customers?.find(({ externalId }) => externalId === 'acme-42')?.id)
  })

  test('uses no id twice, and no published external id twice', () => {
    const rows = all(3000, NOW)
    for (const [name, list] of Object.entries(rows)) {
      const ids = list.flatMap((row) => ('id' in row && row.id !== undefined ? row.id : []))
      expect([name, ids.length - new Set(ids).size]).toEqual([name, 0])
    }
    const published = rows.customers?.filter(({ status }) => status === 'published').map(({ externalId }) => externalId) ?? []
    expect(published.length - new Set(published).size).toBe(0)
  })

  test('ids sort as creation does', () => {
    const customers = Array.from({ length: 200 }, (_, number) => seedCustomer(number, NOW))
    const byId = [...customers].sort((one, other) => (one.id < other.id ? -1 : 1)).map(({ id }) => id)
    const byCreation = [...customers].sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1)).map(({ id }) => id)
    expect(byId).toEqual(byCreation)
  })

  test('is made of what the API would take: lengths, a status, dates in the past, updated after created', () => {
    for (const customer of all(2000, NOW).customers ?? []) {
      expect([...customer.name].length).toBeLessThanOrEqual(255)
      expect(customer.createdAt <= customer.updatedAt).toBe(true)
      expect(Date.parse(customer.updatedAt)).toBeLessThanOrEqual(NOW + 1)
      expect(customer.addressCountry).toMatch(/^([A-Z]{2})?$/)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: customer.timezone })).not.toThrow()
    }
  })

  test('is varied: plans, statuses, archived ones, metadata never set, no e-mail, several scripts', () => {
    const rows = all(2000, NOW)
    const share = (matching: number) => matching / 2000
    const customers = rows.customers?.slice(-2000) ?? []
    expect(share(customers.filter(({ status }) => status === 'archived').length)).toBeCloseTo(0.03, 1)
    expect(share(customers.filter(({ metadata }) => metadata === null).length)).toBeCloseTo(0.2, 1)
    expect(share(customers.filter(({ email }) => email === '').length)).toBeCloseTo(0.05, 1)
    expect(
      customers.some(({ name }) => /\p{Script=Arabic}/u.test(name)) && customers.some(({ name }) => /\p{Script=Han}/u.test(name)),
    ).toBe(true)
    expect(new Set(rows.subscriptions?.map(({ planId }) => planId)).size).toBeGreaterThanOrEqual(8)
    expect(new Set(rows.subscriptions?.map(({ subscriptionStatus }) => subscriptionStatus)).size).toBe(6)
    expect(new Set(rows.meters?.map(({ aggregation }) => aggregation.type)).size).toBe(8)
  })

  test('every case names what it is about, once', () => {
    const keys = NAMED_CASES.map(({ key, externalId }) => key ?? externalId)
    expect(new Set(keys).size).toBe(keys.length)
    expect(NAMED_CASES.every(({ about }) => about.length > 0)).toBe(true)
  })
})
