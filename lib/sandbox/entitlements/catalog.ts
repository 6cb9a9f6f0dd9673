import { eq } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { perDatabase } from '@/lib/sandbox/database/per-database'
import { features, meters, plans } from '@/lib/sandbox/database/tables/catalog'

export type FeatureRow = typeof features.$inferSelect
export type MeterRow = typeof meters.$inferSelect

/** What can be sold, by id. */
export interface Catalog {
  features: ReadonlyMap<string, { feature: FeatureRow; meter: MeterRow | null }>
  planNames: ReadonlyMap<string, string>
}

/** The catalog, read once: no operation of the API changes it, only a new seed does. */
export function catalogOf(db: Database): Promise<Catalog> {
  const kept = keptCatalog(db)
  kept.catalog ??= readCatalog(db)
  return kept.catalog
}

/** Forgets the catalog: after the data was replaced. */
export function forgetCatalog(db: Database): void {
  keptCatalog(db).catalog = undefined
}

const keptCatalog = perDatabase((): { catalog: Promise<Catalog> | undefined } => ({ catalog: undefined }))

async function readCatalog(db: Database): Promise<Catalog> {
  const rows = await db
    .select({ feature: features, meter: meters })
    .from(features)
    .leftJoin(meters, eq(meters.id, features.meterId))
  const names = await db.select({ id: plans.id, name: plans.name }).from(plans)
  return {
    features: new Map(rows.map((row) => [row.feature.id, row])),
    planNames: new Map(names.map(({ id, name }) => [id, name])),
  }
}
