import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isIdOf } from '@/lib/bff/ids'
import { SDKCore } from '@/lib/billing/core'
import { customerPages } from '@/lib/billing/customer-pages'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { FAILURE_CASES } from '@/lib/sandbox/seed/cases/failures'
import { startTestSandbox, type TestSandbox } from '@/lib/sandbox/testing/test-sandbox'
import { type LookupAnswer, type LookupAsked, NOTHING_ASKED, onlyHit, type Reach } from './asked'
import { lookUp } from './look-up'

/** Asked for by id or external id, these fail, as they are meant to. */
const STANDS_FOR_A_FAILURE = new Set(FAILURE_CASES.map(({ externalId }) => externalId))

let sandbox: TestSandbox
let core: SDKCore
let everyone: Customer[]
beforeAll(async () => {
  sandbox = await startTestSandbox({ customers: 200 })
  core = new SDKCore({ serverURL: sandbox.url, apiKeyAuth: SANDBOX_DEFAULTS.apiKey })
  everyone = []
  for (const status of ['published', 'archived'] as const)
    for await (const { items = [] } of customerPages(core, { status, limit: 1_000 }))
      everyone.push(...items.filter(({ externalId }) => !STANDS_FOR_A_FAILURE.has(externalId ?? '')))
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await sandbox.control('DELETE', '/requests')
  await sandbox.control('DELETE', '/faults')
})

const find = (asked: Partial<LookupAsked>, reach?: Reach, options = {}) =>
  lookUp(core, { ...NOTHING_ASKED, ...asked }, reach ?? 'all', options)
const idsOf = ({ items }: LookupAnswer) => items.map(({ id }) => id)
const calls = async () => (await sandbox.control('GET', '/requests')).body.requests.length as number

describe('every customer of the sandbox', () => {
  test('is found by its id, external id and e-mail, exactly, whether archived or not', async () => {
    expect(everyone.length).toBeGreaterThan(200)
    for (const { id = '', externalId = '', email = '' } of everyone) {
      const byId = await find({ q: id })
      expect([byId.exactIds, onlyHit(byId)]).toEqual([[id], id])
      if (isIdOf('external', externalId)) expect((await find({ external_id: externalId })).exactIds).toContain(id)
      if (email !== '') expect((await find({ q: email })).exactIds, email).toContain(id)
    }
  }, 120_000)

  test('is found by a part of its name, or the answer says that there are more', async () => {
    const parts = fc
      .tuple(
        fc.constantFrom(...everyone.filter(({ status, name }) => status === 'published' && name)),
        fc.nat(30),
        fc.integer({ min: 3, max: 30 }),
      )
      .map(([{ id, name = '' }, from, length]) => ({
        id,
        part: Array.from(name)
          .slice(from, from + length)
          .join('')
          .trim(),
      }))
      .filter(({ part }) => part.length >= 3 && !/[\p{Cc}\p{Cs}]/u.test(part) && !/^cust_|^https?:/.test(part))
    await fc.assert(
      fc.asyncProperty(parts, fc.boolean(), async ({ id, part }, isUpper) => {
        const answer = await find({ q: isUpper ? part.toUpperCase() : part })
        if (!answer.hasMore) expect(idsOf(answer), part).toContain(id)
        expect(answer.items.length).toBeGreaterThan(0)
      }),
      { numRuns: 80 },
    )
  }, 60_000)
})

