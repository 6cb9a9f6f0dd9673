import type { Decimal } from '@/lib/billing/decimal'
import type { DtoCreditGrantApplicationResponse as Application } from '@/lib/billing/models'
import { sumOf } from '@/lib/format/decimal'

/** In our words: the API's `failed` alone would not say that it tries again. */
export type GrantStateName = 'scheduled' | 'will-retry' | 'failed' | 'other'

/** A failed one with a date ahead is tried again then; without one nobody promised that. */
export function grantState({ applicationStatus, scheduledFor }: Application, now: number): GrantStateName {
  if (applicationStatus === 'pending') return 'scheduled'
  if (applicationStatus === 'failed') return isAhead(scheduledFor, now) ? 'will-retry' : 'failed'
  return 'other'
}

const isAhead = (at: string | undefined, now: number) => at !== undefined && Date.parse(at) > now

export const GRANT_SIGNS = { scheduled: 'fine', 'will-retry': 'stopped', failed: 'stopped', other: 'unknown' } as const

/** Known reasons, as keys of texts; an unknown one is shown as it came. */
export const GRANT_REASONS = ['first_time_recurring_credit_grant', 'recurring_credit_grant', 'onetime_credit_grant'] as const
export const knownReason = (reason: string | undefined) => GRANT_REASONS.find((known) => known === reason)

/** Soonest first; what has no date comes last. */
export const byDate = (grants: readonly Application[]): Application[] =>
  grants.toSorted((one, other) => dateOf(one) - dateOf(other))

const dateOf = ({ scheduledFor }: Application) => {
  const time = Date.parse(scheduledFor ?? '')
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time
}

export const TOTAL_DAYS = [30, 60, 90] as const
const DAY_MS = 86_400_000

export interface GrantTotal {
  days: (typeof TOTAL_DAYS)[number]
  /** The exact sum of those that have an amount. */
  amount: Decimal
  count: number
  /** How many of them the API gave no amount for: the sum leaves them out. */
  withoutAmount: number
}

/** What is to come within 30, 60 and 90 days from now, each including the ones before. Failed ones count: they are to be tried again. */
export function grantTotals(grants: readonly Application[], now: number): GrantTotal[] {
  return TOTAL_DAYS.map((days) => {
    const within = grants.filter((grant) => dateOf(grant) < now + days * DAY_MS)
    const amounts = within.flatMap(({ creditsExact }) => (creditsExact === undefined ? [] : [creditsExact]))
    return { days, amount: sumOf(amounts), count: within.length, withoutAmount: within.length - amounts.length }
  })
}

/** Neighbours of one month of the zone together, `2026-12`; undated ones under an empty month. */
export function byMonth(grants: readonly Application[], timeZone: string): { month: string; grants: Application[] }[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
  const months = new Map<string, Application[]>()
  for (const grant of byDate(grants)) {
    const time = dateOf(grant)
    const month = Number.isFinite(time) ? format.format(time) : ''
    months.set(month, [...(months.get(month) ?? []), grant])
  }
  return [...months].map(([month, grants]) => ({ month, grants }))
}
