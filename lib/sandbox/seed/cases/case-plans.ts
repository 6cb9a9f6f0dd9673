import { featureRows, planRows } from '../catalog/catalog-rows'
import type { FeatureSpec } from '../catalog/features'
import type { EntitlementSpec } from '../catalog/plans'
import { mergeRows, type SeedRows } from '../seed-rows'

const MANY = 400

/** The plans only named cases are on: one that grants nothing, one in parallel, one with 400 features of their own. */
export function casePlanRows(nowMs: number): SeedRows {
  const many = manyFeatures()
  return mergeRows([
    planRows('bare', 'Custom', {}, nowMs),
    planRows(
      'parallel',
      'Side by side',
      {
        'api-calls': {
          limit: 2000,
          reset: 'MONTHLY',
          grant: { measure: 'quantity', quota: '2000', every: 1, unit: 'subscription_period' },
        },
      },
      nowMs,
    ),
    ...many.map(({ key, spec }) => featureRows(key, spec, nowMs)),
    planRows('everything', 'Everything', Object.fromEntries(many.map(({ key, entitlement }) => [key, entitlement])), nowMs),
  ])
}

interface ManyFeature {
  key: string
  spec: FeatureSpec
  entitlement: EntitlementSpec
}

/** Of each type in turn, numbered from 001. */
function manyFeatures(): ManyFeature[] {
  return Array.from({ length: MANY }, (_, index) => {
    const number = String(index + 1).padStart(3, '0')
    const key = `feature-${number}`
    const name = `Feature ${number}`
    const description = `One of ${MANY}`
    switch (index % 4) {
      case 0: {
        const meter = { event: `feature_${number}_used`, aggregation: { type: 'COUNT' as const } }
        const unit = ['use', 'uses'] as const
        return {
          key,
          spec: { name, type: 'metered', description, unit, meter },
          entitlement: { limit: (index + 1) * 10, reset: 'MONTHLY' },
        }
      }
      case 1:
        return { key, spec: { name, type: 'boolean', description }, entitlement: {} }
      case 2:
        return { key, spec: { name, type: 'static', description }, entitlement: { value: `value ${number}` } }
      default:
        return { key, spec: { name, type: 'config', description }, entitlement: { config: { number: index + 1 } } }
    }
  })
}
