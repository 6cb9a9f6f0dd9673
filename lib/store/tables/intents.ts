import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { IntentState, WriteOperation } from '@/lib/intents/intent'
import { moment } from '../moment'

/**
 * A write of a person, one row from before the call on. The id is the idempotency key, so it is unique per person. `request`, `before` and
 * `answer` hold what a customer's record says, as JSON, and are forgotten a day after the end (lib/intents/rows.ts).
 */
export const intents = pgTable(
  'intents',
  {
    id: text('id').notNull(),
    actorId: text('actor_id').notNull(),
    environment: text('environment').notNull(),
    operation: text('operation').$type<WriteOperation>().notNull(),
    /** What only one write at a time may work on: a customer's id, or the external id that a new one takes. */
    resource: text('resource').notNull(),
    /** The customer's id; null while a new one has none. */
    subject: text('subject'),
    /** SHA-256 of all that was asked for. */
    requestHash: text('request_hash').notNull(),
    request: text('request'),
    /** The version that an edit or an archiving was based on. */
    version: text('version'),
    /** The members that it changes, as they were. */
    before: text('before'),
    state: text('state').$type<IntentState>().notNull(),
    /** Why it failed, or is not settled. */
    code: text('code'),
    answerStatus: integer('answer_status'),
    answer: text('answer'),
    requestId: text('request_id').notNull(),
    begunAt: moment('begun_at').notNull().defaultNow(),
    /** Whoever carries it out has given up by then, or is no more. */
    leaseUntil: moment('lease_until').notNull(),
    /** Set right before the call: without it, nothing was sent. */
    sentAt: moment('sent_at'),
    /** When the call was over, whether its outcome was known or not. */
    endedAt: moment('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.actorId, table.id] }),
    // The lock: in the database, since there may be several consoles, and without a transaction that would stay open during the call.
    uniqueIndex('intents_one_at_a_time').on(table.environment, table.resource).where(sql`state = 'pending'`),
    index('intents_ended_at').on(table.endedAt),
  ],
)

/** Leave to archive one version of one customer: for one person, once, and for minutes. */
export const confirmations = pgTable('confirmations', {
  id: text('id').primaryKey(),
  actorId: text('actor_id').notNull(),
  environment: text('environment').notNull(),
  subject: text('subject').notNull(),
  version: text('version').notNull(),
  expiresAt: moment('expires_at').notNull(),
  /** The intent that used it up. */
  usedBy: text('used_by'),
})
