import { beforeAll, describe, expect, test } from 'vitest'
import { customerRevocation } from './configuration'
import { changeConfiguration, configurationById, removeConfiguration } from './configurations'
import { type Embed, embedWorld, mint, minted, newEmbed, read } from './fixtures/embed-world'
import { revokeKey } from './keys'
import { revokeCustomer, revokeSession } from './sessions'
import { tokenSession } from './token-session'
import { WIDGETS } from './widgets'

const world = embedWorld()
let embed: Embed
beforeAll(async () => {
  embed = await newEmbed(world, { hiddenFeatures: ['secret-beta'], hiddenGrants: ['cg_hidden'] })
})
const acting = () => ({ actor: world.admin(), requestId: 'request-0' })
const bodyOf = async (answer: Response | Promise<Response>) => (await answer).json()

describe('a widget is told', () => {
  test('how much was used of what is metered, in the customer’s zone', async () => {
    const { token } = await minted(embed)
    expect(await bodyOf(read('usage', embed.configId, token))).toEqual({
      asOf: expect.any(String),
      timeZone: 'Europe/Berlin',
      features: [
        {
          key: 'feat_calls_cust_a',
          name: 'API calls',
          unit: { singular: 'call', plural: 'calls' },
          allowance: { kind: 'limited', limit: '1000', isSoft: true },
          state: { name: 'room', limit: '1000', isSoft: true, used: '12.5', left: '987.5', share: '0.0125' },
          reset: { kind: 'at', at: expect.stringMatching(/-01-01T01:00:00.000\+01:00$/) },
          resetPeriod: 'MONTHLY',
        },
      ],
    })
  })

  test('what may be used, and nothing of what was', async () => {
    const { token } = await minted(embed, { widgets: ['entitlements'] })
    const answer = await bodyOf(read('entitlements', embed.configId, token))
    expect(answer.features).toEqual([
      expect.objectContaining({ name: 'API calls', allowance: { kind: 'limited', limit: '1000', isSoft: true } }),
      { key: 'feat_sso', name: 'Single sign-on', allowance: { kind: 'on' } },
      { key: 'feat_routing', name: 'Routing', allowance: { kind: 'config' } },
    ])
    expect(JSON.stringify(answer)).not.toContain('12.5')
  })

  test('credits to come, and everything to come in one list', async () => {
    const { token } = await minted(embed)
    const credits = { state: 'scheduled', credits: '100.5', reason: 'recurring_credit_grant' }
    const { grants } = await bodyOf(read('grants', embed.configId, token))
    expect(grants).toEqual([{ key: '0', scheduledFor: expect.stringMatching(/-02-01T/), ...credits }])
    const { items } = await bodyOf(read('next', embed.configId, token))
    expect(items).toEqual([
      { key: '0', at: expect.stringMatching(/-01-01T/), kind: 'reset', features: ['API calls'] },
      { key: '1', at: expect.stringMatching(/-02-01T/), kind: 'grant', ...credits },
    ])
  })

  test('by its token what it may show, by whom it may be framed and how long', async () => {
    const { token, expires_at } = await minted(embed, { widgets: ['grants', 'usage'], ttl: 60 })
    expect(tokenSession(token, { widgets: [...WIDGETS] })).toEqual({
      kind: 'session',
      widgets: ['usage', 'grants'],
      origins: ['https://portal.example'],
      endsAt: Date.parse(expires_at),
    })
  })

  test('nothing else: no name, plan, price, metadata, and nothing that the configuration hides', async () => {
    const { token } = await minted(embed)
    for (const name of WIDGETS) {
      const text = await (await read(name, embed.configId, token)).text()
      expect(text, name).not.toMatch(/CANARY|canary|HIDDEN|secret-beta|cg_|subs_|plan_|cust_b/)
    }
  })

  test.each([
    ['visitor', null, /T00:00:00.000Z$/],
    ['Asia/Tokyo', 'Asia/Tokyo', /T09:00:00.000\+09:00$/],
    ['customer', 'UTC', /T00:00:00.000\+00:00$/],
  ])('the zone by the rule %s, and moments in it', async (timeZone, expected, moment) => {
    const other = await newEmbed(world, { timeZone })
    const { token } = await minted(other, { customer_id: 'cust_b' })
    expect(await bodyOf(read('grants', other.configId, token))).toMatchObject({
      timeZone: expected,
      grants: [{ scheduledFor: expect.stringMatching(moment) }, { scheduledFor: expect.stringMatching(moment) }],
    })
  })
})

describe('a right opens its own widget and no other (EM-4)', () => {
  test.each(WIDGETS)('%s', async (widget) => {
    const { token } = await minted(embed, { widgets: [widget] })
    for (const name of WIDGETS) {
      const answer = await read(name, embed.configId, token)
      expect([name, answer.status]).toEqual([name, name === widget ? 200 : 403])
      if (name !== widget) expect(await answer.json()).toMatchObject({ code: 'embed_scope' })
    }
  })

  test('one that the configuration has lost is lost to tokens that are out', async () => {
    const other = await newEmbed(world)
    const { token } = await minted(other)
    expect((await read('grants', other.configId, token)).status).toBe(200)
    const stored = await configurationById(other.configId)
    if (!stored) throw new Error('gone')
    const configuration = { ...stored.configuration, widgets: ['usage' as const] }
    await changeConfiguration(acting(), other.configId, { version: stored.version, configuration })
    expect((await read('grants', other.configId, token)).status).toBe(403)
    expect((await read('usage', other.configId, token)).status).toBe(200)
  })
})

