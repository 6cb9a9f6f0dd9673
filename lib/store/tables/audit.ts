import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../moment'

/**
 * What was done, by whom, in order: append-only by trigger, each row carrying the hash of the one before (lib/audit/chain.ts).
 * `details` is JSON as text, since the hash needs it to the letter.
 */
export const auditEntries = pgTable(
  'audit_entries',
  {
    /** 1, 2, 3, … without a gap. */
    number: integer('number').primaryKey(),
    at: moment('at').notNull(),
    actorId: text('actor_id'),
    action: text('action').notNull(),
    environment: text('environment'),
    subject: text('subject'),
    requestId: text('request_id'),
    details: text('details').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_entries_subject').on(table.subject, table.number)],
)
