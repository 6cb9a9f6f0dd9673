import { recordBody, sortedByKey } from '@/lib/sandbox/customers/customer-body'
import { rfc3339 } from '@/lib/sandbox/time/rfc3339'
import type { FeatureRow, MeterRow } from './catalog'
import type { Contribution } from './collect'

/** A feature as the API sends it, with its meter when it has one (section 6). */
export function featureBody(row: FeatureRow, meter: MeterRow | null) {
  const alerts = row.alertSettings
  return {
    id: row.id,
    name: row.name,
    lookup_key: row.lookupKey,
    description: row.description,
    meter_id: row.meterId,
    metadata: row.metadata && sortedByKey(row.metadata),
    type: row.type,
    unit_singular: row.unitSingular,
    unit_plural: row.unitPlural,
    ...(row.reportingUnit ? { reporting_unit: row.reportingUnit } : {}),
    ...(alerts && (alerts.critical || alerts.info) ? { alert_settings: alerts } : {}),
    ...(row.groupId ? { group_id: row.groupId } : {}),
    environment_id: row.environmentId,
    ...recordBody(row),
    ...(meter ? { meter: meterBody(meter) } : {}),
  }
}

function meterBody(row: MeterRow) {
  return {
    id: row.id,
    name: row.name,
    tenant_id: row.tenantId,
    event_name: row.eventName,
    aggregation: row.aggregation,
    filters: row.filters,
    reset_usage: row.resetUsage,
    created_at: rfc3339(row.createdAt),
    updated_at: rfc3339(row.updatedAt),
    status: row.status,
  }
}

/** Where an entitlement comes from. Its subscription is the real one; the API itself always names the newest. */
export function sourceBody({ subscriptionId, planName, entitlement }: Contribution) {
  return {
    subscription_id: subscriptionId,
    entity_id: entitlement.entityId,
    entity_type: entitlement.entityType.toLowerCase(),
    quantity: 1,
    entity_name: planName,
    entitlement_id: entitlement.id,
    is_enabled: entitlement.isEnabled,
    ...(entitlement.usageLimit === null ? {} : { usage_limit: entitlement.usageLimit }),
    ...(entitlement.staticValue ? { static_value: entitlement.staticValue } : {}),
    ...(entitlement.configValue ? { config_value: entitlement.configValue } : {}),
  }
}
