import { count } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { store } from '@/lib/store/store'
import { auditEntries } from '@/lib/store/tables/audit'
import { embedKeys, embedSessions } from '@/lib/store/tables/embeds'
import { type Embed, embedWorld, mint, minted, newEmbed, read } from './fixtures/embed-world'
import { endMintedSession } from './mint'
import { isMintKey, newMintKey } from './mint-key'

const world = embedWorld()
let embed: Embed
beforeAll(async () => {
  embed = await newEmbed(world)
})

const rows = async () => (await store().select({ number: count() }).from(embedSessions))[0]?.number ?? 0
const refusalOf = async (answer: Response) => [answer.status, (await answer.json()).code]

test('a vendor’s server gets an address with a token behind #, and the audit its id', async () => {
  const answer = await mint(embed, { ttl: 60 })
  expect(answer.status).toBe(201)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const session = await answer.json()
  expect(Object.keys(session).sort()).toEqual(['expires_at', 'id', 'token', 'url'])
  expect(session.url).toBe(`http://localhost:3000/embed/${embed.configId}/all#t=${session.token}`)
  expect(Date.parse(session.expires_at) - Date.now()).toBeGreaterThan(55_000)
  const entries = await store().select().from(auditEntries)
  expect(entries.find(({ action, details }) => action === 'embed.session_opened' && details.includes(session.id))).toMatchObject({
    subject: embed.configId,
    details: expect.stringContaining('"customer":"cust_a"'),
    environment: 'live',
    actorId: null,
  })
  expect(JSON.stringify(entries)).not.toContain(session.token.slice(10))
  expect(JSON.stringify(await store().select().from(embedSessions))).not.toContain(session.token.slice(10))
})

test('by the vendor’s own id of the customer, for one widget', async () => {
  const session = await minted(embed, { customer_id: undefined, external_customer_id: 'vendor-b', widgets: ['grants'] })
  expect(session.url).toContain(`/embed/${embed.configId}/grants#t=`)
  const before = world.api().asked.length
  expect((await read('grants', embed.configId, session.token)).status).toBe(200)
  expect(
    world
      .api()
      .asked.slice(before)
      .every(({ path }) => path.includes('cust_b')),
  ).toBe(true)
})

