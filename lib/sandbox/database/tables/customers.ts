import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { recordColumns, textMap } from '../columns'

/** Customers as the API stores them. Text is `''` when not given; only `contact` and `metadata` can be null. */
export const customers = pgTable(
  'customers',
  {
    id: text('id').primaryKey(),
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull().default(''),
    contact: text('contact'),
    addressLine1: text('address_line1').notNull().default(''),
    addressLine2: text('address_line2').notNull().default(''),
    addressCity: text('address_city').notNull().default(''),
    addressState: text('address_state').notNull().default(''),
    addressPostalCode: text('address_postal_code').notNull().default(''),
    addressCountry: text('address_country').notNull().default(''),
    timezone: text('timezone').notNull().default('UTC'),
    metadata: textMap('metadata'),
    ...recordColumns(),
  },
  (table) => [
    uniqueIndex('customers_external_id_published').on(table.externalId).where(sql`${table.status} = 'published'`),
    index('customers_created_at').on(table.status, table.createdAt, table.id),
    index('customers_updated_at').on(table.status, table.updatedAt),
    index('customers_name').on(table.status, table.name),
    index('customers_email').on(table.status, table.email),
    index('customers_external_id').on(table.status, table.externalId),
    index('customers_name_contains').using('gin', table.name.op('gin_trgm_ops')),
    index('customers_email_contains').using('gin', table.email.op('gin_trgm_ops')),
    index('customers_external_id_contains').using('gin', table.externalId.op('gin_trgm_ops')),
  ],
)

export type CustomerRow = typeof customers.$inferSelect

/** How many customers have each status, kept by triggers, so that the total of an unfiltered list costs no scan. */
export const customerCounts = pgTable('customer_counts', {
  status: text('status').primaryKey(),
  count: bigint('count', { mode: 'number' }).notNull(),
})

/** What another system calls a customer. */
export const integrationMappings = pgTable(
  'integration_mappings',
  {
    id: text('id').primaryKey(),
    /** `customer`; the sandbox keeps no others. */
    entityType: text('entity_type').notNull(),
    entityId: text('entity_id').notNull(),
    providerType: text('provider_type').notNull(),
    providerEntityId: text('provider_entity_id').notNull(),
    metadata: jsonb('metadata').$type<Record<string, unknown>>(),
    ...recordColumns(),
  },
  (table) => [index('integration_mappings_entity').on(table.entityId)],
)

/** A customer with an active one cannot be archived. */
export const wallets = pgTable(
  'wallets',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id').notNull(),
    currency: text('currency').notNull(),
    /** `active`, `frozen` or `closed`. */
    walletStatus: text('wallet_status').notNull(),
    ...recordColumns(),
  },
  (table) => [index('wallets_customer').on(table.customerId)],
)

/** What a new customer's tax overrides may name. */
export const taxRates = pgTable('tax_rates', {
  code: text('code').primaryKey(),
  /** `ACTIVE` or `INACTIVE`. */
  taxRateStatus: text('tax_rate_status').notNull(),
})
