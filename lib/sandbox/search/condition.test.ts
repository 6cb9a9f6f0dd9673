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

describe('queryCustomer (5.6): conditions', () => {
  test('data_type is never consulted, the operator decides which member is read', async () => {
    const condition = { field: 'external_id', operator: 'eq', data_type: 'number', value: { string: 'acme-42' } }
    expect(await names({ filters: [condition] })).toEqual(['acme-42'])
  })

  test('member names of conditions match whatever their case, null elements are skipped', async () => {
    const filters = [null, { Field: 'external_id', OPERATOR: 'eq', Value: { STRING: 'acme-42' } }]
    expect(await names({ Filters: filters, sort: [null] })).toEqual(['acme-42'])
  })

  test('eq: case counts; the first of string, number, boolean, date; with none, nobody', async () => {
    expect(await names(where('name', 'eq', { string: 'acme' }))).toEqual([])
    expect(await names(where('name', 'eq', { string: 'Acme', number: 1 }))).toEqual(['acme-42'])
    const { id } = await sandbox.create({ external_id: '4711', name: 'true' })
    expect(await names(where('external_id', 'eq', { number: 4711 }))).toEqual(['4711'])
    expect(await names(where('name', 'eq', { boolean: true }))).toEqual(['4711'])
    const created = (await sandbox.call('GET', `/customers/${id}`)).body.created_at
    expect(await names(where('created_at', 'eq', { date: created }))).toEqual(['4711'])
    expect(await found(where('name', 'eq', {}))).toEqual([])
    await sandbox.call('DELETE', `/customers/${id}`)
  })

  test('contains ignores case, in every script, and takes % _ \\ as they are', async () => {
    expect(await names(where('name', 'contains', { string: 'ACM' }))).toEqual(['acme-42'])
    expect(await names(where('name', 'contains', { string: '%_SURE\\' }))).toEqual(['like-wildcards'])
    for (const literal of ['%', '_', '\\']) {
      const expected = (await everyone()).filter(({ name }) => name.includes(literal)).map(({ external_id }) => external_id)
      expect(await names(where('name', 'contains', { string: literal }))).toEqual(expected.sort())
    }
    const { id } = await sandbox.create({ external_id: 'cyrillic', name: 'Øresund Київ' })
    expect(await names(where('name', 'contains', { string: 'øRESUND кИЇВ' }))).toEqual(['cyrillic'])
    await sandbox.call('DELETE', `/customers/${id}`)
  })

  test('contains finds exactly the rows whose text has it, whatever the text', async () => {
    const all = await everyone()
    const fold = (text: string) => text.toLowerCase()
    const pieces = fc
      .constantFrom(...all)
      .chain(({ name }) =>
        fc
          .tuple(fc.nat(Math.max(0, name.length - 1)), fc.integer({ min: 1, max: 6 }))
          .map(([start, length]) => name.slice(start, start + length)),
      )
    await fc.assert(
      fc.asyncProperty(pieces, async (piece) => {
        // Half of a surrogate pair is no text.
        fc.pre(Buffer.from(piece).toString() === piece)
        const expected = all.filter(({ name }) => fold(name).includes(fold(piece))).map(({ external_id }) => external_id)
        expect(await names(where('name', 'contains', { string: piece }))).toEqual(expected.sort())
      }),
      { numRuns: 25 },
    )
  })

  test('contains compares long texts whole, whatever stands where its look-up in the index ends', async () => {
    const { id } = await sandbox.create({ external_id: 'long-text', name: 'Twelve char 🦊 then Something Else' })
    expect(await names(where('name', 'contains', { string: 'twelve char 🦊 THEN something' }))).toEqual(['long-text'])
    expect(await names(where('name', 'contains', { string: 'welve char 🦊 then' }))).toEqual(['long-text'])
    expect(await names(where('name', 'contains', { string: 'twelve char 🦊 then something other' }))).toEqual([])
    expect(await names(where('name', 'not_contains', { string: 'twelve char 🦊 then something other' }))).toContain('long-text')
    await sandbox.call('DELETE', `/customers/${id}`)
  })

  test('not_contains is the rest; rows whose column is null match neither', async () => {
    const all = await everyone()
    const without = await names(where('name', 'not_contains', { string: 'case' }))
    expect(without).toEqual(
      all
        .filter(({ name }) => !/case/i.test(name))
        .map(({ external_id }) => external_id)
        .sort(),
    )
    const contacts = await found(where('contact', 'not_contains', { string: '#' }))
    expect(contacts.length).toBeGreaterThan(0)
    expect(contacts.every(({ contact }) => contact !== undefined)).toBe(true)
    expect(contacts.length).toBeLessThan(all.length)
  })

  test('in and not_in are membership; an empty list drops the condition', async () => {
    expect(await names(where('external_id', 'in', { array: ['acme-42', 'no-email'] }))).toEqual(['acme-42', 'no-email'])
    const all = await everyone()
    expect(await names(where('external_id', 'not_in', { array: ['acme-42'] }))).toEqual(
      all
        .map(({ external_id }) => external_id)
        .filter((id) => id !== 'acme-42')
        .sort(),
    )
    expect(await found(where('external_id', 'in', { array: [] }))).toEqual(all)
    expect((await found(where('contact', 'not_in', { array: ['x'] }))).every(({ contact }) => contact !== undefined)).toBe(true)
  })

  test('before and after are strict, gte takes the border, too', async () => {
    const all = await everyone()
    const border = all[40]?.created_at ?? ''
    const microseconds = (text: string) => text.replace('Z', '').padEnd(26, '0')
    const by = async (operator: string) =>
      (await found(where('created_at', operator, { date: border }))).map(({ created_at }) => created_at)
    const expected = (keep: (at: string) => boolean) =>
      all.map(({ created_at }) => created_at).filter((at) => keep(microseconds(at)))
    expect(await by('before')).toEqual(expected((at) => at < microseconds(border)))
    expect(await by('after')).toEqual(expected((at) => at > microseconds(border)))
    expect(await by('gte')).toEqual(expected((at) => at >= microseconds(border)))
  })

  test('gt and lt compare text as text', async () => {
    const all = await everyone()
    expect(await names(where('external_id', 'gt', { number: 5 }))).toEqual(
      all
        .map(({ external_id }) => external_id)
        .filter((id) => id > '5')
        .sort(),
    )
    expect(await names(where('external_id', 'lt', { number: 5 }))).toEqual(
      all
        .map(({ external_id }) => external_id)
        .filter((id) => id < '5')
        .sort(),
    )
  })

  test.each([
    [{ field: 'name', value: { string: 'acme' } }],
    [{ field: 'name', operator: 'like', value: { string: 'acme' } }],
    [{ field: 'name', operator: 'contains', value: { number: 5 } }],
    [{ field: 'name', operator: 'contains', value: {} }],
    [{ field: 'created_at', operator: 'after', value: { string: 'x' } }],
    [{ field: 'name', operator: 'gt', value: { string: 'x' } }],
  ])('%j is dropped without a word', async (condition) => {
    expect(await found({ filters: [condition] })).toEqual(await everyone())
  })

  test.each([
    'id',
    'tenant_id',
    'created_by',
    'updated_by',
    'environment_id',
    'address_line1',
    'address_line2',
    'address_city',
    'address_state',
    'address_postal_code',
    'address_country',
    'timezone',
  ])('%s can be filtered and sorted by', async (field) => {
    const { status, body } = await sandbox.search({
      ...where(field, 'not_contains', { string: '#' }),
      sort: [{ field }],
      limit: 1000,
    })
    expect(status).toBe(200)
    const values = body.items.map((item: Record<string, string>) => item[field])
    const byBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other))
    expect(values).toEqual([...values].sort(byBytes))
  })
})
