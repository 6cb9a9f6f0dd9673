import { and, desc, eq, sql } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { perDatabase } from '@/lib/sandbox/database/per-database'
import { entitlements, features, meters, plans } from '@/lib/sandbox/database/tables/catalog'

export type EntitlementRow = typeof entitlements.$inferSelect
export type FeatureRow = typeof features.$inferSelect
export type MeterRow = typeof meters.$inferSelect

/** An entitlement with the feature it is for. */
export interface Found {
  /** '' for addons and subscriptions, which the API does not name. */
  planName: string
  entitlement: EntitlementRow
  feature: FeatureRow
  meter: MeterRow | null
}

/**
 * The published entitlements of some plans, addons and subscriptions, newest first.
 * @param entities by id; `shared` ones are plans and addons, whose entitlements are read once: nothing but a new seed changes them
 */
export async function entitlementsOf(
  db: Database,
  entities: { shared: readonly string[]; own: readonly string[] },
): Promise<Found[]> {
  const known = sharedEntitlements(db)
  const missing = [...new Set(entities.shared)].filter((id) => !known.has(id))
  if (missing.length > 0) {
    const read = await readEntitlements(db).execute({ entityIds: missing })
    for (const id of missing)
      known.set(
        id,
        named(read).filter(({ entitlement }) => entitlement.entityId === id),
      )
  }
  const own = await readEntitlements(db).execute({ entityIds: entities.own })
  return [...new Set(entities.shared)].flatMap((id) => known.get(id) ?? []).concat(named(own))
}

/** Forgets what plans and addons grant: after the data was replaced. */
export function forgetSharedEntitlements(db: Database): void {
  sharedEntitlements(db).clear()
}

const sharedEntitlements = perDatabase(() => new Map<string, Found[]>())

const readEntitlements = perDatabase((db) =>
  db
    .select({ entitlement: entitlements, feature: features, meter: meters, planName: plans.name })
    .from(entitlements)
    .innerJoin(features, eq(features.id, entitlements.featureId))
    .leftJoin(meters, eq(meters.id, features.meterId))
    .leftJoin(plans, and(eq(plans.id, entitlements.entityId), eq(entitlements.entityType, 'PLAN')))
    .where(
      and(sql`${entitlements.entityId} = any(${sql.placeholder('entityIds')}::text[])`, eq(entitlements.status, 'published')),
    )
    .orderBy(desc(entitlements.createdAt), desc(entitlements.id))
    .prepare('entitlements_of'),
)

function named(rows: (Omit<Found, 'planName'> & { planName: string | null })[]): Found[] {
  return rows.map((row) => ({ ...row, planName: row.planName ?? '' }))
}
