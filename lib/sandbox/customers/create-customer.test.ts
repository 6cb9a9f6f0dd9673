import { decodeTime } from 'ulid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const post = (body: unknown) => sandbox.call('POST', '/customers', { body })
const get = (id: string) => sandbox.call('GET', `/customers/${id}`)

describe('customer object (4)', () => {
  test('a new customer has every member but contact, which is left out until it is set', async () => {
    const customer = await sandbox.create({ external_id: 'minimal', name: 'Minimal' })
    expect(customer).toEqual({
      id: expect.stringMatching(/^cust_[0-9A-HJKMNP-TV-Z]{26}$/),
      external_id: 'minimal',
      name: 'Minimal',
      email: '',
      address_line1: '',
      address_line2: '',
      address_city: '',
      address_state: '',
      address_postal_code: '',
      address_country: '',
      timezone: 'UTC',
      metadata: null,
      environment_id: expect.stringMatching(/^env_/),
      tenant_id: expect.stringMatching(/^tenant_/),
      status: 'published',
      created_at: expect.stringMatching(/^2026-09-15T12:\d\d:\d\d(\.\d{0,8}[1-9])?Z$/),
      updated_at: customer.created_at,
      created_by: expect.stringMatching(/^user_/),
      updated_by: customer.created_by,
    })
  })

  test('contact stays once set, even empty', async () => {
    const { id } = await sandbox.create({ contact: '' })
    expect((await get(id)).body.contact).toBe('')
  })

  test('metadata keeps any key, {} is not null, and a null value becomes empty text', async () => {
    const metadata = { constructor: 'a', ключ: 'b', '': 'c', gone: null }
    const { id } = await sandbox.create({ metadata })
    expect((await get(id)).body.metadata).toEqual({ ...metadata, gone: '' })
    expect((await sandbox.create({ metadata: {} })).metadata).toEqual({})
  })

  test('ids sort by creation: they begin with its moment', async () => {
    for (let count = 0; count < 3; count++) {
      const { created_at, id } = await sandbox.create()
      expect(decodeTime(id.replace('cust_', ''))).toBe(Date.parse(created_at))
    }
  })
})

