import { and, eq, sql } from 'drizzle-orm'
import { type Database, selectRows } from '@/lib/sandbox/database/open'
import { perDatabase } from '@/lib/sandbox/database/per-database'
import { customers } from '@/lib/sandbox/database/tables/customers'
import { events, lineItems, type SubscriptionRow, subscriptions } from '@/lib/sandbox/database/tables/subscriptions'
import type { FeatureGroup } from '@/lib/sandbox/entitlements/aggregate'
import type { Span } from '@/lib/sandbox/time/period'
import { plainDecimal } from './decimal'
import { at, type Measure, ownedBy, quantitySql, type Subject } from './meter-quantity'
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
  const measured = groups.flatMap(({ feature, meter, entitlement }) => {
    if (feature.type !== 'metered' || meter === null) return []
    const counting = items.filter((item) => countsUsage(item, meter.id, subscription))
    const windows = usageWindows(entitlement.usage_reset_period, subscription, counting, meter, nowMs)
    return windows.length === 0 ? [] : [{ featureId: feature.id, meter, windows }]
  })
  const quantities = await measure(db, measured, subject)
  return new Map(measured.map(({ featureId }, index) => [featureId, plainDecimal(quantities[index] ?? '0')]))
}

interface Measured {
  meter: Measure
  windows: Span[]
}

/** What each meter comes to in its windows, added up: all in one reading of the events. */
async function measure(db: Database, measured: readonly Measured[], subject: Subject): Promise<string[]> {
  if (measured.length === 0) return []
  const sums = measured.map(({ meter, windows }) => {
    const quantities = windows.map((window) => quantitySql(meter, subject, window))
    return sql`(${sql.join(quantities, sql` + `)})::text`
  })
  const windows = measured.flatMap((one) => one.windows)
  const [row] = await selectRows<{ quantities: string[] }>(
    db,
    sql`select array[${sql.join(sums, sql`, `)}] as quantities from ${events}
      where ${ownedBy(subject)}
        and ${events.eventName} = any(${sql.param(measured.map(({ meter }) => meter.eventName))}::text[])
        and ${events.timestamp} >= ${at(Math.min(...windows.map(({ startMs }) => startMs)))}
        and ${events.timestamp} < ${at(Math.max(...windows.map(({ endMs }) => endMs)))}`,
  )
  return row?.quantities ?? []
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
