import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { decimal, moment, recordColumns, textMap } from '../columns'

export const subscriptions = pgTable(
  'subscriptions',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id').notNull(),
    planId: text('plan_id').notNull(),
    lookupKey: text('lookup_key'),
    /** `active`, `trialing`, `paused`, `incomplete`, `draft` or `cancelled`. */
    subscriptionStatus: text('subscription_status').notNull(),
    /** `standalone`, `parent`, `inherited`, … */
    subscriptionType: text('subscription_type').notNull().default('standalone'),
    parentSubscriptionId: text('parent_subscription_id'),
    currency: text('currency').notNull().default('usd'),
    /** The zone its days and months are counted in, taken from the customer when it was made. */
    timezone: text('timezone').notNull().default('UTC'),
    billingPeriod: text('billing_period').notNull(),
    billingPeriodCount: integer('billing_period_count').notNull().default(1),
    billingCycle: text('billing_cycle').notNull().default('anniversary'),
    billingAnchor: moment('billing_anchor').notNull(),
    startDate: moment('start_date').notNull(),
    endDate: moment('end_date'),
    currentPeriodStart: moment('current_period_start').notNull(),
    currentPeriodEnd: moment('current_period_end').notNull(),
    cancelledAt: moment('cancelled_at'),
    cancelAt: moment('cancel_at'),
    cancelAtPeriodEnd: boolean('cancel_at_period_end').notNull().default(false),
    trialStart: moment('trial_start'),
    trialEnd: moment('trial_end'),
    pauseStatus: text('pause_status').notNull().default('none'),
    commitmentAmount: decimal('commitment_amount'),
    overageFactor: decimal('overage_factor').default('1'),
    paymentTerms: text('payment_terms'),
    collectionMethod: text('collection_method').notNull().default('charge_automatically'),
    paymentBehavior: text('payment_behavior').notNull().default('default_active'),
    prorationBehavior: text('proration_behavior').notNull().default('none'),
    metadata: textMap('metadata'),
    version: integer('version').notNull().default(1),
    ...recordColumns(),
  },
  (table) => [
    index('subscriptions_customer').on(table.customerId),
    index('subscriptions_parent').on(table.parentSubscriptionId),
    index('subscriptions_period_end')
      .on(table.currentPeriodEnd)
      .where(sql`${table.subscriptionStatus} in ('active', 'trialing')`),
  ],
)

export type SubscriptionRow = typeof subscriptions.$inferSelect

/** What a subscription is billed for. A usage-priced one is what makes events count. */
export const lineItems = pgTable(
  'line_items',
  {
    id: text('id').primaryKey(),
    subscriptionId: text('subscription_id').notNull(),
    /** Empty for a fixed price. */
    meterId: text('meter_id').notNull().default(''),
    /** `USAGE` or `FIXED`. */
    priceType: text('price_type').notNull(),
    startDate: moment('start_date').notNull(),
    endDate: moment('end_date'),
    status: text('status').notNull().default('published'),
  },
  (table) => [index('line_items_subscription').on(table.subscriptionId)],
)

/** An addon attached to a subscription; the same one may be attached twice. */
export const addonAssociations = pgTable(
  'addon_associations',
  {
    id: text('id').primaryKey(),
    addonId: text('addon_id').notNull(),
    subscriptionId: text('subscription_id').notNull(),
    /** `active`, `cancelled` or `pending`. */
    addonStatus: text('addon_status').notNull(),
    startDate: moment('start_date'),
    endDate: moment('end_date'),
    ...recordColumns(),
  },
  (table) => [index('addon_associations_subscription').on(table.subscriptionId)],
)

/** What a customer used, as it was reported. It belongs to them by their external id. */
export const events = pgTable(
  'events',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    eventName: text('event_name').notNull(),
    externalCustomerId: text('external_customer_id').notNull(),
    timestamp: moment('timestamp').notNull(),
    properties: jsonb('properties').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('events_of_customer').on(table.externalCustomerId, table.eventName, table.timestamp)],
)
