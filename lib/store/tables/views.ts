import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { moment } from '../moment'
import { users } from './staff'

/** A list's search and arrangement under a name: its owner's, or everybody's in that environment. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: text('id').primaryKey(),
    environment: text('environment').notNull(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    isShared: boolean('is_shared').notNull(),
    /** The query string of the list, without page, open row and view. */
    search: text('search').notNull(),
    /** The table's arrangement as JSON; null leaves each person's own. */
    arrangement: text('arrangement'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('saved_views_environment').on(table.environment)],
)

/** The view that a person's list opens with. */
export const defaultViews = pgTable(
  'default_views',
  {
    staffId: text('staff_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    environment: text('environment').notNull(),
    viewId: text('view_id')
      .notNull()
      .references(() => savedViews.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.staffId, table.environment] })],
)
