import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { textOfCell } from '@/lib/format/csv-cell'
import type { ExportOrder } from './export-order'
import { header, row } from './export-rows'

const order: ExportOrder = {
  environment: 'live',
  search: '',
  ids: [],
  except: [],
  columns: ['name', 'metadata.tier', 'metadata', 'created_at'],
  format: 'csv',
  zone: 'UTC',
}
const acme: Customer = { name: 'Acme, "Inc"', metadata: { tier: '=1+1' }, createdAt: '2026-03-29T00:30:00.123456Z' }

test('a customer is a line of RFC 4180, and nothing in it is evaluated', () => {
  expect(header(order)).toBe('\ufeffname,metadata.tier,metadata,created_at\r\n')
  expect(row(acme, order)).toBe('"Acme, ""Inc""",\'=1+1,"{""tier"":""=1+1""}",2026-03-29T00:30:00.123456Z\r\n')
})

test('times carry the offset of the chosen zone, across the change of the clocks', () => {
  const inBerlin = { ...order, columns: ['created_at'], zone: 'Europe/Berlin' }
  expect(row(acme, inBerlin)).toBe('2026-03-29T01:30:00.123+01:00\r\n')
  expect(row({ createdAt: '2026-03-29T01:30:00Z' }, inBerlin)).toBe('2026-03-29T03:30:00.000+02:00\r\n')
  expect(row({ createdAt: 'soon' }, inBerlin)).toBe('soon\r\n')
})

test('what the API did not give is empty, in NDJSON null', () => {
  expect(row({}, order)).toBe(',,,\r\n')
  expect(JSON.parse(row({}, { ...order, format: 'ndjson' }))).toEqual({
    name: null,
    'metadata.tier': null,
    metadata: null,
    created_at: null,
  })
})

test('a metadata key that all objects seem to have is no value', () => {
  expect(row({ metadata: {} }, { ...order, columns: ['metadata.constructor', 'metadata.__proto__'] })).toBe(',\r\n')
})

test('whatever customers are called, a reader gets the same texts back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (names) => {
      const text = names.map((name) => row({ name, externalId: 'x' }, { ...order, columns: ['name', 'external_id'] })).join('')
      const { data, errors } = Papa.parse<string[]>(text, { newline: '\r\n', skipEmptyLines: true })
      expect(errors).toEqual([])
      expect(data.map(([name = '']) => textOfCell(name))).toEqual(names)
    }),
  )
})
