import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertRows } from '@/lib/sandbox/database/insert-rows'
import { type OpenDatabase, openDatabase, selectRows } from '@/lib/sandbox/database/open'
import type { Aggregation } from '@/lib/sandbox/database/tables/catalog'
import { events } from '@/lib/sandbox/database/tables/subscriptions'
import { plainDecimal } from './decimal'
import { type Measure, ownedBy, quantitySql } from './meter-quantity'

let database: OpenDatabase
beforeAll(async () => {
  database = await openDatabase('memory')
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.db.delete(events)
})

const SPAN = { startMs: Date.parse('2026-09-01T00:00:00Z'), endMs: Date.parse('2026-09-11T00:00:00Z') }

const report = (...reports: [at: string, properties: Record<string, unknown>][]) =>
  insertRows(
    database.db,
    events,
    reports.map(([at, properties]) => ({ eventName: 'e', externalCustomerId: 'c', timestamp: `2026-09-${at}Z`, properties })),
  )

const quantity = async (aggregation: Aggregation, measure: Partial<Measure> = {}, zone = 'UTC') => {
  const subject = { externalIds: ['c'], zone }
  const expression = quantitySql({ eventName: 'e', filters: [], aggregation, ...measure }, subject, SPAN)
  const query = sql`select ${expression} as quantity from ${events} where ${ownedBy(subject)}`
  const [row] = await selectRows<{ quantity: string }>(database.db, query)
  return plainDecimal(String(row?.quantity))
}

describe('meters (12)', () => {
  test('nothing reported is 0 with every aggregation', async () => {
    for (const type of ['COUNT', 'SUM', 'AVG', 'COUNT_UNIQUE', 'LATEST', 'SUM_WITH_MULTIPLIER', 'MAX', 'WEIGHTED_SUM'] as const) {
      expect(await quantity({ type, field: 'n', multiplier: '2' })).toBe('0')
    }
  })

  test('each aggregation makes its number of the same events', async () => {
    await report(
      ['02T00:00:00', { n: 5 }],
      ['03T00:00:00', { n: '2.5' }],
      ['04T00:00:00', { n: 5 }],
      ['05T00:00:00', { n: 1 }],
      ['06T00:00:00', {}],
    )
    expect(await quantity({ type: 'COUNT' })).toBe('5')
    expect(await quantity({ type: 'SUM', field: 'n' })).toBe('13.5')
    expect(await quantity({ type: 'AVG', field: 'n' })).toBe('3.375')
    expect(await quantity({ type: 'COUNT_UNIQUE', field: 'n' })).toBe('3')
    expect(await quantity({ type: 'MAX', field: 'n' })).toBe('5')
    expect(await quantity({ type: 'SUM_WITH_MULTIPLIER', field: 'n', multiplier: '0.1' })).toBe('1.35')
  })

  test('LATEST is the latest by its own time, not by arrival', async () => {
    await report(['05T00:00:00', { n: 7 }], ['04T00:00:00', { n: 9 }])
    expect(await quantity({ type: 'LATEST', field: 'n' })).toBe('7')
  })

  test('WEIGHTED_SUM: a value weighs as much as of the window is left', async () => {
    await report(['01T00:00:00', { n: 10 }], ['06T00:00:00', { n: 10 }])
    expect(await quantity({ type: 'WEIGHTED_SUM', field: 'n' })).toBe('15')
  })

  test('sums keep every digit', async () => {
    await report(['02T00:00:00', { n: '0.000000000000000001' }], ['03T00:00:00', { n: '9007199254740993' }])
    expect(await quantity({ type: 'SUM', field: 'n' })).toBe('9007199254740993.000000000000000001')
  })

  test('buckets: the largest of each day, added up, days by the zone', async () => {
    await report(['02T20:00:00', { n: 5 }], ['02T23:00:00', { n: 3 }], ['03T10:00:00', { n: 4 }])
    expect(await quantity({ type: 'MAX', field: 'n', bucket_size: 'DAY' })).toBe('9')
    // In Berlin 23:00 in UTC is the next day.
    expect(await quantity({ type: 'MAX', field: 'n', bucket_size: 'DAY' }, {}, 'Europe/Berlin')).toBe('9')
    await report(['03T21:30:00', { n: 6 }])
    expect(await quantity({ type: 'MAX', field: 'n', bucket_size: 'DAY' })).toBe('11')
    expect(await quantity({ type: 'MAX', field: 'n', bucket_size: 'HOUR' })).toBe('18')
    expect(await quantity({ type: 'MAX', field: 'n', bucket_size: 'MONTH' })).toBe('6')
  })

  test('groups: the largest of each, added up', async () => {
    await report(['02T01:00:00', { n: 5, r: 'eu' }], ['02T02:00:00', { n: 3, r: 'us' }], ['02T03:00:00', { n: 4, r: 'eu' }])
    expect(await quantity({ type: 'MAX', field: 'n', bucket_size: 'DAY', group_by: 'r' })).toBe('8')
  })

  test('another customer’s events and another name do not count', async () => {
    await report(['02T00:00:00', { n: 1 }])
    const other = { eventName: 'e', externalCustomerId: 'other', timestamp: '2026-09-02T00:00:00Z', properties: { n: 10 } }
    await insertRows(database.db, events, [other, { ...other, externalCustomerId: 'c', eventName: 'other' }])
    expect(await quantity({ type: 'SUM', field: 'n' })).toBe('1')
    expect(await quantity({ type: 'MAX', field: 'n', bucket_size: 'DAY' })).toBe('1')
  })

  test('filters must all hold', async () => {
    await report(['02T01:00:00', { a: 'x', b: '1' }], ['02T01:00:00', { a: 'x', b: '2' }], ['02T01:00:00', { a: 'y', b: '1' }])
    const filters = [
      { key: 'a', values: ['x', 'z'] },
      { key: 'b', values: ['1'] },
    ]
    expect(await quantity({ type: 'COUNT' }, { filters })).toBe('1')
  })
})
