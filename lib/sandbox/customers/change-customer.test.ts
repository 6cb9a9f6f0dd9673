import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareMoments } from '@/lib/lookup/moments'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const put = (query: string, body: unknown = {}) => sandbox.call('PUT', `/customers${query}`, { body })
const get = (id: string) => sandbox.call('GET', `/customers/${id}`)

describe('updateCustomer (5.2)', () => {
  test('only present members change; null is absent; {} still moves updated_at; the answer is the customer as it is', async () => {
    const before = await sandbox.create({ email: 'a@b.example', address_city: 'Bonn', metadata: { a: '1' } })
    const renamed = await put(`?id=${before.id}`, { name: 'New', email: null, metadata: null })
    expect(renamed.body).toEqual({ ...before, name: 'New', updated_at: expect.any(String) })
    expect(compareMoments(renamed.body.updated_at, before.updated_at)).toBe(1)
    const touched = await put(`?id=${before.id}`, {})
    expect(compareMoments(touched.body.updated_at, renamed.body.updated_at)).toBe(1)
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
    expect(compareMoments(after.updated_at, before.updated_at)).toBe(1)
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
