import type { Aggregation, AlertSettings, FeatureType, MeterFilter, ReportingUnit } from '@/lib/sandbox/database/tables/catalog'

export interface MeterSpec {
  event: string
  aggregation: Aggregation
  filters?: MeterFilter[]
  /** The meter's usage is never set back. */
  neverResets?: boolean
}

export interface FeatureSpec {
  name: string
  type: FeatureType
  description: string
  unit?: readonly [singular: string, plural: string]
  meter?: MeterSpec
  alerts?: AlertSettings
  reportingUnit?: ReportingUnit
}

const metered = (name: string, description: string, unit: readonly [string, string], meter: MeterSpec): FeatureSpec => ({
  name,
  type: 'metered',
  description,
  unit,
  meter,
})

/** What the sandbox's company sells, by lookup key. Between them the meters use every aggregation there is. */
export const FEATURES = {
  'api-calls': {
    ...metered('API calls', 'Requests answered by the public API', ['call', 'calls'], {
      event: 'api_request',
      aggregation: { type: 'SUM', field: 'requests' },
    }),
    alerts: {
      critical: { threshold: '0.95', condition: 'above' },
      warning: { threshold: '0.8', condition: 'above' },
      info: null,
      alert_enabled: true,
    },
  },
  'ai-tokens': {
    ...metered('AI tokens', 'Tokens read and written by models', ['token', 'tokens'], {
      event: 'llm_completion',
      aggregation: { type: 'SUM', field: 'tokens' },
    }),
    reportingUnit: { unit_singular: 'thousand tokens', unit_plural: 'thousand tokens', conversion_rate: '0.001' },
  },
  seats: metered('Seats', 'People who signed in', ['seat', 'seats'], {
    event: 'user_signed_in',
    aggregation: { type: 'COUNT_UNIQUE', field: 'user_id' },
    neverResets: true,
  }),
  storage: metered('Storage', 'Files kept, as last measured', ['GB', 'GB'], {
    event: 'storage_measured',
    aggregation: { type: 'LATEST', field: 'gb' },
    neverResets: true,
  }),
  exports: metered('Exports', 'Reports downloaded as a file', ['export', 'exports'], {
    event: 'report_exported',
    aggregation: { type: 'COUNT' },
    filters: [{ key: 'format', values: ['csv', 'xlsx', 'pdf'] }],
  }),
  traffic: metered('Traffic', 'Data sent to the outside', ['GB', 'GB'], {
    event: 'data_sent',
    aggregation: { type: 'SUM_WITH_MULTIPLIER', field: 'megabytes', multiplier: '0.001' },
  }),
  connections: metered('Peak connections', 'Most connections open at once', ['connection', 'connections'], {
    event: 'connections_sampled',
    aggregation: { type: 'MAX', field: 'connections' },
  }),
  builds: metered('Concurrent builds', 'Each day’s most builds at once, by region, added up', ['build', 'builds'], {
    event: 'builds_sampled',
    aggregation: { type: 'MAX', field: 'builds', bucket_size: 'DAY', group_by: 'region' },
  }),
  'response-time': metered('Response time', 'Average time to answer', ['ms', 'ms'], {
    event: 'request_timed',
    aggregation: { type: 'AVG', field: 'ms' },
  }),
  bandwidth: metered('Bandwidth', 'Reserved bandwidth, weighed by how long it was held', ['Mbit/s', 'Mbit/s'], {
    event: 'bandwidth_reserved',
    aggregation: { type: 'WEIGHTED_SUM', field: 'mbps' },
  }),
  sso: { name: 'Single sign-on', type: 'boolean', description: 'Sign in through the customer’s own directory' },
  'audit-log': { name: 'Audit log', type: 'boolean', description: 'Who did what, kept for a year' },
  'white-label': { name: 'White label', type: 'boolean', description: 'Our name appears nowhere' },
  'support-tier': { name: 'Support tier', type: 'static', description: 'How soon somebody answers' },
  'data-region': { name: 'Data region', type: 'static', description: 'Where data is kept' },
  'model-routing': { name: 'Model routing', type: 'config', description: 'Which model answers what' },
} satisfies Record<string, FeatureSpec>

export type FeatureKey = keyof typeof FEATURES
