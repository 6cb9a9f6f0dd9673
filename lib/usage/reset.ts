import { TypesEntitlementUsageResetPeriod } from '@/lib/billing/models/periods'

/** When the count against a limit starts anew. Only the API's own dates: none is worked out from a billing period. */
export type Reset =
  | { kind: 'at'; at: string }
  | { kind: 'never' }
  /** There is a period, but no date for it (the API gives none for weekly, quarterly, half-yearly and yearly ones). */
  | { kind: 'no-date' }
  /** Nothing that resets: on/off features, values. */
  | { kind: 'none' }
  | { kind: 'not-reported' }

/** The API's way of saying “no such moment” (contract, section 3). */
const isZeroTime = (at: string) => at.startsWith('0001-01-01T00:00:00')

export function resetOf(type: string | undefined, period: string | undefined, nextAt: string | undefined): Reset {
  if (type === 'boolean' || type === 'static' || type === 'config') return { kind: 'none' }
  if (nextAt !== undefined && !Number.isNaN(Date.parse(nextAt)))
    return isZeroTime(nextAt) ? { kind: 'never' } : { kind: 'at', at: nextAt }
  if (period === 'NEVER') return { kind: 'never' }
  return { kind: period === undefined ? 'not-reported' : 'no-date' }
}

const PERIODS = Object.values(TypesEntitlementUsageResetPeriod)
/** A period that there are words for; others are shown as the API wrote them. */
export const knownPeriod = (period: string | undefined) => PERIODS.find((known) => known === period)

const COUNTED_ALWAYS = ['DAILY', 'MONTHLY', 'NEVER']

/**
 * Whether the API counts use over this reset period at all. For the others it answers `'0'` unless the subscription is billed by the
 * same period (contract, section 7), so that a 0 there says nothing. Undefined when the billing period is not known.
 */
export function countsUse(period: string | undefined, billingPeriod: string | undefined): boolean | undefined {
  if (period !== undefined && COUNTED_ALWAYS.includes(period)) return true
  if (billingPeriod === undefined) return undefined
  return period === billingPeriod
}
