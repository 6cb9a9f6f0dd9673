import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const post = (body: unknown) => sandbox.call('POST', '/customers', { body })
const put = (query: string, body: unknown = {}) => sandbox.call('PUT', `/customers${query}`, { body })
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

  test('ids sort by creation', async () => {
    const ids = [await sandbox.create(), await sandbox.create(), await sandbox.create()].map(({ created_at, id }) => ({
      created_at,
      id,
    }))
    expect([...ids].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(
      [...ids].sort((one, other) => (one.created_at < other.created_at ? -1 : 1)),
    )
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

describe('updateCustomer (5.2)', () => {
  test('only present members change; null is absent; {} still moves updated_at; the answer is the customer as it is', async () => {
    const before = await sandbox.create({ email: 'a@b.example', address_city: 'Bonn', metadata: { a: '1' } })
    const renamed = await put(`?id=${before.id}`, { name: 'New', email: null, metadata: null })
    expect(renamed.body).toEqual({ ...before, name: 'New', updated_at: expect.any(String) })
    expect(renamed.body.updated_at > before.updated_at).toBe(true)
    const touched = await put(`?id=${before.id}`, {})
    expect(touched.body.updated_at > renamed.body.updated_at).toBe(true)
    expect((await get(before.id)).body).toEqual(touched.body)
  })

  test('a map replaces the whole map, {} empties it, text may be cleared where it may', async () => {
    const { id } = await sandbox.create({ address_city: 'Bonn', contact: '1', metadata: { a: '1', b: '2' } })
    expect((await put(`?id=${id}`, { metadata: { c: '3' }, address_city: '', contact: '' })).body).toMatchObject({
      metadata: { c: '3' },
      address_city: '',
      contact: '',
    })
    expect((await put(`?id=${id}`, { metadata: {} })).body.metadata).toEqual({})
  })

  test.each(['email', 'address_country', 'timezone', 'name', 'external_id'])('%s cannot be cleared', async (field) => {
    const { id } = await sandbox.create()
    expect((await put(`?id=${id}`, { [field]: '' })).status).toBe(400)
  })

  test('works by id, by external id, by both when they agree, and by the path', async () => {
    const { id, external_id } = await sandbox.create()
    for (const query of [
      `?id=${id}`,
      `?external_customer_id=${external_id}`,
      `?id=${id}&external_customer_id=${external_id}`,
      `/${id}`,
    ]) {
      const answer = await put(query, { name: `by ${query}` })
      expect([answer.status, answer.body.name]).toEqual([200, `by ${query}`])
    }
  })

  test('checks come in order: body, identifier, external id, agreement, rules, existence', async () => {
    const { id } = await sandbox.create()
    const other = await sandbox.create()
    expect((await sandbox.call('PUT', '/customers', { rawBody: '{' })).status).toBe(400)
    expect((await put('', { email: 'x' })).body.details).toBeUndefined()
    expect((await put('?external_customer_id=nobody', { email: 'x' })).body).toMatchObject({
      http_status_code: 404,
      details: { lookup_key: 'nobody' },
    })
    const disagreeing = await put(`?id=${id}&external_customer_id=${other.external_id}`, { email: 'x' })
    expect([disagreeing.status, disagreeing.body.details]).toEqual([400, undefined])
    expect((await put('?id=cust_nobody', { email: 'x' })).body.details).toHaveProperty('Email')
    expect((await put('?id=cust_nobody', {})).body).toMatchObject({
      http_status_code: 404,
      details: { customer_id: 'cust_nobody' },
    })
  })

  test('an archived customer cannot be named by external id, yet can be updated by id', async () => {
    expect((await put('?external_customer_id=archived-only', { name: 'x' })).status).toBe(404)
    const { id } = await sandbox.create()
    await sandbox.call('DELETE', `/customers/${id}`)
    expect((await put(`?id=${id}`, { name: 'Renamed' })).body).toMatchObject({ name: 'Renamed', status: 'archived' })
  })

  test('a new external id notes the previous one, also on metadata never set; then the one before that', async () => {
    const { id } = await sandbox.create({ external_id: 'first' })
    expect((await put(`?id=${id}`, { external_id: 'second' })).body.metadata).toEqual({ old_external_ids: 'first' })
    expect((await put(`?id=${id}`, { external_id: 'third' })).body.metadata).toEqual({ old_external_ids: 'first,second' })
    expect((await put(`?id=${id}`, { external_id: 'third' })).body.metadata).toEqual({ old_external_ids: 'first,second' })
    expect((await put(`?id=${id}`, { external_id: 'fourth', metadata: { own: 'map' } })).body.metadata).toEqual({ own: 'map' })
  })

  test('an external id that is taken is 409 and changes nothing', async () => {
    const holder = await sandbox.create()
    const { id, name, email } = await sandbox.create({ email: 'mine@b.example' })
    const { status, body } = await put(`?id=${id}`, { external_id: holder.external_id, name: 'Changed' })
    expect([status, body.code, body.details]).toEqual([409, 'already_exists', { external_id: holder.external_id, email }])
    expect((await get(id)).body.name).toBe(name)
  })

  test('of two updates at once the last wins and none is lost halfway', async () => {
    const { id } = await sandbox.create()
    await Promise.all([put(`?id=${id}`, { name: 'One' }), put(`?id=${id}`, { address_city: 'Two' })])
    expect((await get(id)).body).toMatchObject({ name: 'One', address_city: 'Two' })
  })
})

describe('getCustomer and getCustomerByExternalId (5.3, 5.4)', () => {
  test('by id also archived ones; by external id published ones only, case and all', async () => {
    const archived = (await sandbox.search({ external_id: 'archived-only', status: 'archived' })).body.items[0]
    expect((await get(archived.id)).body).toEqual(archived)
    for (const externalId of ['archived-only', 'ACME-42', 'nobody']) {
      const { status, body } = await sandbox.call('GET', `/customers/external/${externalId}`)
      expect([status, body.details]).toEqual([404, { lookup_key: externalId }])
    }
    expect((await sandbox.call('GET', '/customers/lookup/acme-42')).body.name).toBe('Acme')
  })

  test('the published twin is found, not the archived one', async () => {
    expect((await sandbox.call('GET', '/customers/external/twin')).body.status).toBe('published')
  })

  test.each([
    'id/with/slashes',
    'id?with=query&more',
    'id#with-hash',
    'id%2Fwith%percent',
    'id with spaces + plus',
    'id,with,commas',
  ])('the external id %s works, encoded', async (externalId) => {
    expect((await sandbox.call('GET', `/customers/external/${encodeURIComponent(externalId)}`)).body.external_id).toBe(externalId)
  })

  test('expand takes integrations only', async () => {
    const id = await sandbox.idOf('acme-42')
    const expanded = await sandbox.call('GET', `/customers/${id}?expand=integrations`)
    expect(expanded.body.integrations.map((one: { provider_type: string }) => one.provider_type).sort()).toEqual([
      'hubspot',
      'stripe',
    ])
    expect((await get(id)).body).not.toHaveProperty('integrations')
    expect((await sandbox.call('GET', `/customers/external/no-email?expand=integrations`)).body).not.toHaveProperty(
      'integrations',
    )
    for (const path of [`/customers/${id}?expand=parent_customer`, '/customers/external/acme-42?expand=integrations,other']) {
      const { status, body } = await sandbox.call('GET', path)
      expect([status, Object.keys(body.details)]).toEqual([400, ['field']])
    }
  })
})

describe('deleteCustomer (5.5)', () => {
  const remove = (id: string) => sandbox.call('DELETE', `/customers/${id}`)

  test('archives: 204 without a body, then 404; the record answers by id, not by external id', async () => {
    const before = await sandbox.create()
    const answer = await remove(before.id)
    expect([answer.status, answer.text]).toEqual([204, ''])
    const after = (await get(before.id)).body
    expect(after).toEqual({ ...before, status: 'archived', updated_at: expect.any(String) })
    expect(after.updated_at > before.updated_at).toBe(true)
    const second = await remove(before.id)
    expect([second.status, second.body.details]).toEqual([404, undefined])
    expect((await sandbox.call('GET', `/customers/external/${before.external_id}`)).status).toBe(404)
  })

  test('unknown: 404 with the id', async () => {
    expect((await remove('cust_nobody')).body).toMatchObject({ http_status_code: 404, details: { customer_id: 'cust_nobody' } })
  })

  test.each(['acme-42', 'active-wallet'])('%s is in the way: 400 invalid_operation', async (externalId) => {
    const { status, body } = await remove(await sandbox.idOf(externalId))
    expect([status, body.code]).toEqual([400, 'invalid_operation'])
  })

  test.each(['trialing', 'paused', 'incomplete', 'draft', 'cancelled', 'frozen-wallet', 'no-subscription'])(
    '%s is not in the way',
    async (externalId) => {
      expect((await remove(await sandbox.idOf(externalId))).status).toBe(204)
    },
  )

  test('afterwards entitlements, usage and upcoming grants by id still answer', async () => {
    const { id } = await sandbox.create()
    await remove(id)
    for (const path of [
      `/customers/${id}/entitlements`,
      `/customers/usage?customer_id=${id}`,
      `/customers/${id}/grants/upcoming`,
    ]) {
      expect((await sandbox.call('GET', path)).status).toBe(200)
    }
  })
})
