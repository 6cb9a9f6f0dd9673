import 'server-only'
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { ulid } from 'ulid'
import { audit } from '@/lib/audit/audit'
import type { Staff } from '@/lib/auth/staff'
import { settings } from '@/lib/env'
import type { Refusal } from '@/lib/http/answers'
import { routes } from '@/lib/routes'
import { preparedQuery } from '@/lib/store/prepared'
import { store } from '@/lib/store/store'
import { embedConfigurations, embedSessions } from '@/lib/store/tables/embeds'
import type { CustomerRevocation, OpenEmbedSession, StoredConfiguration } from './configuration'
import { storedOf } from './configurations'
import type { SessionAnswer } from './session-request'
import { type EmbedClaims, type ReadToken, signToken } from './token'
import { pageOf, WIDGETS, type Widget } from './widgets'

/** Rows are kept so long after their token has ended, to be told apart from one that never was. */
const KEPT_MS = 24 * 60 * 60_000
const MAX_LISTED = 200

export const NO_SUCH_SESSION: Refusal = { status: 404, code: 'not_found', message: 'There is no such session.' }

interface Opening {
  configuration: StoredConfiguration
  customerId: string
  widgets: Widget[]
  /** Seconds. */
  ttl: number
  requestId: string
  /** A vendor's server by its key, or staff from their sign-in. */
  by:
    | { kind: 'session'; keyId: string }
    /** `origin`: the address by which they reach the console, which frames it. */
    | { kind: 'preview'; staff: Staff; staffSessionId: string; origin: string }
}

/** Makes a token for one customer. It is told to whoever asked; what stays is its row and a line of the audit, by its id. */
export async function openSession({ configuration, customerId, widgets, ttl, requestId, by }: Opening): Promise<SessionAnswer> {
  const { id: configurationId, environment } = configuration
  const id = ulid()
  const isPreview = by.kind === 'preview'
  const { token, expiresAt } = await signToken(by.kind, {
    sub: customerId,
    env: environment,
    cfg: configurationId,
    scope: widgets,
    origins: isPreview ? [by.origin] : configuration.configuration.origins,
    jti: id,
    ttl,
  })
  const owner = isPreview ? { staffId: by.staff.id, staffSessionId: by.staffSessionId } : { keyId: by.keyId }
  await store().transaction(async (transaction) => {
    await transaction.delete(embedSessions).where(lt(embedSessions.expiresAt, new Date(Date.now() - KEPT_MS)))
    await transaction
      .insert(embedSessions)
      .values({ id, configurationId, environment, customerId, kind: by.kind, expiresAt, ...owner })
    const told = { session: id, widgets: widgets.join(' ') }
    await audit(transaction, {
      environment,
      requestId,
      // A customer may open hundreds a day, which would bury what was done to them: those are the configuration's. A look of staff is told.
      ...(by.kind === 'preview'
        ? {
            action: 'embed.previewed',
            actorId: by.staff.id,
            subject: customerId,
            details: { ...told, configuration: configurationId },
          }
        : {
            action: 'embed.session_opened',
            subject: configurationId,
            details: { ...told, customer: customerId, key: by.keyId },
          }),
    })
  })
  const page = pageOf(widgets)
  const url = isPreview
    ? by.origin + routes.embedPreview(configurationId, page, token)
    : settings().publicUrl + routes.embed(configurationId, page, token)
  return { id, url, token, expires_at: expiresAt.toISOString() }
}

/** A token that works at this moment, with the configuration it is for. */
export interface Bearer {
  claims: EmbedClaims
  configuration: StoredConfiguration
  /** What it may show: named by the token and, still, by the configuration. */
  widgets: Widget[]
}

const sessionQuery = preparedQuery((database) =>
  database
    .select({ row: embedSessions, stored: embedConfigurations })
    .from(embedSessions)
    .innerJoin(embedConfigurations, eq(embedConfigurations.id, embedSessions.configurationId))
    .where(eq(embedSessions.id, sql.placeholder('id')))
    .prepare(''),
)

/** Who asks, from what a token of ours says. Undefined for one that does not work any more, or not at this address. */
export async function bearerOf({ kind, claims }: ReadToken, configurationId: string): Promise<Bearer | undefined> {
  if (claims.cfg !== configurationId) return undefined
  const [found] = await sessionQuery().execute({ id: claims.jti })
  if (!found) return undefined
  const { row, stored } = found
  const isKnown =
    row.revokedAt === null &&
    row.kind === kind &&
    row.configurationId === configurationId &&
    row.customerId === claims.sub &&
    row.environment === claims.env &&
    stored.environment === claims.env
  if (!isKnown) return undefined
  const configuration = storedOf(stored)
  // Staff may look at one that is not enabled yet.
  if (kind === 'session' && !configuration.configuration.isEnabled) return undefined
  const allowed = configuration.configuration.widgets
  return {
    claims,
    configuration,
    widgets: WIDGETS.filter((widget) => allowed.includes(widget) && claims.scope.includes(widget)),
  }
}

const isOpen = (now: Date) => [isNull(embedSessions.revokedAt), gt(embedSessions.expiresAt, now)]

/** The newest first. */
export async function openEmbedSessionsOf(configurationId: string): Promise<OpenEmbedSession[]> {
  const rows = await store()
    .select()
    .from(embedSessions)
    .where(and(eq(embedSessions.configurationId, configurationId), ...isOpen(new Date())))
    .orderBy(desc(embedSessions.id))
    .limit(MAX_LISTED)
  return rows.map(({ id, kind, customerId, createdAt, expiresAt }) => ({
    id,
    kind,
    customerId,
    openedAt: createdAt.toISOString(),
    endsAt: expiresAt.toISOString(),
  }))
}

interface Ending {
  /** Of the configuration that it must be for. */
  configurationId: string
  sessionId: string
  requestId: string
  actor?: Staff
}

/** Ends one token: its next request is refused. */
export async function revokeSession({ configurationId, sessionId, requestId, actor }: Ending): Promise<Refusal | undefined> {
  return store().transaction(async (transaction) => {
    const now = new Date()
    const [revoked] = await transaction
      .update(embedSessions)
      .set({ revokedAt: now })
      .where(and(eq(embedSessions.id, sessionId), eq(embedSessions.configurationId, configurationId), ...isOpen(now)))
      .returning()
    if (!revoked) return NO_SUCH_SESSION
    await audit(transaction, {
      action: 'embed.session_revoked',
      ...(actor && { actorId: actor.id }),
      environment: revoked.environment,
      subject: revoked.customerId,
      requestId,
      details: { configuration: configurationId, session: sessionId },
    })
    return undefined
  })
}

/** Ends every token of a customer, in one environment; how many there were. */
export async function revokeCustomer(
  { actor, requestId }: { actor: Staff; requestId: string },
  { environment, customer_id: customerId }: CustomerRevocation,
): Promise<number> {
  return store().transaction(async (transaction) => {
    const now = new Date()
    const revoked = await transaction
      .update(embedSessions)
      .set({ revokedAt: now })
      .where(and(eq(embedSessions.environment, environment), eq(embedSessions.customerId, customerId), ...isOpen(now)))
      .returning({ id: embedSessions.id })
    await audit(transaction, {
      action: 'embed.customer_revoked',
      actorId: actor.id,
      environment,
      subject: customerId,
      requestId,
      details: { count: revoked.length },
    })
    return revoked.length
  })
}
