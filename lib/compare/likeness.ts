import type { Decimal } from '@/lib/billing/decimal'
import type { DtoCreditGrantApplicationResponse as Application } from '@/lib/billing/models'
import { add, compare, subtract } from '@/lib/format/decimal'
import { byDate, grantTotals, type TOTAL_DAYS } from '@/lib/grants/upcoming-grants'
import type { Allowance } from '@/lib/usage/allowance'
import type { FeatureUsage } from '@/lib/usage/feature-usage'

/** What two customers have in common. `unknown`: one of the two is not known, and so is whether they differ. */
export type Likeness = 'same' | 'different' | 'unknown'

const likeness = (isSame: boolean): Likeness => (isSame ? 'same' : 'different')

export interface Pair<T> {
  a: T
  b: T
}

/** The same feature of both; absent for the one whose answers do not name it. */
export interface FeaturePair extends Pair<FeatureUsage | undefined> {
  key: string
  name: string
}

/** The first customer's features in their order, then those that only the second has. */
export function featurePairs(a: readonly FeatureUsage[], b: readonly FeatureUsage[]): FeaturePair[] {
  const [ofA, ofB] = [new Map(a.map((each) => [each.key, each])), new Map(b.map((each) => [each.key, each]))]
  return [...new Set([...ofA.keys(), ...ofB.keys()])].map((key) => {
    const pair = { a: ofA.get(key), b: ofB.get(key) }
    return { key, name: (pair.a ?? pair.b)?.name ?? key, ...pair }
  })
}

/** `isKnown`: whether the answer that would name the feature is there. */
export function entitlementLikeness({ a, b }: FeaturePair, isKnown: Pair<boolean>): Likeness {
  if (!isKnown.a || !isKnown.b) return 'unknown'
  if (!a || !b) return 'different'
  if (a.allowance.kind === 'not-reported' || b.allowance.kind === 'not-reported') return 'unknown'
  return likeness(isSameAllowance(a.allowance, b.allowance) && a.resetPeriod === b.resetPeriod)
}

function isSameAllowance(one: Allowance, other: Allowance): boolean {
  if (one.kind === 'limited' && other.kind === 'limited')
    return compare(one.limit, other.limit) === 0 && one.isSoft === other.isSoft
  return one.kind === other.kind && isSameSet(partsOf(one), partsOf(other))
}

/** What an allowance of several parts is made of. Ids of what gave a part differ between any two customers, and say nothing. */
function partsOf(allowance: Allowance): unknown[] {
  if (allowance.kind === 'value' || allowance.kind === 'config') return allowance.values
  if (allowance.kind !== 'by-grant') return []
  return allowance.buckets.map(({ grantQuota, usageLimitExact, grantMeasure, grantDurationUnit, grantDurationValue }) => ({
    quota: plain(grantQuota ?? usageLimitExact),
    measure: grantMeasure,
    every: [grantDurationValue ?? 1, grantDurationUnit],
  }))
}

/** The same number for however many noughts it is written with. */
const plain = (amount: Decimal | undefined) => amount && add(amount, '0')

const isSameSet = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.map(canonical).toSorted().join('\n') === other.map(canonical).toSorted().join('\n')

/** The same text for values that hold the same, whatever the order of their members. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
  return `{${members.toSorted().join()}}`
}

export function usageLikeness({ a, b }: FeaturePair, isKnown: Pair<boolean>): Likeness {
  if (!isKnown.a || !isKnown.b) return 'unknown'
  if (!a || !b) return 'different'
  if (a.used.kind !== 'counted' || b.used.kind !== 'counted') return 'unknown'
  return likeness(compare(a.used.amount, b.used.amount) === 0)
}

/** How much more the second has used, exactly; undefined where one of the two is not counted. */
export const usedMore = ({ a, b }: FeaturePair) =>
  a?.used.kind === 'counted' && b?.used.kind === 'counted' ? subtract(b.used.amount, a.used.amount) : undefined

/** The grants of one day. */
export interface GrantDay extends Pair<Application[]> {
  /** `2026-12-18` in the zone; empty for grants without a date. */
  day: string
  likeness: Likeness
}

/** Day by day, since the moments of two customers' billing periods hardly ever agree; undated ones last. */
export function grantDays({ a, b }: Pair<readonly Application[]>, isKnown: Pair<boolean>, timeZone: string): GrantDay[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const dayOf = ({ scheduledFor = '' }: Application) => {
    const at = Date.parse(scheduledFor)
    return Number.isNaN(at) ? '' : format.format(at)
  }
  const days = [...new Set(byDate([...a, ...b]).map(dayOf))]
  return days.map((day) => {
    const on = (grants: readonly Application[]) => byDate(grants.filter((grant) => dayOf(grant) === day))
    const pair = { a: on(a), b: on(b) }
    return { day, ...pair, likeness: grantsLikeness(pair, isKnown) }
  })
}

function grantsLikeness({ a, b }: Pair<Application[]>, isKnown: Pair<boolean>): Likeness {
  if (!isKnown.a || !isKnown.b) return 'unknown'
  if (a.length !== b.length) return 'different'
  if ([...a, ...b].some(({ creditsExact }) => creditsExact === undefined)) return 'unknown'
  return likeness(isSameSet(a.map(toldOf), b.map(toldOf)))
}

const toldOf = ({ creditsExact, applicationStatus: status, applicationReason: reason }: Application) => ({
  amount: plain(creditsExact),
  status,
  reason,
})

export interface TotalPair extends Pair<ReturnType<typeof grantTotals>[number]> {
  days: (typeof TOTAL_DAYS)[number]
  likeness: Likeness
}

/** What is to come within 30, 60 and 90 days. A sum that leaves grants without an amount out is not known to be the same as another. */
export function totalPairs({ a, b }: Pair<readonly Application[]>, isKnown: Pair<boolean>, now: number): TotalPair[] {
  const ofB = grantTotals(b, now)
  return grantTotals(a, now).flatMap((total, index) => {
    const other = ofB[index]
    if (!other) return []
    const isUnknown = !isKnown.a || !isKnown.b || total.withoutAmount > 0 || other.withoutAmount > 0
    return {
      days: total.days,
      a: total,
      b: other,
      likeness: isUnknown ? 'unknown' : likeness(compare(total.amount, other.amount) === 0),
    }
  })
}

/** Texts of a record; blank and absent are both not given. `isMasked`: two that look alike may still differ. */
export function textLikeness({ a, b }: Pair<string | undefined>, isMasked: (text: string) => boolean): Likeness {
  const [one, other] = [a?.trim() ?? '', b?.trim() ?? '']
  if (one !== other) return 'different'
  return isMasked(one) ? 'unknown' : 'same'
}
