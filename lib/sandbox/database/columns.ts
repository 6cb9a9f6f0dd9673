import { jsonb, numeric, text, timestamp } from 'drizzle-orm/pg-core'

/** A moment with microseconds, kept as Postgres writes it: a JavaScript Date would drop three digits. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 6, mode: 'string' })

/** A decimal number as text, with every digit it came with. */
export const decimal = (name: string) => numeric(name)

/** A map of text to text. */
export const textMap = (name: string) => jsonb(name).$type<Record<string, string>>()

/** What every record of the API carries. */
export const recordColumns = () => ({
  tenantId: text('tenant_id').notNull(),
  environmentId: text('environment_id').notNull(),
  /** `published`, `archived` or `deleted`. */
  status: text('status').notNull().default('published'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
  createdBy: text('created_by').notNull(),
  updatedBy: text('updated_by').notNull(),
})
