import type { EntityType } from '@/lib/sandbox/database/tables/catalog'
import { createRandom } from '../random'
import { record } from '../record'
import { mergeRows, type SeedRows } from '../seed-rows'
import { addonId, CATALOG_AGE_MS, entitlementId, featureId, meterId, planId } from './catalog-ids'
import { FEATURES, type FeatureSpec } from './features'
import { ADDONS, type EntitlementSpec, type Entitlements, PLANS } from './plans'

/** The catalog ordinary customers are sold: meters, features, plans, addons, and the tax rates a new customer may name. */
export function catalogRows(nowMs: number): SeedRows {
  return mergeRows([
    ...Object.entries(FEATURES).map(([key, spec]) => featureRows(key, spec, nowMs)),
    ...Object.entries(PLANS).map(([key, { name, entitlements }]) => planRows(key, name, entitlements, nowMs)),
    ...Object.entries(ADDONS).map(([key, { name, entitlements }]) => addonRows(key, name, entitlements, nowMs)),
    {
      taxRates: [
        { code: 'vat-20', taxRateStatus: 'ACTIVE' },
        { code: 'gst-18', taxRateStatus: 'ACTIVE' },
        { code: 'vat-old', taxRateStatus: 'INACTIVE' },
      ],
    },
  ])
}

export function featureRows(key: string, spec: FeatureSpec, nowMs: number): SeedRows {
  const stamp = record(nowMs, CATALOG_AGE_MS, createRandom(`feature ${key}`))
  const { meter } = spec
  return {
    meters: meter && [
      {
        id: meterId(key),
        name: spec.name,
        eventName: meter.event,
        aggregation: meter.aggregation,
        filters: meter.filters ?? [],
        resetUsage: meter.neverResets ? 'NEVER' : 'BILLING_PERIOD',
        ...stamp,
      },
    ],
    features: [
      {
        id: featureId(key),
        name: spec.name,
        lookupKey: key,
        description: spec.description,
        type: spec.type,
        meterId: meter ? meterId(key) : '',
        unitSingular: spec.unit?.[0] ?? '',
        unitPlural: spec.unit?.[1] ?? '',
        reportingUnit: spec.reportingUnit ?? null,
        alertSettings: spec.alerts ?? null,
        ...stamp,
      },
    ],
  }
}

export function planRows(key: string, name: string, entitlements: Entitlements, nowMs: number): SeedRows {
  const id = planId(key)
  const stamp = record(nowMs, CATALOG_AGE_MS, createRandom(`plan ${key}`))
  return { plans: [{ id, name, lookupKey: key, ...stamp }], entitlements: entitlementRows('PLAN', id, entitlements, nowMs) }
}

function addonRows(key: string, name: string, entitlements: Entitlements, nowMs: number): SeedRows {
  const id = addonId(key)
  const stamp = record(nowMs, CATALOG_AGE_MS, createRandom(`addon ${key}`))
  return { addons: [{ id, name, lookupKey: key, ...stamp }], entitlements: entitlementRows('ADDON', id, entitlements, nowMs) }
}

/**
 * The entitlements of one plan, addon or subscription.
 * @param replaces the entitlement each one stands for, by feature, where a subscription overrides its plan
 */
export function entitlementRows(
  entityType: EntityType,
  entityId: string,
  specs: Entitlements,
  nowMs: number,
  replaces: Partial<Record<string, string>> = {},
): NonNullable<SeedRows['entitlements']> {
  return Object.entries(specs).flatMap(([key, spec], index) => {
    if (!spec) return []
    // A second apart, the first one newest: lists come in the order they are written in here.
    const stamp = record(nowMs, CATALOG_AGE_MS + index * 1000, createRandom(`entitlement ${entityId} ${key}`))
    return [
      {
        id: entitlementId(entityId, key),
        entityType,
        entityId,
        featureId: featureId(key),
        ...allowance(spec),
        parentEntitlementId: replaces[key] ?? null,
        ...stamp,
      },
    ]
  })
}

function allowance({ limit, reset, soft, value, config, disabled, grant }: EntitlementSpec) {
  return {
    isEnabled: !disabled,
    usageLimit: limit == null ? null : BigInt(limit),
    usageResetPeriod: reset ?? null,
    isSoftLimit: soft ?? false,
    staticValue: value ?? null,
    configValue: config ?? null,
    aggregationMode: grant ? ('parallel' as const) : ('additive' as const),
    grantMeasure: grant?.measure ?? null,
    grantQuota: grant?.quota ?? null,
    grantDurationValue: grant?.every ?? null,
    grantDurationUnit: grant?.unit ?? null,
  }
}
