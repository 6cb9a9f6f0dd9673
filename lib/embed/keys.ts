import 'server-only'
import { and, asc, eq, isNull, lt, or } from 'drizzle-orm'
import { ulid } from 'ulid'
import { audit } from '@/lib/audit/audit'
import type { Staff } from '@/lib/auth/staff'
import type { Refusal } from '@/lib/http/answers'
import { store } from '@/lib/store/store'
import { embedConfigurations, embedKeys } from '@/lib/store/tables/embeds'
import type { IssuedKey, NewKey, StoredKey } from './configuration'
import { configurationById, NO_SUCH_CONFIGURATION } from './configurations'
import { isMintKey, mintKeyHash, mintKeyHint, newMintKey } from './mint-key'
import { WIDGETS, type Widget } from './widgets'

const MAX_KEYS = 50
/** How exactly it is known when a key was last used. */
const USE_NOTED_MS = 60_000

const NO_SUCH_KEY: Refusal = { status: 404, code: 'not_found', message: 'There is no such key.' }
const TOO_MANY: Refusal = { status: 409, code: 'too_many_keys', message: `There are ${MAX_KEYS} keys already.` }

const widgetsOf = (text: string): Widget[] => {
  const named: unknown[] = JSON.parse(text)
  return WIDGETS.filter((widget) => named.includes(widget))
}

/** Those that work first, and among them the oldest. */
export async function keysOf(configurationId: string): Promise<StoredKey[]> {
  const rows = await store()
    .select()
    .from(embedKeys)
    .where(eq(embedKeys.configurationId, configurationId))
    .orderBy(asc(embedKeys.createdAt), asc(embedKeys.id))
  const keys = rows.map((row) => ({
    id: row.id,
    name: row.name,
    hint: mintKeyHint(row.ending),
    widgets: widgetsOf(row.widgets),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }))
  return [...keys.filter(({ revokedAt }) => !revokedAt), ...keys.filter(({ revokedAt }) => revokedAt)]
}

interface Acting {
  actor: Staff
  requestId: string
}

/** The answer is the only place where the key is ever seen. */
export async function makeKey(
  { actor, requestId }: Acting,
  configurationId: string,
  { name, widgets }: NewKey,
): Promise<IssuedKey | Refusal> {
  const configuration = await configurationById(configurationId)
  if (!configuration) return NO_SUCH_CONFIGURATION
  const working = (await keysOf(configurationId)).filter(({ revokedAt }) => revokedAt === null)
  if (working.length >= MAX_KEYS) return TOO_MANY
  const { key, ...kept } = newMintKey()
  const id = ulid()
  await store().transaction(async (transaction) => {
    await transaction
      .insert(embedKeys)
      .values({ id, configurationId, name, widgets: JSON.stringify(widgets), createdBy: actor.id, ...kept })
    await audit(transaction, {
      action: 'embed.key_made',
      actorId: actor.id,
      environment: configuration.environment,
      subject: configurationId,
      requestId,
      details: { key: id, widgets: widgets.join(' ') },
    })
  })
  return { id, key }
}

/** It mints nothing from the next request on; tokens that it has minted live to their end, or are ended by themselves. */
export async function revokeKey(
  { actor, requestId }: Acting,
  configurationId: string,
  keyId: string,
): Promise<Refusal | undefined> {
  return store().transaction(async (transaction) => {
    const [revoked] = await transaction
      .update(embedKeys)
      .set({ revokedAt: new Date() })
      .where(and(eq(embedKeys.id, keyId), eq(embedKeys.configurationId, configurationId), isNull(embedKeys.revokedAt)))
      .returning({ id: embedKeys.id })
    if (!revoked) return NO_SUCH_KEY
    const details = { key: keyId }
    await audit(transaction, {
      action: 'embed.key_revoked',
      actorId: actor.id,
      subject: configurationId,
      requestId,
      details,
    })
    return undefined
  })
}

export interface MintingKey {
  id: string
  configurationId: string
  widgets: Widget[]
}

/** The key that a request carries, if it may mint at this moment: not revoked, and its configuration is enabled. */
export async function mintingKey(text: string): Promise<MintingKey | undefined> {
  if (!isMintKey(text)) return undefined
  const [found] = await store()
    .select({ id: embedKeys.id, configurationId: embedKeys.configurationId, widgets: embedKeys.widgets })
    .from(embedKeys)
    .innerJoin(embedConfigurations, eq(embedConfigurations.id, embedKeys.configurationId))
    .where(and(eq(embedKeys.keyHash, mintKeyHash(text)), isNull(embedKeys.revokedAt), eq(embedConfigurations.isEnabled, true)))
    .limit(1)
  if (!found) return undefined
  const now = Date.now()
  await store()
    .update(embedKeys)
    .set({ lastUsedAt: new Date(now) })
    .where(
      and(eq(embedKeys.id, found.id), or(isNull(embedKeys.lastUsedAt), lt(embedKeys.lastUsedAt, new Date(now - USE_NOTED_MS)))),
    )
  return { ...found, widgets: widgetsOf(found.widgets) }
}
