import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { decimal, moment, recordColumns, textMap } from '../columns'

/** A promise of credits to a subscription, once or again and again. */
export const creditGrants = pgTable('credit_grants', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** `PLAN`, `SUBSCRIPTION` or `ADDON`. */
  scope: text('scope').notNull(),
  subscriptionId: text('subscription_id').notNull(),
  /** `ONETIME` or `RECURRING`. */
  cadence: text('cadence').notNull(),
  /** `MONTHLY`, …; with RECURRING only. */
  period: text('period'),
  periodCount: integer('period_count'),
  credits: decimal('credits').notNull(),
  expirationType: text('expiration_type').notNull().default('NEVER'),
  anchor: moment('credit_grant_anchor').notNull(),
  endDate: moment('end_date'),
  ...recordColumns(),
})

/** One occasion of a grant. A grant has at most one that is still open. */
export const creditGrantApplications = pgTable(
  'credit_grant_applications',
  {
    id: text('id').primaryKey(),
    creditGrantId: text('credit_grant_id').notNull(),
    subscriptionId: text('subscription_id').notNull(),
    scheduledFor: moment('scheduled_for').notNull(),
    appliedAt: moment('applied_at'),
    periodStart: moment('period_start').notNull(),
    periodEnd: moment('period_end'),
    /** `pending`, `failed`, `applied`, `skipped` or `cancelled`. */
    applicationStatus: text('application_status').notNull(),
    applicationReason: text('application_reason').notNull(),
    subscriptionStatusAtApplication: text('subscription_status_at_application').notNull(),
    credits: decimal('credits').notNull(),
    failureReason: text('failure_reason'),
    retryCount: integer('retry_count').notNull().default(0),
    metadata: textMap('metadata'),
    ...recordColumns(),
  },
  (table) => [
    index('credit_grant_applications_of').on(table.subscriptionId, table.scheduledFor),
    index('credit_grant_applications_due').on(table.scheduledFor).where(sql`${table.applicationStatus} in ('pending', 'failed')`),
  ],
)

export type ApplicationRow = typeof creditGrantApplications.$inferSelect