describe('the customer comes from the token alone (EM-3)', () => {
  test.each(['customer_id=cust_b', 'id=cust_b', 'subscription_ids=subs_b', 'feature_ids=f', 'x='])(
    '?%s is refused',
    async (query) => {
      const { token } = await minted(embed)
      const answer = await read('usage', embed.configId, token, { query: `?${query}` })
      expect([answer.status, (await answer.json()).code]).toEqual([400, 'validation_error'])
    },
  )

  test('the billing API hears of that customer only', async () => {
    const { token } = await minted(embed)
    const before = world.api().asked.length
    for (const name of WIDGETS) await read(name, embed.configId, token, { query: '' })
    const asked = world.api().asked.slice(before)
    expect(asked.length).toBeGreaterThan(4)
    expect(asked.filter(({ path }) => !path.includes('cust_a'))).toEqual([])
  })

  test('at the address of another configuration it opens nothing', async () => {
    const other = await newEmbed(world)
    const { token } = await minted(embed)
    expect((await read('usage', other.configId, token)).status).toBe(401)
    expect((await read('usage', 'cust_b', token)).status).toBe(401)
  })

  test('a token in the query is refused with a hint (EM-8)', async () => {
    const { token } = await minted(embed)
    for (const name of ['t', 'token', 'access_token']) {
      const answer = await read('usage', embed.configId, token, { query: `?${name}=${token}` })
      expect(answer.status).toBe(400)
      const text = await answer.text()
      expect(text).toContain('behind #')
      expect(text).not.toContain(token)
    }
  })
})

describe('a token ends (EM-6)', () => {
  const status = async ({ token }: { token: string }, at = embed) => (await read('grants', at.configId, token)).status

  test('by itself, at the next request, and no other with it', async () => {
    const [one, other] = [await minted(embed), await minted(embed)]
    const ended = { configurationId: embed.configId, sessionId: one.id, requestId: 'request-0' }
    expect(await revokeSession(ended)).toBeUndefined()
    expect([await status(one), await status(other)]).toEqual([401, 200])
    expect(await revokeSession(ended)).toMatchObject({ status: 404 })
  })

  test('with all of its customer’s, whichever configuration they are for', async () => {
    const elsewhere = await newEmbed(world)
    const [one, two] = [await minted(embed), await minted(elsewhere)]
    const other = await minted(embed, { customer_id: 'cust_b' })
    const count = await revokeCustomer(acting(), customerRevocation.parse({ environment: 'live', customer_id: 'cust_a' }))
    expect(count).toBeGreaterThanOrEqual(2)
    expect([await status(one), await status(two, elsewhere), await status(other)]).toEqual([401, 401, 200])
    expect(await status(await minted(embed))).toBe(200)
  })

  test('with its configuration: disabled, then removed', async () => {
    const own = await newEmbed(world)
    const session = await minted(own)
    const change = async (isEnabled: boolean) => {
      const stored = await configurationById(own.configId)
      if (!stored) throw new Error('gone')
      await changeConfiguration(acting(), own.configId, {
        version: stored.version,
        configuration: { ...stored.configuration, isEnabled },
      })
    }
    await change(false)
    expect([await status(session, own), (await mint(own)).status]).toEqual([401, 401])
    await change(true)
    expect([await status(session, own), (await mint(own)).status]).toEqual([200, 201])
    await removeConfiguration(acting(), own.configId)
    expect([await status(session, own), (await mint(own)).status]).toEqual([401, 401])
  })

  test('but not with its key, which only mints no more', async () => {
    const own = await newEmbed(world)
    const session = await minted(own)
    await revokeKey(acting(), own.configId, own.keyId)
    expect([await status(session, own), (await mint(own)).status]).toEqual([200, 401])
  })

  test('each refusal is the same to the letter', async () => {
    const { token, id } = await minted(embed)
    await revokeSession({ configurationId: embed.configId, sessionId: id, requestId: 'request-0' })
    const texts = await Promise.all(
      [token, undefined, '', 'x', `${token}x`, 'bce_..'].map(async (given) =>
        (await read('usage', embed.configId, given)).text(),
      ),
    )
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('embed_session_over')
  })
})

test('a customer who is archived or gone meanwhile is told apart from one without anything', async () => {
  const { signToken } = await import('./token')
  const { store } = await import('@/lib/store/store')
  const { embedSessions } = await import('@/lib/store/tables/embeds')
  for (const customerId of ['cust_archived', 'cust_nobody']) {
    const jti = `jti-of-${customerId}`
    const { token, expiresAt } = await signToken('session', {
      sub: customerId,
      env: 'live',
      cfg: embed.configId,
      scope: [...WIDGETS],
      origins: [],
      jti,
      ttl: 60,
    })
    await store()
      .insert(embedSessions)
      .values({ id: jti, configurationId: embed.configId, environment: 'live', customerId, kind: 'session', expiresAt })
    for (const name of WIDGETS) {
      const answer = await read(name, embed.configId, token)
      expect([customerId, name, answer.status]).toEqual([customerId, name, 404])
      const text = await answer.text()
      expect(text).toContain('customer_gone')
      expect(text).not.toContain('CANARY')
    }
  }
})

test('panels that ask at once share the calls to the billing API', async () => {
  const { token } = await minted(embed)
  const before = world.api().asked.length
  await Promise.all(WIDGETS.map((name) => read(name, embed.configId, token)))
  expect(world.api().asked.length - before).toBe(4)
})

test('no answer sets a cookie or may be kept', async () => {
  const { token } = await minted(embed)
  for (const given of [token, undefined]) {
    const { headers } = await read('usage', embed.configId, given)
    expect(headers.get('set-cookie')).toBe(null)
    expect(headers.get('cache-control')).toBe('private, no-store')
  }
})
