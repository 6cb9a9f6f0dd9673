/** Widgets in vendors' own pages: what they may show, who may mint tokens for them, and the tokens that are out. */
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../moment'
import { sessions, users } from './staff'

export const embedConfigurations = pgTable(
  'embed_configurations',
  {
    /** Public: it stands in the address of each widget. */
    id: text('id').primaryKey(),
    environment: text('environment').notNull(),
    name: text('name').notNull(),
    isEnabled: boolean('is_enabled').notNull(),
    /** The rest of lib/embed/configuration.ts as JSON. */
    settings: text('settings').notNull(),
    /** One more with each change. */
    version: integer('version').notNull().default(1),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('embed_configurations_environment').on(table.environment)],
)

/** With one, a vendor's server mints tokens for one configuration. We keep its hash only. */
export const embedKeys = pgTable(
  'embed_keys',
  {
    id: text('id').primaryKey(),
    configurationId: text('configuration_id')
      .notNull()
      .references(() => embedConfigurations.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    keyHash: text('key_hash').notNull().unique(),
    /** The key's last characters, to tell it by. */
    ending: text('ending').notNull(),
    /** JSON, of lib/embed/widgets.ts. */
    widgets: text('widgets').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** To the minute. */
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('embed_keys_configuration_id').on(table.configurationId)],
)

/** One row a token, by its `jti`: a token without its row does not work. Rows go some time after the token has ended. */
export const embedSessions = pgTable(
  'embed_sessions',
  {
    id: text('id').primaryKey(),
    configurationId: text('configuration_id')
      .notNull()
      .references(() => embedConfigurations.id, { onDelete: 'cascade' }),
    environment: text('environment').notNull(),
    customerId: text('customer_id').notNull(),
    kind: text('kind').$type<'session' | 'preview'>().notNull(),
    /** Of a session: the key that it was minted with. */
    keyId: text('key_id').references(() => embedKeys.id, { onDelete: 'cascade' }),
    /** Of a preview: who looks, and the sign-in that it ends with. */
    staffId: text('staff_id').references(() => users.id, { onDelete: 'cascade' }),
    staffSessionId: text('staff_session_id').references(() => sessions.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull().defaultNow(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [
    index('embed_sessions_customer').on(table.environment, table.customerId),
    index('embed_sessions_configuration').on(table.configurationId, table.expiresAt),
    index('embed_sessions_expires_at').on(table.expiresAt),
  ],
)
