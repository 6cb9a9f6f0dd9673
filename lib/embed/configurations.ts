import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { ulid } from 'ulid'
import { type AuditAction, audit } from '@/lib/audit/audit'
import type { Staff } from '@/lib/auth/staff'
import type { Refusal } from '@/lib/http/answers'
import { store } from '@/lib/store/store'
import { embedConfigurations } from '@/lib/store/tables/embeds'
import type { EmbedShell } from './answers'
import {
  type ConfigurationChange,
  type EmbedConfiguration,
  embedConfiguration,
  NEW_CONFIGURATION,
  type NewConfiguration,
  type PreviewableConfiguration,
  type StoredConfiguration,
} from './configuration'

/** Far more than a vendor has portals; what keeps the table small. */
const MAX_CONFIGURATIONS = 100

export const NO_SUCH_CONFIGURATION: Refusal = { status: 404, code: 'not_found', message: 'There is no such configuration.' }
const CHANGED_MEANWHILE: Refusal = {
  status: 409,
  code: 'changed_meanwhile',
  message: 'Somebody else has changed this configuration since you opened it.',
}

type Row = typeof embedConfigurations.$inferSelect

/** @throws Error for a row that no release of ours has written */
export function storedOf(row: Row): StoredConfiguration {
  const { id, environment, version, name, isEnabled, settings, createdAt, updatedAt } = row
  // What a release before did not know yet is as in a new one.
  const configuration = embedConfiguration.parse({ ...NEW_CONFIGURATION, ...JSON.parse(settings), name, isEnabled })
  return { id, environment, version, configuration, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}

const columnsOf = ({ name, isEnabled, ...rest }: EmbedConfiguration) => ({ name, isEnabled, settings: JSON.stringify(rest) })

/** All of an environment, by name. */
export async function configurationsOf(environment: string): Promise<StoredConfiguration[]> {
  const rows = await store()
    .select()
    .from(embedConfigurations)
    .where(eq(embedConfigurations.environment, environment))
    .orderBy(asc(embedConfigurations.name), asc(embedConfigurations.id))
  return rows.map(storedOf)
}

export async function configurationById(id: string): Promise<StoredConfiguration | undefined> {
  const [row] = await store().select().from(embedConfigurations).where(eq(embedConfigurations.id, id)).limit(1)
  return row && storedOf(row)
}

/** Those that a customer can be seen through. */
export async function previewableOf(environment: string): Promise<PreviewableConfiguration[]> {
  const all = await configurationsOf(environment)
  return all.map(({ id, configuration: { name, isEnabled, widgets, hiddenFeatures, hiddenGrants } }) => ({
    id,
    name,
    isEnabled,
    widgets,
    hiddenFeatures,
    hiddenGrants,
  }))
}

/** For a widget's page: what it needs before there is a token. Undefined for one that is not there, or disabled. */
export async function embedShell(id: string): Promise<EmbedShell | undefined> {
  const found = await configurationById(id)
  return found?.configuration.isEnabled ? shellOf(found) : undefined
}

/** The same in a frame of the console, where staff may look at one before it is enabled. */
export async function previewShell(id: string): Promise<EmbedShell | undefined> {
  const found = await configurationById(id)
  return found && shellOf(found)
}

function shellOf({ id, configuration }: StoredConfiguration): EmbedShell {
  const { origins, widgets, theme, languages, links } = configuration
  return { id, origins, widgets, theme, languages, links }
}

interface Acting {
  actor: Staff
  requestId: string
}

const entry = (action: AuditAction, { actor, requestId }: Acting, { id, environment }: Pick<Row, 'id' | 'environment'>) => ({
  action,
  actorId: actor.id,
  environment,
  subject: id,
  requestId,
})

export async function createConfiguration(
  acting: Acting,
  { environment, configuration }: NewConfiguration,
): Promise<{ id: string } | Refusal> {
  if ((await configurationsOf(environment)).length >= MAX_CONFIGURATIONS)
    return { status: 409, code: 'too_many_embeds', message: `There are ${MAX_CONFIGURATIONS} configurations already.` }
  const id = `emb_${ulid()}`
  await store().transaction(async (transaction) => {
    await transaction.insert(embedConfigurations).values({ id, environment, ...columnsOf(configuration) })
    const details = { origins: configuration.origins.join(' '), widgets: configuration.widgets.join(' ') }
    await audit(transaction, { ...entry('embed.created', acting, { id, environment }), details })
  })
  return { id }
}

/** Holds from the next request on: for tokens that are out, too. */
export async function changeConfiguration(
  acting: Acting,
  id: string,
  { version, configuration }: ConfigurationChange,
): Promise<StoredConfiguration | Refusal> {
  return store().transaction(async (transaction) => {
    const [before] = await transaction.select().from(embedConfigurations).where(eq(embedConfigurations.id, id)).limit(1)
    if (!before) return NO_SUCH_CONFIGURATION
    const [after] = await transaction
      .update(embedConfigurations)
      .set({ ...columnsOf(configuration), version: version + 1, updatedAt: new Date() })
      .where(and(eq(embedConfigurations.id, id), eq(embedConfigurations.version, version)))
      .returning()
    if (!after) return CHANGED_MEANWHILE
    const details = { changed: changedMembers(storedOf(before).configuration, configuration).join(' ') }
    await audit(transaction, { ...entry('embed.changed', acting, after), details })
    return storedOf(after)
  })
}

const changedMembers = (before: EmbedConfiguration, after: EmbedConfiguration) =>
  (Object.keys(after) as (keyof EmbedConfiguration)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )

/** Its keys and tokens go with it. */
export async function removeConfiguration(acting: Acting, id: string): Promise<Refusal | undefined> {
  return store().transaction(async (transaction) => {
    const [removed] = await transaction.delete(embedConfigurations).where(eq(embedConfigurations.id, id)).returning()
    if (!removed) return NO_SUCH_CONFIGURATION
    await audit(transaction, entry('embed.removed', acting, removed))
    return undefined
  })
}