describe('createCustomer (5.1)', () => {
  test('answers 201, and member names match whatever their case', async () => {
    const { status, body } = await post({ External_ID: 'any-case', NAME: 'Any', unknown: 1 })
    expect([status, body.external_id, body.name]).toEqual([201, 'any-case', 'Any'])
  })

  test('a published customer’s external id is taken: 409; an archived one’s is free again', async () => {
    const { id } = await sandbox.create({ external_id: 'reused' })
    const taken = await post({ external_id: 'reused', name: 'Second' })
    expect([taken.status, taken.body.code, taken.body.details]).toEqual([409, 'already_exists', { external_id: 'reused' }])
    expect((await sandbox.call('DELETE', `/customers/${id}`)).status).toBe(204)
    expect((await post({ external_id: 'reused', name: 'Second' })).status).toBe(201)
  })

  test('of many at once with one external id, one is made', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post({ external_id: 'raced', name: 'Raced' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)])
  })

  test('failing fields are all named in details, in PascalCase', async () => {
    const { status, body } = await post({
      email: 'nobody',
      contact: '1'.repeat(21),
      address_line1: 'é'.repeat(128),
      address_line2: 'a'.repeat(256),
      address_city: 'a'.repeat(101),
      address_state: 'é'.repeat(51),
      address_postal_code: '1'.repeat(21),
      address_country: 'us',
      timezone: 'Local',
    })
    expect([status, body.code]).toEqual([400, 'validation_error'])
    expect(Object.keys(body.details)).toEqual([
      'ExternalID',
      'Name',
      'Email',
      'Contact',
      'AddressLine1',
      'AddressLine2',
      'AddressCity',
      'AddressState',
      'AddressPostalCode',
      'AddressCountry',
      'Timezone',
    ])
  })

  test('text just inside the limits is kept as it is', async () => {
    const fields = {
      external_id: 'e'.repeat(255),
      name: '名'.repeat(255),
      contact: '📞'.repeat(20),
      address_line1: 'é'.repeat(127),
      address_postal_code: '1'.repeat(20),
      address_country: 'DE',
      timezone: 'Asia/Kolkata',
    }
    expect(await sandbox.create(fields)).toMatchObject(fields)
  })

  test.each([
    ['external_id', 'ExternalID'],
    ['name', 'Name'],
  ])('%s over 255 characters is 400, not a database error', async (field, key) => {
    const { status, body } = await post({ external_id: 'long', name: 'long', [field]: 'x'.repeat(256) })
    expect([status, Object.keys(body.details)]).toEqual([400, [key]])
  })

  test('empty e-mail, country and time zone are the same as absent', async () => {
    expect(await sandbox.create({ email: '', address_country: '', timezone: '' })).toMatchObject({
      email: '',
      address_country: '',
      timezone: 'UTC',
    })
  })

  test.each([
    'a@b',
    'A <a@b.example>',
    'a b@c.example',
    '.a@b.example',
    'a@-b.example',
    'a@b.example.',
    '@b.example',
    'a@b..example',
  ])('the e-mail %s is refused', async (email) =>
    expect((await post({ external_id: 'mail', name: 'x', email })).body.details).toHaveProperty('Email'),
  )

  test.each(['a@b.example', 'a.b+c@d-e.example', "o'neil@ex.ample", 'jürgen@müller.example'])(
    'the e-mail %s is taken',
    async (email) => {
      expect((await sandbox.create({ email })).email).toBe(email)
    },
  )

  test.each(['europe/berlin', 'Europe/berlin', '+02:00', 'Mars/Base', 'utc', 'EST5'])(
    'the time zone %s is refused',
    async (timezone) => {
      expect((await post({ external_id: 'zone', name: 'x', timezone })).body.details).toHaveProperty('Timezone')
    },
  )

  test.each(['Asia/Kolkata', 'Europe/Kyiv', 'US/Pacific', 'Etc/GMT+5', 'UTC'])('the time zone %s is taken', async (timezone) => {
    expect((await sandbox.create({ timezone })).timezone).toBe(timezone)
  })

  test.each([
    ['malformed JSON', '{"external_id":'],
    ['no body', ''],
    ['a list', '[]'],
    ['a number for text', '{"external_id":1,"name":"x"}'],
    ['a number among metadata', '{"external_id":"m","name":"x","metadata":{"a":1}}'],
    ['a list for metadata', '{"external_id":"m","name":"x","metadata":[]}'],
    [
      'a fraction for a priority',
      '{"external_id":"m","name":"x","tax_rate_overrides":[{"tax_rate_code":"vat-20","priority":1.5}]}',
    ],
    ['a zero character', '{"external_id":"m","name":"x\\u0000"}'],
  ])('%s is a validation error', async (_, rawBody) => {
    const { status, body } = await sandbox.call('POST', '/customers', { rawBody })
    expect([status, body.code]).toEqual([400, 'validation_error'])
  })

  test.each([
    [{ gstin: '22AAAAA0000A1Z5' }, true],
    [{ gstin: ' 22aaaaa0000a1z5 ' }, true],
    [{ gstin: '22AAAAA0000A1X5' }, false],
    [{ pan: 'AAAAA0000A' }, true],
    [{ pan: 'AAAAA00000' }, false],
    [{ gstin: '22AAAAA0000A1Z5', pan: 'AAAAA0000A' }, true],
    [{ gstin: '22AAAAA0000A1Z5', pan: 'BBBBB0000B' }, false],
    [{ hsn_sac: '123456' }, true],
    [{ hsn_sac: '12345' }, false],
  ])('tax keys %j: accepted %s', async (metadata, isTaken) => {
    const { status } = await post({ external_id: `tax-${JSON.stringify(metadata)}`, name: 'x', metadata })
    expect(status).toBe(isTaken ? 201 : 400)
  })

  test('an unknown tax code is 404 and makes nobody; an inactive one, an empty one or a negative priority is 400', async () => {
    const withTax = (override: object) => post({ external_id: 'taxed', name: 'x', tax_rate_overrides: [override] })
    expect((await withTax({ tax_rate_code: 'none', currency: 'usd' })).status).toBe(404)
    expect((await withTax({ tax_rate_code: 'vat-old', currency: 'usd' })).status).toBe(400)
    expect((await withTax({ tax_rate_code: '', currency: 'usd' })).status).toBe(400)
    expect((await withTax({ tax_rate_code: 'vat-20', priority: -1 })).status).toBe(400)
    expect((await sandbox.call('GET', '/customers/external/taxed')).status).toBe(404)
    expect((await withTax({ tax_rate_code: 'vat-20', currency: 'usd', auto_apply: true })).status).toBe(201)
  })

  test('either shape of an integration mapping is taken and does nothing; half of one is 400', async () => {
    const withMapping = (mapping: object) =>
      post({ external_id: `map-${Object.keys(mapping)}`, name: 'x', integration_entity_mapping: [mapping] })
    const whole = { entity_id: 'a', entity_type: 'customer', provider_type: 'stripe', provider_entity_id: 'cus_1' }
    expect((await withMapping(whole)).status).toBe(201)
    expect((await withMapping({ provider: 'stripe', id: 'cus_1' })).body.metadata).toBeNull()
    expect((await withMapping({ ...whole, entity_id: '' })).status).toBe(400)
    expect((await withMapping({ provider: 'stripe' })).status).toBe(400)
  })
})
