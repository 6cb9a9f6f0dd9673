import 'server-only'
import { and, eq, getTableColumns, gt, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { audit } from '@/lib/audit/audit'
import { store } from '@/lib/store/store'
import { confirmations, intents } from '@/lib/store/tables/intents'
import type { Changes } from './changes'
import type { IntentState } from './intent'

/*
 * The rows of intents. Each change of state is one transaction with its audit entry: what cannot be audited does not happen. No transaction
 * is open while the billing API is asked. Times are the database's, which all consoles share.
 */

/** How long a write may be under way: two calls of the longest duration, and some. */
const LEASE_SECONDS = 30
/** What of it the call itself may take: no write goes out whose lease could end under it. */
const CALL_SECONDS = 12
/** A write that does not show so long after its call was over did not happen. */
const STILL_SECONDS = 5
/** After that, what customers' records say is forgotten; that they were written, by whom and how it ended, is not. */
const REMEMBERED_HOURS = 24

const ago = (count: number, unit: 'seconds' | 'hours') => sql`now() - ${`${count} ${unit}`}::interval`
const inSeconds = (count: number) => sql`now() + ${`${count} seconds`}::interval`

const asRead = {
  ...getTableColumns(intents),
  /** Whoever carried it out has given up, or is no more. */
  isLeft: sql<boolean>`${intents.leaseUntil} < now()`,
  isStill: sql<boolean>`coalesce(${intents.endedAt} < ${ago(STILL_SECONDS, 'seconds')}, false)`,
}
export type IntentRow = typeof intents.$inferSelect & { isLeft: boolean; isStill: boolean }

export type NewIntent = Pick<
  typeof intents.$inferSelect,
  'id' | 'actorId' | 'environment' | 'operation' | 'resource' | 'subject' | 'requestHash' | 'request' | 'version' | 'requestId'
>

/** Names an intent: ids are one's own. */
export type Name = Pick<IntentRow, 'actorId' | 'id'>
const named = ({ actorId, id }: Name) => and(eq(intents.actorId, actorId), eq(intents.id, id))

/** `known`: this very id has been here before. `busy`: somebody writes to the same customer. */
export type Beginning =
  | { is: 'begun'; row: IntentRow }
  | { is: 'known' | 'busy'; row: IntentRow }
  | { is: 'unconfirmed' }
  | { is: 'gone' }

const UNCONFIRMED = new Error('The confirmation does not confirm this')

/** Makes the row, unless it is there or another write to the same customer is under way; a confirmation is used up in the same step. */
export async function begin(intent: NewIntent, confirmation?: string): Promise<Beginning> {
  try {
    return await store().transaction(async (transaction): Promise<Beginning> => {
      const [made] = await transaction
        .insert(intents)
        .values({ ...intent, state: 'pending', leaseUntil: inSeconds(LEASE_SECONDS) as SQL<Date> })
        .onConflictDoNothing()
        .returning(asRead)
      if (!made) return inTheWay(transaction, intent)
      let row: IntentRow = made
      if (confirmation !== undefined) {
        const version = await spend(transaction, intent, confirmation)
        await transaction.update(intents).set({ version }).where(named(intent))
        row = { ...made, version }
      }
      await audit(transaction, { ...entryOf(row), action: 'write.begun', requestId: intent.requestId })
      return { is: 'begun', row }
    })
  } catch (error) {
    if (error === UNCONFIRMED) return { is: 'unconfirmed' }
    throw error
  }
}

type Transaction = Parameters<Parameters<ReturnType<typeof store>['transaction']>[0]>[0]

async function inTheWay(transaction: Transaction, intent: NewIntent): Promise<Beginning> {
  const [known] = await transaction.select(asRead).from(intents).where(named(intent))
  if (known) return { is: 'known', row: known }
  const { environment, resource } = intent
  const [holder] = await transaction
    .select(asRead)
    .from(intents)
    .where(and(eq(intents.environment, environment), eq(intents.resource, resource), eq(intents.state, 'pending')))
  return holder ? { is: 'busy', row: holder } : { is: 'gone' }
}

/** Uses up a confirmation; the version that it confirmed. */
async function spend(transaction: Transaction, intent: NewIntent, id: string): Promise<string> {
  const [used] = await transaction
    .update(confirmations)
    .set({ usedBy: intent.id })
    .where(
      and(
        eq(confirmations.id, id),
        eq(confirmations.actorId, intent.actorId),
        eq(confirmations.environment, intent.environment),
        eq(confirmations.subject, intent.subject ?? ''),
        isNull(confirmations.usedBy),
        gt(confirmations.expiresAt, sql`now()`),
      ),
    )
    .returning({ version: confirmations.version })
  if (!used) throw UNCONFIRMED
  return used.version
}

/** Right before the call. False when the lease is about to end: then nothing may be sent. */
export async function markSent(name: Name, before: string | null): Promise<boolean> {
  const marked = await store()
    .update(intents)
    .set({ sentAt: sql`now()`, before })
    .where(and(named(name), eq(intents.state, 'pending'), gt(intents.leaseUntil, inSeconds(CALL_SECONDS))))
    .returning({ id: intents.id })
  return marked.length > 0
}

export interface Ending {
  state: Exclude<IntentState, 'pending'>
  code?: string
  /** What its maker is told, and told again when it asks again. */
  answer?: { status: number; body: unknown }
  /** Of a customer that is new. */
  subject?: string
  changes?: Changes
  /** The request in whose course it was found out. */
  requestId: string
}

/** Writes down how it ended, once: what is done or failed stays so. Returns the row as it then is. */
export async function end(row: IntentRow, ending: Ending): Promise<IntentRow> {
  const { state, code = null, answer, subject = row.subject, changes, requestId } = ending
  return store().transaction(async (transaction) => {
    const [ended] = await transaction
      .update(intents)
      .set({
        state,
        code,
        subject,
        endedAt: sql`coalesce(${intents.endedAt}, now())`,
        ...(answer && { answerStatus: answer.status, answer: JSON.stringify(answer.body) ?? null }),
      })
      .where(and(named(row), inArray(intents.state, state === 'unknown' ? ['pending'] : ['pending', 'unknown'])))
      .returning(asRead)
    if (!ended) {
      const [other] = await transaction.select(asRead).from(intents).where(named(row))
      if (!other) throw new Error('An intent is gone')
      return other
    }
    const entry = entryOf(ended)
    const details = { ...entry.details, ...(code && { code }), ...(changes && { changes }) }
    await audit(transaction, { ...entry, action: `write.${state}`, requestId, details })
    return ended
  })
}

/** Ids and names of members only. */
const entryOf = ({ actorId, environment, subject, id, operation }: IntentRow) => ({
  actorId,
  environment,
  subject: subject ?? undefined,
  details: { intent: id, operation },
})

export async function intentNamed(name: Name): Promise<IntentRow | undefined> {
  const [found] = await store().select(asRead).from(intents).where(named(name))
  return found
}

/** What customers' records said, in rows that ended long ago, and confirmations that are over. */
export async function forgetOld(): Promise<void> {
  await store()
    .update(intents)
    .set({ request: null, before: null, answer: null })
    .where(
      and(
        inArray(intents.state, ['done', 'failed']),
        isNotNull(intents.request),
        lt(intents.endedAt, ago(REMEMBERED_HOURS, 'hours')),
      ),
    )
  await store()
    .delete(confirmations)
    .where(lt(confirmations.expiresAt, ago(REMEMBERED_HOURS, 'hours')))
}
