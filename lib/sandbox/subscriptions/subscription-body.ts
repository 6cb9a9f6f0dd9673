import { recordBody } from '@/lib/sandbox/customers/customer-body'
import type { SubscriptionRow } from '@/lib/sandbox/database/tables/subscriptions'
import { rfc3339 } from '@/lib/sandbox/time/rfc3339'

/** A subscription inside an entitlements answer: its own members only, `plan` and `customer` null (section 6). */
export function subscriptionBody(row: SubscriptionRow) {
  return {
    id: row.id,
    ...present({ lookup_key: row.lookupKey }),
    customer_id: row.customerId,
    plan_id: row.planId,
    subscription_status: row.subscriptionStatus,
    currency: row.currency,
    billing_anchor: rfc3339(row.billingAnchor),
    billing_cycle: row.billingCycle,
    start_date: rfc3339(row.startDate),
    ...present({ end_date: row.endDate && rfc3339(row.endDate) }),
    current_period_start: rfc3339(row.currentPeriodStart),
    current_period_end: rfc3339(row.currentPeriodEnd),
    ...present({ cancelled_at: row.cancelledAt && rfc3339(row.cancelledAt) }),
    cancel_at: row.cancelAt && rfc3339(row.cancelAt),
    cancel_at_period_end: row.cancelAtPeriodEnd,
    trial_start: row.trialStart && rfc3339(row.trialStart),
    trial_end: row.trialEnd && rfc3339(row.trialEnd),
    billing_cadence: 'RECURRING',
    billing_period: row.billingPeriod,
    billing_period_count: row.billingPeriodCount,
    version: row.version,
    ...present({ metadata: row.metadata }),
    environment_id: row.environmentId,
    pause_status: row.pauseStatus,
    ...present({
      commitment_amount: row.commitmentAmount,
      overage_factor: row.overageFactor,
      parent_subscription_id: row.parentSubscriptionId,
      payment_terms: row.paymentTerms,
    }),
    payment_behavior: row.paymentBehavior,
    collection_method: row.collectionMethod,
    timezone: row.timezone,
    proration_behavior: row.prorationBehavior,
    enable_true_up: false,
    subscription_type: row.subscriptionType,
    plan: null,
    customer: null,
    ...recordBody(row),
  }
}

/** Only the members that are set. */
function present<Members extends Record<string, unknown>>(members: Members): Partial<Members> {
  // What is left out is what a partial may lack.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as Partial<Members>
}