describe('refused, without a token and without a row (EM-1)', () => {
  const ASKED: Record<string, [unknown, number, string]> = {
    'a life of -1': [{ ttl: -1 }, 400, 'validation_error'],
    'a life of 0': [{ ttl: 0 }, 400, 'validation_error'],
    'a life of under a minute': [{ ttl: 59 }, 400, 'validation_error'],
    'a life of over 15 minutes': [{ ttl: 901 }, 400, 'validation_error'],
    'a life of 10^9': [{ ttl: 1e9 }, 400, 'validation_error'],
    'a life as text': [{ ttl: '600' }, 400, 'validation_error'],
    'a life that is no number': [{ ttl: Number.NaN }, 400, 'validation_error'],
    'a life in part': [{ ttl: 60.5 }, 400, 'validation_error'],
    'no customer': [{ customer_id: undefined }, 400, 'validation_error'],
    'two customers': [{ external_customer_id: 'vendor-b' }, 400, 'validation_error'],
    'a path as customer': [{ customer_id: '../cust_a' }, 400, 'validation_error'],
    'a list of customers': [{ customer_id: ['cust_a'] }, 400, 'validation_error'],
    'no widget': [{ widgets: [] }, 400, 'validation_error'],
    'a widget that is none': [{ widgets: ['*'] }, 400, 'validation_error'],
    'a member that is none': [{ scope: ['usage'] }, 400, 'validation_error'],
    'an origin of its own': [{ origins: ['https://evil.test'] }, 400, 'validation_error'],
    'a customer who is not there': [{ customer_id: 'cust_nobody' }, 404, 'customer_not_found'],
    'a customer who is archived': [{ customer_id: 'cust_archived' }, 404, 'customer_not_found'],
    'an external id that could reach elsewhere': [
      { customer_id: undefined, external_customer_id: '../cust_a' },
      404,
      'customer_not_found',
    ],
    'another configuration': [{ config_id: 'emb_other' }, 403, 'permission_denied'],
  }
  test.each(Object.entries(ASKED))('%s', async (_, [body, status, code]) => {
    const before = await rows()
    expect(await refusalOf(await mint(embed, body))).toEqual([status, code])
    expect(await rows()).toBe(before)
  })

  test.each([
    ['Origin', 'https://portal.example'],
    ['Origin', 'null'],
    ['Sec-Fetch-Site', 'same-origin'],
    ['Sec-Fetch-Site', 'none'],
    ['Sec-Fetch-Dest', 'empty'],
  ])('a browser, by %s: %s', async (name, value) => {
    const before = await rows()
    expect(await refusalOf(await mint(embed, {}, { [name]: value }))).toEqual([403, 'servers_only'])
    expect(await rows()).toBe(before)
  })

  test('but not Node’s own fetch, which says how and nothing of where from', async () => {
    expect((await mint(embed, {}, { 'sec-fetch-mode': 'cors' })).status).toBe(201)
  })

  test('without a key that is one', async () => {
    const { token } = await minted(embed)
    const { key } = newMintKey()
    const other = `${embed.key.slice(0, -1)}${embed.key.endsWith('0') ? '1' : '0'}`
    for (const given of ['', 'x', key, other, embed.key.slice(0, -8), token, embed.key.toUpperCase()])
      expect([given, (await mint({ ...embed, key: given })).status]).toEqual([given, 401])
    for (const authorization of ['', embed.key, `Basic ${embed.key}`, `Bearer  ${embed.key}x`])
      expect((await mint(embed, {}, { authorization })).status).toBe(401)
  })

  test('a cookie is no key', async () => {
    expect((await mint(embed, {}, { authorization: '', cookie: 'session=abc' })).status).toBe(401)
  })

  test('a widget that the key may not mint for, or that the configuration has not', async () => {
    const usageOnly = await newEmbed(world, { keyWidgets: ['usage'] })
    const grantsOnly = await newEmbed(world, { widgets: ['grants'] })
    const before = await rows()
    expect(await refusalOf(await mint(usageOnly, { widgets: ['grants'] }))).toEqual([403, 'permission_denied'])
    expect(await refusalOf(await mint(usageOnly, { widgets: ['usage', 'grants'] }))).toEqual([403, 'permission_denied'])
    expect(await refusalOf(await mint(grantsOnly, { widgets: ['usage'] }))).toEqual([403, 'permission_denied'])
    expect(await rows()).toBe(before)
    expect((await minted(usageOnly)).url).toContain('/usage#t=')
  })
})

describe('a mint key', () => {
  test('is kept by its hash, and its use is noted', async () => {
    await minted(embed)
    const kept = await store().select().from(embedKeys)
    expect(JSON.stringify(kept)).not.toContain(embed.key.slice(4, 40))
    const own = kept.find(({ id }) => id === embed.keyId)
    expect(Date.now() - (own?.lastUsedAt?.getTime() ?? 0)).toBeLessThan(60_000)
    expect(embed.key.endsWith(own?.ending ?? 'x')).toBe(true)
  })

  test('tells by its checksum when a character is wrong', () => {
    const { key } = newMintKey()
    expect(isMintKey(key)).toBe(true)
    for (let at = 0; at < key.length; at++) {
      const wrong = key[at] === '0' ? '1' : '0'
      expect(isMintKey(key.slice(0, at) + wrong + key.slice(at + 1))).toBe(false)
    }
    expect([isMintKey(''), isMintKey(`${key}0`), isMintKey(key.slice(1))]).toEqual([false, false, false])
  })

  test('ends what it or another of its configuration has minted, and nothing else', async () => {
    const other = await newEmbed(world)
    const session = await minted(embed)
    const end = (key: string, id: string, headers: Record<string, string> = {}) =>
      endMintedSession(
        new Request('http://localhost:3000/api/embed/sessions/x', {
          method: 'DELETE',
          headers: { authorization: `Bearer ${key}`, ...headers },
        }),
        { params: Promise.resolve({ id }) },
      )
    expect((await end(other.key, session.id)).status).toBe(404)
    expect((await end(embed.key, session.id, { origin: 'https://portal.example' })).status).toBe(403)
    expect((await end(session.token, session.id)).status).toBe(401)
    expect((await read('usage', embed.configId, session.token)).status).toBe(200)
    expect((await end(embed.key, session.id)).status).toBe(204)
    expect((await read('usage', embed.configId, session.token)).status).toBe(401)
  })
})
