import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { perDatabase } from '@/lib/sandbox/database/per-database'
import { entitlements } from '@/lib/sandbox/database/tables/catalog'
import { catalogOf, type FeatureRow, type MeterRow } from './catalog'

export type EntitlementRow = typeof entitlements.$inferSelect

/** An entitlement with the feature it is for. */
export interface Found {
  /** '' for addons and subscriptions, which the API does not name. */
  planName: string
  entitlement: EntitlementRow
  feature: FeatureRow
  meter: MeterRow | null
}

const published = perDatabase((db) =>
  db
    .select()
    .from(entitlements)
    .where(
      and(sql`${entitlements.entityId} = any(${sql.placeholder('entityIds')}::text[])`, eq(entitlements.status, 'published')),
    )
    .orderBy(desc(entitlements.createdAt), desc(entitlements.id))
    .prepare('entitlements_of'),
)

/** The published entitlements of some plans, addons and subscriptions, newest first. */
export async function entitlementsOf(db: Database, entityIds: readonly string[]): Promise<Found[]> {
  const catalog = await catalogOf(db)
  const rows = await published(db).execute({ entityIds: [...new Set(entityIds)] })
  return rows.flatMap((entitlement) => {
    const sold = catalog.features.get(entitlement.featureId)
    if (!sold) return []
    const planName = entitlement.entityType === 'PLAN' ? (catalog.planNames.get(entitlement.entityId) ?? '') : ''
    return [{ ...sold, entitlement, planName }]
  })
}
