import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { provideStore, type Store, store } from '@/lib/store/store'
import { type Embed, embedWorld, mint, minted, newEmbed, read } from './fixtures/embed-world'
import { EMBED_BURST, EMBED_LIMITS, limitRefusal } from './limits'
import { answerTurnedAway, turnAway } from './turned-away'

const world = embedWorld()
const holder = globalThis as typeof globalThis & { billingConsoleEmbedLimits?: unknown }
let embed: Embed
beforeAll(async () => {
  embed = await newEmbed(world)
})
afterEach(() => {
  delete holder.billingConsoleEmbedLimits
})

/** All that is left of this minute; how often that was. */
async function spend(counted: Parameters<typeof limitRefusal>[0]): Promise<number> {
  for (let times = 0; times < 1_000; times++) if (await limitRefusal(counted)) return times
  return Number.POSITIVE_INFINITY
}

describe('who asks too often is told when to come back, and nobody else is (LD-3)', () => {
  test('a token', async () => {
    const [noisy, quiet] = [await minted(embed), await minted(embed, { customer_id: 'cust_b' })]
    expect(await spend({ token: noisy.id })).toBe(EMBED_LIMITS.token)
    const refused = await read('grants', embed.configId, noisy.token)
    expect([refused.status, (await refused.json()).code]).toEqual([429, 'too_many_requests'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await read('grants', embed.configId, quiet.token)).status).toBe(200)
    const another = await minted(embed)
    expect((await read('grants', embed.configId, another.token)).status).toBe(200)
  })

  test('a token that asks for its minute at once, and only for a few seconds', async () => {
    const [noisy, quiet] = [await minted(embed), await minted(embed)]
    const answers = await Promise.all(
      Array.from({ length: EMBED_BURST.requests + 5 }, () => read('grants', embed.configId, noisy.token)),
    )
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(EMBED_BURST.requests)
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(EMBED_BURST.seconds)
    expect((await read('grants', embed.configId, quiet.token)).status).toBe(200)
    // What was refused has not been counted against its minute.
    expect(await spend({ token: noisy.id })).toBe(EMBED_LIMITS.token - EMBED_BURST.requests)
  })

  test('a customer by all of their tokens', async () => {
    const [theirs, others] = [await minted(embed, { customer_id: 'cust_b' }), await minted(embed)]
    await spend({ customer: 'live cust_b' })
    expect((await read('grants', embed.configId, theirs.token)).status).toBe(429)
    expect((await read('grants', embed.configId, others.token)).status).toBe(200)
  })

  test('a mint key, and no other of the same configuration', async () => {
    const own = await newEmbed(world)
    expect(await spend({ key: own.keyId })).toBe(EMBED_LIMITS.key)
    const asked = world.api().asked.length
    expect((await mint(own)).status).toBe(429)
    expect(world.api().asked.length).toBe(asked)
    expect((await mint(embed)).status).toBe(201)
  })

  test('the billing API hears nothing of what is too much', async () => {
    const { token, id } = await minted(embed, { customer_id: 'cust_a' })
    await spend({ token: id })
    const asked = world.api().asked.length
    await Promise.all(Array.from({ length: 50 }, () => read('usage', embed.configId, token)))
    expect(world.api().asked.length).toBe(asked)
  })
})

describe('who was refused is refused unread from then on, until the minute is over (LD-3)', () => {
  /** What is answered before the framework, if anything is. */
  async function unread(path: string, bearer: string) {
    const server = createServer((request, response) => {
      if (!answerTurnedAway(request, response)) response.end('read')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
      headers: { authorization: `Bearer ${bearer}` },
    })
    const body = await answer.text()
    server.close()
    return body === 'read' ? undefined : { status: answer.status, headers: answer.headers, body: JSON.parse(body) }
  }
  const usage = () => `/api/embed/${embed.configId}/usage`

  test('a token, in the words of the route; no other token, and not elsewhere', async () => {
    const [noisy, quiet] = [await minted(embed), await minted(embed)]
    await spend({ token: noisy.id })
    expect(await unread(usage(), noisy.token)).toBeUndefined()
    const refused = await read('usage', embed.configId, noisy.token)
    expect(refused.status).toBe(429)
    const early = await unread(usage(), noisy.token)
    expect([early?.status, early?.body]).toEqual([429, await refused.json()])
    for (const [name, value] of refused.headers) {
      if (name === 'x-request-id') expect(early?.headers.get(name)).not.toBe(value)
      else if (name === 'retry-after') expect(Number(early?.headers.get(name))).toBeLessThanOrEqual(Number(value))
      else expect([name, early?.headers.get(name)]).toEqual([name, value])
    }
    expect(await unread(usage(), quiet.token)).toBeUndefined()
    expect(await unread('/api/live', noisy.token)).toBeUndefined()
  })

  test('a customer’s token, when all of theirs together were too many', async () => {
    const theirs = await minted(embed, { customer_id: 'cust_b' })
    await spend({ customer: 'live cust_b' })
    expect((await read('grants', embed.configId, theirs.token)).status).toBe(429)
    expect(await unread(usage(), theirs.token)).toMatchObject({ status: 429 })
  })

  test('a mint key', async () => {
    const own = await newEmbed(world)
    await spend({ key: own.keyId })
    expect((await mint(own)).status).toBe(429)
    expect(await unread('/api/embed/sessions', own.key)).toMatchObject({ status: 429 })
    expect(await unread('/api/embed/sessions', embed.key)).toBeUndefined()
  })

  test('until the wait is over', async () => {
    turnAway('bce_short', 500)
    expect(await unread(usage(), 'bce_short')).toMatchObject({ status: 429 })
    await expect.poll(() => unread(usage(), 'bce_short')).toBeUndefined()
  })
})

test('without its store the limiter counts in memory; it never stands open', async () => {
  const real = store()
  delete holder.billingConsoleEmbedLimits
  const broken = new Proxy(
    {},
    {
      get: () => () => {
        throw new Error('the store is down')
      },
    },
  )
  provideStore({ database: broken as Store['database'], close: async () => undefined })
  try {
    expect(await spend({ token: 'while-down' })).toBe(EMBED_LIMITS.token)
    expect(await limitRefusal({ token: 'while-down' })).toMatchObject({ status: 429 })
    expect(await limitRefusal({ token: 'another' })).toBeUndefined()
  } finally {
    provideStore({ database: real, close: async () => undefined })
  }
})
