import { asc, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { store } from '@/lib/store/store'
import { auditEntries } from '@/lib/store/tables/audit'
import { embedConfigurations } from '@/lib/store/tables/embeds'
import { NEW_CONFIGURATION, type StoredConfiguration } from './configuration'
import {
  changeConfiguration,
  configurationById,
  configurationsOf,
  createConfiguration,
  removeConfiguration,
} from './configurations'
import { embedWorld, newEmbed } from './fixtures/embed-world'
import { keysOf, makeKey, revokeKey } from './keys'

const world = embedWorld()
const acting = () => ({ actor: world.admin(), requestId: 'request-0' })
const stored = async (id: string): Promise<StoredConfiguration> => {
  const found = await configurationById(id)
  if (!found) throw new Error('gone')
  return found
}

test('the audit says who made, changed and removed it, and which members, not what they were', async () => {
  const { configId, keyId } = await newEmbed(world)
  const { version, configuration } = await stored(configId)
  await changeConfiguration(acting(), configId, {
    version,
    configuration: { ...configuration, origins: ['https://other.example'], timeZone: 'UTC' },
  })
  await revokeKey(acting(), configId, keyId)
  await removeConfiguration(acting(), configId)
  const entries = await store()
    .select()
    .from(auditEntries)
    .where(inArray(auditEntries.subject, [configId]))
    .orderBy(asc(auditEntries.number))
  expect(entries.map(({ action, actorId, details }) => [action, actorId === world.admin().id, JSON.parse(details)])).toEqual([
    ['embed.created', true, { origins: 'https://portal.example', widgets: 'usage entitlements grants next' }],
    ['embed.key_made', true, { key: keyId, widgets: 'usage entitlements grants next' }],
    ['embed.changed', true, { changed: 'origins timeZone' }],
    ['embed.key_revoked', true, { key: keyId }],
    ['embed.removed', true, {}],
  ])
})

test('of two who change the same version one wins, also at once', async () => {
  const { configId } = await newEmbed(world)
  const { version, configuration } = await stored(configId)
  const outcomes = await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      changeConfiguration(acting(), configId, { version, configuration: { ...configuration, name } }),
    ),
  )
  expect(outcomes.filter((outcome) => 'version' in outcome)).toHaveLength(1)
  expect(outcomes.filter((outcome) => 'code' in outcome && outcome.code === 'changed_meanwhile')).toHaveLength(2)
  expect((await stored(configId)).version).toBe(version + 1)
})

test('one that a release before wrote has what it did not know as a new one has', async () => {
  const { configId } = await newEmbed(world)
  const settings = JSON.stringify({ origins: ['https://portal.example'], widgets: ['usage'] })
  await store().update(embedConfigurations).set({ settings })
  expect((await stored(configId)).configuration).toEqual({
    ...NEW_CONFIGURATION,
    name: 'Portal',
    origins: ['https://portal.example'],
    widgets: ['usage'],
  })
})

test('they are listed by environment and name', async () => {
  for (const name of ['Zeta', 'Alpha'])
    await createConfiguration(acting(), { environment: 'other', configuration: { ...NEW_CONFIGURATION, name } })
  expect((await configurationsOf('other')).map(({ configuration: { name } }) => name)).toEqual(['Alpha', 'Zeta'])
  expect((await configurationsOf('none')).length).toBe(0)
})

test('keys may be changed for new ones without end, but not all work at once', async () => {
  const { configId } = await newEmbed(world)
  const made: string[] = []
  for (let count = 1; count < 50; count++) {
    const key = await makeKey(acting(), configId, { name: `Key ${count}`, widgets: ['usage'] })
    if (!('id' in key)) throw new Error(key.message)
    made.push(key.id)
  }
  const another = () => makeKey(acting(), configId, { name: 'Another', widgets: ['usage'] })
  expect(await another()).toMatchObject({ status: 409, code: 'too_many_keys' })
  await revokeKey(acting(), configId, made[0] ?? '')
  expect(await another()).toMatchObject({ id: expect.any(String) })
  const listed = await keysOf(configId)
  expect(listed.at(-1)).toMatchObject({ id: made[0], revokedAt: expect.any(String), hint: expect.stringMatching(/^bcm_…\w{4}$/) })
})
