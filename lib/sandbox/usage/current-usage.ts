import { and, eq, sql } from 'drizzle-orm'
import { type Database, selectRows } from '@/lib/sandbox/database/open'
import { perDatabase } from '@/lib/sandbox/database/per-database'
import { customers } from '@/lib/sandbox/database/tables/customers'
import { lineItems, type SubscriptionRow, subscriptions } from '@/lib/sandbox/database/tables/subscriptions'
import type { FeatureGroup } from '@/lib/sandbox/entitlements/aggregate'
import { plainDecimal } from './decimal'
import { quantitySql } from './meter-quantity'
import { countsUsage, usageWindows } from './usage-windows'

const itemsOf = perDatabase((db) =>
  db
    .select()
    .from(lineItems)
    .where(eq(lineItems.subscriptionId, sql.placeholder('subscriptionId')))
    .prepare('line_items_of'),
)

/**
 * What a customer used of each metered feature, by feature id; what is missing is 0. Only one subscription's usage counts (section 7).
 * @param subscription the newest selected one
 * @param externalId of the customer, who events belong to
 * @returns decimal strings
 */
export async function currentUsage(
  db: Database,
  groups: readonly FeatureGroup[],
  subscription: SubscriptionRow,
  externalId: string,
  nowMs: number,
): Promise<Map<string, string>> {
  const items = await itemsOf(db).execute({ subscriptionId: subscription.id })
  const subject = { externalIds: await usersOf(db, subscription, externalId), zone: subscription.timezone }
  const queries = groups.flatMap(({ feature, meter, entitlement }) => {
    if (feature.type !== 'metered' || meter === null) return []
    const counting = items.filter((item) => countsUsage(item, meter.id, subscription))
    const windows = usageWindows(entitlement.usage_reset_period, subscription, counting, meter, nowMs)
    return windows.map(
      (window) => sql`select ${feature.id}::text as feature_id, (${quantitySql(meter, subject, window)}) as quantity`,
    )
  })
  if (queries.length === 0) return new Map()
  const rows = await selectRows<{ feature_id: string; quantity: string }>(
    db,
    sql`select feature_id, sum(quantity)::text as quantity from (${sql.join(queries, sql` union all `)}) as windows group by feature_id`,
  )
  return new Map(rows.map(({ feature_id, quantity }) => [feature_id, plainDecimal(quantity)]))
}

/** The customer, and for a parent subscription those whose subscriptions inherit it. */
async function usersOf(db: Database, { id, subscriptionType }: SubscriptionRow, externalId: string): Promise<string[]> {
  if (subscriptionType !== 'parent') return [externalId]
  const children = await db
    .select({ externalId: customers.externalId })
    .from(subscriptions)
    .innerJoin(customers, eq(customers.id, subscriptions.customerId))
    .where(
      and(
        eq(subscriptions.parentSubscriptionId, id),
        eq(subscriptions.subscriptionType, 'inherited'),
        eq(subscriptions.status, 'published'),
      ),
    )
  return [externalId, ...children.map((child) => child.externalId)]
}
