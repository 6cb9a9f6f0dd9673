import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../moment'
import { users } from './staff'

/** One file of customers, from its order to its end; the rows themselves are never kept. */
export const exports = pgTable('exports', {
  id: text('id').primaryKey(),
  staffId: text('staff_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  environment: text('environment').notNull(),
  /** What was asked for, as JSON (lib/exports/export-order.ts). */
  order: text('order').notNull(),
  /** `ordered`, `running`, `done`, `failed`, `cancelled`. */
  state: text('state').notNull(),
  /** Customers that the API counted when it began; null before. */
  expected: integer('expected'),
  written: integer('written').notNull().default(0),
  /** Why it failed: a code. */
  failure: text('failure'),
  createdAt: moment('created_at').notNull().defaultNow(),
  /** Of the last sign of life. */
  updatedAt: moment('updated_at').notNull().defaultNow(),
})
