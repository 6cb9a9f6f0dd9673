import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { perDatabase } from '@/lib/sandbox/database/per-database'
import { type SubscriptionRow, subscriptions } from '@/lib/sandbox/database/tables/subscriptions'

const liveOf = perDatabase((db) =>
  db
    .select()
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.customerId, sql.placeholder('customerId')),
        eq(subscriptions.status, 'published'),
        inArray(subscriptions.subscriptionStatus, ['active', 'trialing']),
      ),
    )
    .orderBy(desc(subscriptions.createdAt), desc(subscriptions.id))
    .prepare('live_subscriptions'),
)

/**
 * A customer's published subscriptions that are active or trialing, newest first.
 * @param only their ids, when not all are asked for
 */
export async function liveSubscriptions(
  db: Database,
  customerId: string,
  only: readonly string[] = [],
): Promise<SubscriptionRow[]> {
  const rows = await liveOf(db).execute({ customerId })
  return only.length === 0 ? rows : rows.filter(({ id }) => only.includes(id))
}
