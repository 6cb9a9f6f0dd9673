import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { recordBody, sortedByKey } from '@/lib/sandbox/customers/customer-body'
import { customerById } from '@/lib/sandbox/customers/find-customer'
import { type ApplicationRow, creditGrantApplications as applications } from '@/lib/sandbox/database/tables/grants'
import type { Call } from '@/lib/sandbox/http/operation'
import { jsonReply, type Reply } from '@/lib/sandbox/http/reply'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { liveSubscriptions } from '@/lib/sandbox/subscriptions/live-subscriptions'
import { rfc3339 } from '@/lib/sandbox/time/rfc3339'
import { plainDecimal } from '@/lib/sandbox/usage/decimal'

/** `GET /customers/{id}/grants/upcoming` (5.9, section 8): the open applications still to come, soonest first, never in pages. */
export async function getCustomerUpcomingGrants({ path }: Call, { db, clock }: Sandbox): Promise<Reply> {
  const { id } = await customerById(db, path.id ?? '')
  const subscriptions = await liveSubscriptions(db, id)
  const rows =
    subscriptions.length === 0
      ? []
      : await db
          .select()
          .from(applications)
          .where(
            and(
              inArray(
                applications.subscriptionId,
                subscriptions.map((subscription) => subscription.id),
              ),
              eq(applications.status, 'published'),
              inArray(applications.applicationStatus, ['pending', 'failed']),
              gt(applications.scheduledFor, clock.now().toISOString()),
            ),
          )
          .orderBy(asc(applications.scheduledFor), asc(applications.id))
  return jsonReply(200, { items: rows.map(applicationBody), pagination: { total: rows.length, limit: 0, offset: 0 } })
}

function applicationBody(row: ApplicationRow) {
  return {
    id: row.id,
    environment_id: row.environmentId,
    credit_grant_id: row.creditGrantId,
    subscription_id: row.subscriptionId,
    scheduled_for: rfc3339(row.scheduledFor),
    ...(row.appliedAt ? { applied_at: rfc3339(row.appliedAt) } : {}),
    period_start: rfc3339(row.periodStart),
    ...(row.periodEnd ? { period_end: rfc3339(row.periodEnd) } : {}),
    application_status: row.applicationStatus,
    credits: plainDecimal(row.credits),
    application_reason: row.applicationReason,
    subscription_status_at_application: row.subscriptionStatusAtApplication,
    ...(row.retryCount ? { retry_count: row.retryCount } : {}),
    ...(row.failureReason ? { failure_reason: row.failureReason } : {}),
    ...(row.metadata && Object.keys(row.metadata).length > 0 ? { metadata: sortedByKey(row.metadata) } : {}),
    ...recordBody(row),
  }
}
