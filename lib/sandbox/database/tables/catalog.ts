import { bigint, boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { decimal, moment, recordColumns, textMap } from '../columns'

export type FeatureType = 'metered' | 'boolean' | 'static' | 'config'
export type AggregationType = 'COUNT' | 'SUM' | 'AVG' | 'COUNT_UNIQUE' | 'LATEST' | 'SUM_WITH_MULTIPLIER' | 'MAX' | 'WEIGHTED_SUM'

/** How a meter makes one number of its events. */
export interface Aggregation {
  type: AggregationType
  /** The property that is counted; every type but COUNT has one. */
  field?: string
  /** A decimal string, with SUM_WITH_MULTIPLIER. */
  multiplier?: string
  /** `HOUR`, `DAY`, …: MAX is taken in each and added up. */
  bucket_size?: string
  group_by?: string
}

export interface MeterFilter {
  key: string
  values: string[]
}

/** What turns events into a quantity. */
export const meters = pgTable('meters', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  eventName: text('event_name').notNull(),
  aggregation: jsonb('aggregation').$type<Aggregation>().notNull(),
  filters: jsonb('filters').$type<MeterFilter[]>().notNull(),
  /** `BILLING_PERIOD` or `NEVER`. */
  resetUsage: text('reset_usage').notNull(),
  ...recordColumns(),
})

interface AlertThreshold {
  threshold: string
  condition: 'above' | 'below'
}

export interface AlertSettings {
  critical: AlertThreshold | null
  warning: AlertThreshold | null
  info: AlertThreshold | null
  alert_enabled: boolean
}

export interface ReportingUnit {
  unit_singular: string
  unit_plural: string
  conversion_rate: string
}

export const features = pgTable(
  'features',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    lookupKey: text('lookup_key').notNull(),
    description: text('description').notNull().default(''),
    type: text('type').$type<FeatureType>().notNull(),
    meterId: text('meter_id').notNull().default(''),
    metadata: textMap('metadata'),
    unitSingular: text('unit_singular').notNull().default(''),
    unitPlural: text('unit_plural').notNull().default(''),
    reportingUnit: jsonb('reporting_unit').$type<ReportingUnit>(),
    alertSettings: jsonb('alert_settings').$type<AlertSettings>(),
    groupId: text('group_id'),
    ...recordColumns(),
  },
  (table) => [index('features_lookup_key').on(table.lookupKey)],
)

const product = () => ({
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  lookupKey: text('lookup_key').notNull(),
  ...recordColumns(),
})

export const plans = pgTable('plans', product())
export const addons = pgTable('addons', product())

export type EntityType = 'PLAN' | 'ADDON' | 'SUBSCRIPTION'

/** What a plan, an addon or one subscription allows of a feature. */
export const entitlements = pgTable(
  'entitlements',
  {
    id: text('id').primaryKey(),
    entityType: text('entity_type').$type<EntityType>().notNull(),
    entityId: text('entity_id').notNull(),
    featureId: text('feature_id').notNull(),
    isEnabled: boolean('is_enabled').notNull(),
    /** Null is unlimited; 0 is none. */
    usageLimit: bigint('usage_limit', { mode: 'bigint' }),
    usageResetPeriod: text('usage_reset_period'),
    isSoftLimit: boolean('is_soft_limit').notNull().default(false),
    staticValue: text('static_value'),
    configValue: jsonb('config_value').$type<Record<string, unknown>>(),
    /** The plan's or addon's entitlement that a subscription's replaces. */
    parentEntitlementId: text('parent_entitlement_id'),
    startDate: moment('start_date'),
    endDate: moment('end_date'),
    aggregationMode: text('aggregation_mode').$type<'additive' | 'parallel'>().notNull().default('additive'),
    grantMeasure: text('grant_measure'),
    grantQuota: decimal('grant_quota'),
    grantDurationValue: integer('grant_duration_value'),
    grantDurationUnit: text('grant_duration_unit'),
    ...recordColumns(),
  },
  (table) => [index('entitlements_entity').on(table.entityId)],
)