describe('what is found', () => {
  test('a phone number, however it is grouped', async () => {
    const { id, contact = '' } = everyone.find(({ contact, status }) => contact?.startsWith('+') && status === 'published') ?? {}
    const digits = contact.replace(/\D/g, '')
    for (const q of [contact, `+${digits}`, contact.replaceAll(' ', '-')]) expect(idsOf(await find({ q })), q).toContain(id)
  })

  test('an archived twin beside the one that has the external id now, so that neither opens by itself', async () => {
    const twin = await sandbox.create({ external_id: 'old-twin', name: 'Twin of old' })
    await sandbox.call('DELETE', `/customers/${twin.id}`)
    const now = await sandbox.create({ external_id: 'old-twin', name: 'Twin of now' })
    const answer = await find({ q: 'old-twin' })
    expect(answer.exactIds).toEqual([now.id, twin.id])
    expect(answer.items.slice(0, 2).map(({ status }) => status)).toEqual(['published', 'archived'])
    expect(answer.foundBy[twin.id]).toEqual(['external_id_archived'])
    expect(onlyHit(answer)).toBe(undefined)
  })

  test('exact hits, then names that begin with it', async () => {
    await sandbox.create({ external_id: 'rank-c', name: 'Somewhere rankly' })
    await sandbox.create({ external_id: 'rank-b', name: 'Rankly first' })
    await sandbox.create({ external_id: 'rankly', name: 'Called so' })
    expect((await find({ q: 'rankly' })).items.map(({ name }) => name)).toEqual(['Called so', 'Rankly first', 'Somewhere rankly'])
  })

  test('an e-mail in other letters is the same one', async () => {
    const { id } = await sandbox.create({ email: 'Mixed.Case@North.example' })
    const answer = await find({ q: 'mixed.case@north.example' })
    expect(answer.exactIds).toEqual([id])
  })

  test('by all that a help desk knows', async () => {
    const { id } = await sandbox.create({ external_id: 'desk-1', email: 'desk@north.example' })
    const answer = await find({ external_id: 'desk-1', email: 'desk@north.example' })
    expect([onlyHit(answer), answer.foundBy[id]]).toEqual([id, ['external_id', 'email']])
    expect(onlyHit(await find({ external_id: 'gone', email: 'desk@north.example' }))).toBe(id)
  })
})

describe('calls', () => {
  test.each<[string, Partial<LookupAsked>, Reach, number]>([
    ['an id', { q: 'cust_1' }, 'all', 3],
    ['an e-mail', { q: 'a@b.example' }, 'all', 6],
    ['a phone number', { q: '+46 123 555 0134' }, 'all', 6],
    ['a name', { q: 'Acme' }, 'all', 5],
    ['an e-mail elsewhere', { q: 'a@b.example' }, 'likeliest', 1],
    ['a piece of a ticket', { external_id: 'acme-42' }, 'exact', 2],
    ['what cannot be an id', { id: '../customers' }, 'all', 0],
    ['binary junk', { q: '\u0000\u0001\uffff' }, 'all', 0],
    ['ten thousand signs', { q: 'x'.repeat(10_000) }, 'all', 0],
    ['nothing', {}, 'all', 0],
  ])('%s', async (_, asked, reach, expected) => {
    await find(asked, reach)
    expect(await calls()).toBe(expected)
  })

  test('are dropped with the one who asked', async () => {
    await sandbox.control('POST', '/faults', { operation: 'queryCustomer', kind: 'delay', ms: 5_000, count: 9 })
    const asking = new AbortController()
    const answer = find({ q: 'acme' }, 'all', { signal: asking.signal })
    setTimeout(() => asking.abort(), 50)
    const before = Date.now()
    await expect(answer).rejects.toThrow()
    expect(Date.now() - before).toBeLessThan(2_000)
  })
})

describe('failures', () => {
  test('of one call leave the others, and are named', async () => {
    await sandbox.control('POST', '/faults', { operation: 'getCustomerByExternalId', kind: 'status', status: 500, count: 1 })
    const answer = await find({ q: 'acme' })
    expect(answer.items.length).toBeGreaterThan(0)
    expect(answer.tried.filter(({ outcome }) => outcome === 'failed')).toEqual([
      { kind: 'external_id', value: 'acme', outcome: 'failed', code: 'upstream_error', requestId: expect.any(String) },
    ])
    expect(onlyHit({ ...answer, exactIds: ['cust_1'] })).toBe(undefined)
  })

  test('of all are a failure', async () => {
    const refused = new SDKCore({ serverURL: sandbox.url, apiKeyAuth: 'sk_wrong' })
    await expect(lookUp(refused, { ...NOTHING_ASKED, q: 'acme' }, 'all')).rejects.toMatchObject({ statusCode: 401 })
  })
})
