import { and, asc, eq, sql } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { perDatabase } from '@/lib/sandbox/database/per-database'
import { addonAssociations, type SubscriptionRow } from '@/lib/sandbox/database/tables/subscriptions'
import { toMs } from '@/lib/sandbox/time/rfc3339'
import { type EntitlementRow, entitlementsOf, type Found } from './entitlements-of'

type AssociationRow = typeof addonAssociations.$inferSelect

/** One entitlement as it reaches a customer. The same one comes twice when its addon is attached twice. */
export interface Contribution extends Found {
  subscriptionId: string
}

/**
 * Everything that entitles a customer, in the order the API collects it: subscription by subscription; in each the plan's, the addons',
 * its own; newest first (section 6, step 2). Disabled and unpublished ones are gone, features that are deleted, too.
 */
export async function collectContributions(
  db: Database,
  subscriptions: readonly SubscriptionRow[],
  options: { nowMs: number; featureIds: readonly string[] },
): Promise<Contribution[]> {
  const billed = subscriptions.filter(({ subscriptionType }) => subscriptionType !== 'inherited')
  if (billed.length === 0) return []
  const associations = await activeAssociations(db, billed)
  const rows = await entitlementsOf(db, [
    ...billed.flatMap(({ id, planId }) => [id, planId]),
    ...associations.map(({ addonId }) => addonId),
  ])
  const { featureIds } = options
  return billed
    .flatMap((subscription) => contributionsOf(subscription, associations, rows, options.nowMs))
    .filter(({ entitlement }) => featureIds.length === 0 || featureIds.includes(entitlement.featureId))
    .filter(({ entitlement, feature }) => entitlement.isEnabled && feature.status !== 'deleted')
}

function contributionsOf(
  subscription: SubscriptionRow,
  associations: readonly AssociationRow[],
  rows: readonly Found[],
  nowMs: number,
): Contribution[] {
  const ofEntity = (type: EntitlementRow['entityType'], id: string) =>
    rows.filter(({ entitlement }) => entitlement.entityType === type && entitlement.entityId === id)
  const own = ofEntity('SUBSCRIPTION', subscription.id).filter(({ entitlement }) => isInForce(entitlement, nowMs))
  const replaced = new Set(own.map(({ entitlement }) => entitlement.parentEntitlementId))
  const attached = associations.filter((association) => association.subscriptionId === subscription.id)
  const shared = [
    ...ofEntity('PLAN', subscription.planId),
    ...attached.flatMap(({ addonId }) => ofEntity('ADDON', addonId)),
  ].filter(({ entitlement }) => !replaced.has(entitlement.id))
  return [...shared, ...own].map((found) => ({ ...found, subscriptionId: subscription.id }))
}

function isInForce({ startDate, endDate }: EntitlementRow, nowMs: number): boolean {
  return (startDate === null || toMs(startDate) <= nowMs) && (endDate === null || toMs(endDate) > nowMs)
}

const associationsOf = perDatabase((db) =>
  db
    .select()
    .from(addonAssociations)
    .where(
      and(
        sql`${addonAssociations.subscriptionId} = any(${sql.placeholder('subscriptionIds')}::text[])`,
        eq(addonAssociations.status, 'published'),
        eq(addonAssociations.addonStatus, 'active'),
      ),
    )
    .orderBy(asc(addonAssociations.id))
    .prepare('addon_associations'),
)

/** The associations in force at some moment of their subscription's current period, oldest first. */
async function activeAssociations(db: Database, billed: readonly SubscriptionRow[]): Promise<AssociationRow[]> {
  const byId = new Map(billed.map((subscription) => [subscription.id, subscription]))
  const rows = await associationsOf(db).execute({ subscriptionIds: [...byId.keys()] })
  return rows.filter(({ subscriptionId, startDate, endDate }) => {
    const period = byId.get(subscriptionId)
    if (!period) return false
    const begun = startDate === null || toMs(startDate) <= toMs(period.currentPeriodEnd)
    return begun && (endDate === null || toMs(endDate) > toMs(period.currentPeriodStart))
  })
}
