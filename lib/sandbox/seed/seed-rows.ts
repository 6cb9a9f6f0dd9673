import type { InferInsertModel } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { insertRows } from '@/lib/sandbox/database/insert-rows'
import type { Database } from '@/lib/sandbox/database/open'
import { addons, entitlements, features, meters, plans } from '@/lib/sandbox/database/tables/catalog'
import { customers, integrationMappings, taxRates, wallets } from '@/lib/sandbox/database/tables/customers'
import { creditGrantApplications, creditGrants } from '@/lib/sandbox/database/tables/grants'
import { addonAssociations, events, lineItems, subscriptions } from '@/lib/sandbox/database/tables/subscriptions'

/** Every table the seed fills. */
export const SEED_TABLES = {
  customers,
  integrationMappings,
  wallets,
  taxRates,
  meters,
  features,
  plans,
  addons,
  entitlements,
  subscriptions,
  lineItems,
  addonAssociations,
  events,
  creditGrants,
  creditGrantApplications,
} satisfies Record<string, PgTable>

type SeedTables = typeof SEED_TABLES

/** Rows to be written, by table. */
export type SeedRows = { [Name in keyof SeedTables]?: InferInsertModel<SeedTables[Name]>[] }

/** Rows of many parts as one. */
export function mergeRows(parts: readonly SeedRows[]): SeedRows {
  const merged = new Map<string, unknown[]>()
  for (const part of parts) {
    for (const [name, rows = []] of Object.entries(part)) {
      const target = merged.get(name)
      if (!target) merged.set(name, [...rows])
      else for (const row of rows) target.push(row)
    }
  }
  // Each list holds rows of the table it is named after.
  return Object.fromEntries(merged) as SeedRows
}

export async function writeRows(db: Database, rows: SeedRows): Promise<void> {
  for (const [name, table] of Object.entries(SEED_TABLES)) {
    // The rows under a table's name are that table's.
    await insertRows<PgTable>(db, table, (rows[name as keyof SeedRows] ?? []) as InferInsertModel<PgTable>[])
  }
}
