import type { FeatureKey } from './features'

/** What a plan, an addon or a subscription allows of one feature. */
export interface EntitlementSpec {
  /** A metered feature's limit; null is unlimited. */
  limit?: number | bigint | null
  reset?: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'HALF_YEARLY' | 'ANNUAL' | 'NEVER'
  soft?: true
  /** A static feature's value. */
  value?: string
  config?: Record<string, unknown>
  disabled?: true
  /** Makes the feature aggregate in parallel. */
  grant?: { measure: 'quantity' | 'amount'; quota: string; every: number; unit: 'hour' | 'day' | 'week' | 'subscription_period' }
}

export type Entitlements = Partial<Record<string, EntitlementSpec>>

export interface PlanSpec {
  name: string
  billingPeriod: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'QUARTERLY' | 'HALF_YEARLY' | 'ANNUAL'
  entitlements: { [Key in FeatureKey]?: EntitlementSpec }
}

const ON: EntitlementSpec = {}

/** The plans ordinary customers are on. */
export const PLANS = {
  free: {
    name: 'Free',
    billingPeriod: 'MONTHLY',
    entitlements: {
      'api-calls': { limit: 1000, reset: 'MONTHLY' },
      seats: { limit: 3, reset: 'NEVER' },
      storage: { limit: 1, reset: 'NEVER' },
      'support-tier': { value: 'community' },
    },
  },
  starter: {
    name: 'Starter',
    billingPeriod: 'MONTHLY',
    entitlements: {
      'api-calls': { limit: 5000, reset: 'MONTHLY' },
      'ai-tokens': { limit: 100_000, reset: 'MONTHLY', soft: true },
      seats: { limit: 10, reset: 'NEVER' },
      storage: { limit: 10, reset: 'NEVER' },
      exports: { limit: 20, reset: 'MONTHLY' },
      'support-tier': { value: 'email' },
    },
  },
  growth: {
    name: 'Growth',
    billingPeriod: 'MONTHLY',
    entitlements: {
      'api-calls': { limit: 10_000, reset: 'MONTHLY' },
      'ai-tokens': { limit: 500_000, reset: 'MONTHLY', soft: true },
      seats: { limit: 25, reset: 'NEVER' },
      storage: { limit: 20, reset: 'NEVER' },
      exports: { limit: 100, reset: 'MONTHLY' },
      traffic: { limit: 24, reset: 'DAILY', soft: true },
      sso: ON,
      'support-tier': { value: 'priority' },
      'model-routing': { config: { default_model: 'small-2', fallback: ['small-1'] } },
    },
  },
  scale: {
    name: 'Scale',
    billingPeriod: 'MONTHLY',
    entitlements: {
      'api-calls': { limit: 250_000, reset: 'MONTHLY', soft: true },
      'ai-tokens': { limit: 10_000_000, reset: 'MONTHLY', soft: true },
      seats: { limit: 250, reset: 'NEVER' },
      storage: { limit: 1000, reset: 'NEVER' },
      exports: { limit: null, reset: 'MONTHLY' },
      traffic: { limit: 240, reset: 'DAILY', soft: true },
      connections: { limit: 500, reset: 'MONTHLY' },
      builds: { limit: 400, reset: 'MONTHLY' },
      'response-time': { limit: 250, reset: 'MONTHLY', soft: true },
      bandwidth: { limit: 100, reset: 'MONTHLY' },
      sso: ON,
      'audit-log': ON,
      'support-tier': { value: 'dedicated' },
      'data-region': { value: 'eu' },
      'model-routing': { config: { default_model: 'large-2', fallback: ['small-2', 'small-1'] } },
    },
  },
  'enterprise-annual': {
    name: 'Enterprise (annual)',
    billingPeriod: 'ANNUAL',
    entitlements: {
      'api-calls': { limit: null, reset: 'MONTHLY' },
      'ai-tokens': { limit: 20_000_000, reset: 'MONTHLY' },
      seats: { limit: 1000, reset: 'NEVER' },
      storage: { limit: null, reset: 'NEVER' },
      exports: { limit: 5000, reset: 'ANNUAL' },
      sso: ON,
      'audit-log': ON,
      'white-label': ON,
      'support-tier': { value: 'dedicated' },
      'data-region': { value: 'customer’s own' },
    },
  },
} satisfies Record<string, PlanSpec>

export type PlanKey = keyof typeof PLANS

export const ADDONS = {
  'extra-api-calls': { name: '5,000 more API calls', entitlements: { 'api-calls': { limit: 5000, reset: 'MONTHLY' } } },
  'extra-seats': { name: '10 more seats', entitlements: { seats: { limit: 10, reset: 'NEVER' } } },
  'extra-region': { name: 'Second data region', entitlements: { 'data-region': { value: 'us' } } },
} satisfies Record<string, { name: string; entitlements: { [Key in FeatureKey]?: EntitlementSpec } }>

export type AddonKey = keyof typeof ADDONS
