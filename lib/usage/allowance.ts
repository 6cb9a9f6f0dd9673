import type { Decimal } from '@/lib/billing/decimal'
import type {
  DtoAggregatedEntitlement,
  DtoAggregatedEntitlementBucket,
  DtoEntitlementSource,
  DtoFeatureUsageSummary,
} from '@/lib/billing/models'

/**
 * How much of a feature a customer may use. The feature's type decides first: `is_unlimited` is true for on/off features, too, and a
 * limit that is missing says nothing by itself (contract, sections 6 and 7).
 */
export type Allowance =
  | { kind: 'limited'; limit: Decimal; isSoft: boolean }
  /** Only when the usage answer says so of a metered feature. Its use is counted all the same. */
  | { kind: 'unlimited' }
  /** Buckets in parallel, each with a quota and length of its own. `total` is the sum of their limits, where the API gives one. */
  | { kind: 'by-grant'; buckets: DtoAggregatedEntitlementBucket[]; total: Decimal | undefined; isSoft: boolean }
  | { kind: 'on' }
  | { kind: 'off' }
  | { kind: 'value'; values: string[] }
  | { kind: 'config'; values: Record<string, unknown>[] }
  /** A type we do not know, or members missing that would say more. Never to be read as unlimited, nor as none. */
  | { kind: 'not-reported' }

/** What the two answers say of one feature; either may be missing, since either call may have failed. */
export interface Reported {
  type: string | undefined
  entitlement: DtoAggregatedEntitlement | undefined
  usage: DtoFeatureUsageSummary | undefined
  sources: DtoEntitlementSource[]
}

export function allowanceOf({ type, entitlement, usage, sources }: Reported): Allowance {
  switch (type) {
    case 'metered':
      return meteredAllowance(entitlement, usage)
    case 'boolean': {
      const isEnabled = entitlement?.isEnabled ?? usage?.isEnabled
      return { kind: isEnabled === undefined ? 'not-reported' : isEnabled ? 'on' : 'off' }
    }
    case 'static': {
      const values = entitlement?.staticValues ?? present(sources.map(({ staticValue }) => staticValue || undefined))
      return values.length > 0 ? { kind: 'value', values: [...new Set(values)] } : { kind: 'not-reported' }
    }
    case 'config': {
      const values = entitlement?.configValues ?? present(sources.map(({ configValue }) => configValue))
      return values.length > 0 ? { kind: 'config', values } : { kind: 'not-reported' }
    }
    default:
      return { kind: 'not-reported' }
  }
}

/** The limit comes from the usage answer where it is there, so that it and what was used are of one moment. */
function meteredAllowance(entitlement: Reported['entitlement'], usage: Reported['usage']): Allowance {
  const limit = usage?.totalLimitExact ?? entitlement?.usageLimitExact
  const isSoft = usage?.isSoftLimit ?? entitlement?.isSoftLimit ?? false
  if (entitlement?.aggregationMode === 'parallel')
    return { kind: 'by-grant', buckets: entitlement.buckets ?? [], total: limit, isSoft }
  if (limit !== undefined) return { kind: 'limited', limit, isSoft }
  // Only the entitlements tell buckets in parallel from no limit: both have the flag.
  return { kind: entitlement && usage?.isUnlimited ? 'unlimited' : 'not-reported' }
}

const present = <T>(values: (T | undefined)[]): T[] => values.filter((value) => value !== undefined)

const TYPES = ['metered', 'boolean', 'static', 'config'] as const
/** A type that there are words for; others are shown as the API wrote them. */
export const knownType = (type: string | undefined) => TYPES.find((known) => known === type)
