import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { store } from '@/lib/store/store'
import { auditEntries } from '@/lib/store/tables/audit'
import { sessions } from '@/lib/store/tables/staff'
import { previewableOf } from './configurations'
import { type Embed, embedWorld, minted, newEmbed, read } from './fixtures/embed-world'
import { openPreview } from './preview'
import type { SessionAnswer } from './session-request'
import { tokenSession } from './token-session'

const world = embedWorld()
const ORIGIN = 'http://127.0.0.1:3000'
let embed: Embed
beforeAll(async () => {
  embed = await newEmbed(world, { hiddenFeatures: ['secret-beta'] })
})

async function signIn(id: string) {
  const row = { id, token: id, userId: world.admin().id, expiresAt: new Date(Date.now() + 60_000) }
  await store().insert(sessions).values(row)
}
const preview = (sessionId: string, customer_id = 'cust_a', config_id = embed.configId) =>
  openPreview({ staff: world.admin(), sessionId, body: { config_id, customer_id }, origin: ORIGIN, requestId: 'request-0' })
async function opened(sessionId: string): Promise<SessionAnswer> {
  const answer = await preview(sessionId)
  if (!('token' in answer)) throw new Error(answer.message)
  return answer
}

test('staff see what the customer would, in a frame of the console, and the audit says who looked', async () => {
  await signIn('s1')
  const { url, token, id } = await opened('s1')
  expect(url).toBe(`${ORIGIN}/embed/${embed.configId}/all/preview#t=${token}`)
  expect(tokenSession(token, { widgets: ['usage'] })).toMatchObject({ kind: 'preview', origins: [ORIGIN] })
  const real = await (await read('entitlements', embed.configId, (await minted(embed)).token)).json()
  const seen = await (await read('entitlements', embed.configId, token)).json()
  expect(seen.features).toEqual(real.features)
  const entries = await store().select().from(auditEntries).where(eq(auditEntries.action, 'embed.previewed'))
  expect(entries).toMatchObject([{ actorId: world.admin().id, subject: 'cust_a', environment: 'live' }])
  expect(entries[0]?.details).toContain(id)
})

test('it ends with the sign-in it was made in', async () => {
  await signIn('s2')
  await signIn('s3')
  const [one, other] = [await opened('s2'), await opened('s3')]
  await store().delete(sessions).where(eq(sessions.id, 's2'))
  expect((await read('usage', embed.configId, one.token)).status).toBe(401)
  expect((await read('usage', embed.configId, other.token)).status).toBe(200)
})

test('one that is disabled can be looked at before it is enabled, by staff alone', async () => {
  const disabled = await newEmbed(world, { isEnabled: false })
  await signIn('s4')
  const answer = await preview('s4', 'cust_a', disabled.configId)
  if (!('token' in answer)) throw new Error(answer.message)
  expect((await read('usage', disabled.configId, answer.token)).status).toBe(200)
})

test('nothing is opened for a customer or a configuration that is not there', async () => {
  await signIn('s5')
  expect(await preview('s5', 'cust_nobody')).toMatchObject({ status: 404 })
  expect(await preview('s5', 'cust_a', 'emb_unknown')).toMatchObject({ status: 404 })
})

test('who may not manage embeds learns what they hide, and no origins or keys', async () => {
  const listed = await previewableOf('live')
  expect(listed.find(({ id }) => id === embed.configId)).toEqual({
    id: embed.configId,
    name: 'Portal',
    isEnabled: true,
    widgets: ['usage', 'entitlements', 'grants', 'next'],
    hiddenFeatures: ['secret-beta'],
    hiddenGrants: [],
  })
})
