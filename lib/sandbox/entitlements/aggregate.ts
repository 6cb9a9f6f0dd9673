import { plainDecimal } from '@/lib/sandbox/usage/decimal'
import type { FeatureRow, MeterRow } from './catalog'
import type { Contribution } from './collect'

/** What all contributions to one feature come to (section 6, aggregation). Members that do not apply are left out. */
export interface AggregatedEntitlement {
  is_enabled: boolean
  is_soft_limit: boolean
  /** Left out when any contributor is unlimited. */
  usage_limit?: bigint
  usage_reset_period?: string
  aggregation_mode?: 'additive' | 'parallel'
  buckets?: Bucket[]
  static_values?: string[]
  config_values?: Record<string, unknown>[]
}

interface Bucket {
  entitlement_id: string
  source_entity_id: string
  usage_limit?: bigint
  grant_measure?: string
  grant_quota?: string
  grant_duration_value?: number
  grant_duration_unit?: string
}

export interface FeatureGroup {
  feature: FeatureRow
  meter: MeterRow | null
  contributions: Contribution[]
  entitlement: AggregatedEntitlement
}

/** Contributions grouped by feature, in order of first appearance, each group brought to one entitlement. */
export function aggregateByFeature(contributions: readonly Contribution[]): FeatureGroup[] {
  const groups = new Map<string, Contribution[]>()
  for (const contribution of contributions) {
    const group = groups.get(contribution.feature.id)
    if (group) group.push(contribution)
    else groups.set(contribution.feature.id, [contribution])
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    return { feature: first.feature, meter: first.meter, contributions: group, entitlement: aggregate(first.feature, group) }
  })
}

function aggregate({ type }: FeatureRow, group: readonly Contribution[]): AggregatedEntitlement {
  const off = { is_enabled: true, is_soft_limit: false }
  switch (type) {
    case 'metered':
      return metered(group)
    case 'static': {
      const values = [...new Set(group.flatMap(({ entitlement }) => entitlement.staticValue || []))]
      return values.length > 0 ? { ...off, static_values: values } : off
    }
    case 'config': {
      const values = group.flatMap(({ entitlement: { configValue } }) => (isFilled(configValue) ? [configValue] : []))
      return values.length > 0 ? { ...off, config_values: values } : off
    }
    case 'boolean':
      return off
  }
}

function metered(group: readonly Contribution[]): AggregatedEntitlement {
  const rows = group.map(({ entitlement }) => entitlement)
  const limit = rows.reduce<bigint | null>(
    (sum, { usageLimit }) => (sum === null || usageLimit === null ? null : sum + usageLimit),
    0n,
  )
  const period = mostFrequent(rows.flatMap(({ usageResetPeriod }) => usageResetPeriod || []))
  const parallel = rows.some(({ aggregationMode }) => aggregationMode === 'parallel')
  return {
    is_enabled: true,
    is_soft_limit: rows.some(({ isSoftLimit }) => isSoftLimit),
    ...(limit === null ? {} : { usage_limit: limit }),
    ...(period === undefined ? {} : { usage_reset_period: period }),
    aggregation_mode: parallel ? 'parallel' : 'additive',
    ...(parallel ? { buckets: rows.map(bucket) } : {}),
  }
}

function bucket(row: Contribution['entitlement']): Bucket {
  return {
    entitlement_id: row.id,
    source_entity_id: row.entityId,
    ...(row.usageLimit === null ? {} : { usage_limit: row.usageLimit }),
    ...(row.grantMeasure === null ? {} : { grant_measure: row.grantMeasure }),
    ...(row.grantQuota === null ? {} : { grant_quota: plainDecimal(row.grantQuota) }),
    ...(row.grantDurationValue === null ? {} : { grant_duration_value: row.grantDurationValue }),
    ...(row.grantDurationUnit === null ? {} : { grant_duration_unit: row.grantDurationUnit }),
  }
}

/** Of equally frequent ones the first seen; undefined when there are none. */
function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return [...counts].find(([, count]) => count === most)?.[0]
}

function isFilled(value: Record<string, unknown> | null): value is Record<string, unknown> {
  return value !== null && Object.keys(value).length > 0
}
