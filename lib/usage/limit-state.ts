import type { Decimal } from '@/lib/billing/decimal'
import { compare, multiply, shareOf, subtract } from '@/lib/format/decimal'
import type { Allowance } from './allowance'

/** The states of a feature, none of which may look like another on the screen. */
export type LimitStateName =
  | 'room'
  /** From nine tenths of the limit on; the last unit of a soft limit included. */
  | 'near'
  /** More than the limit was used, and more still works. */
  | 'soft-limit-passed'
  /** The limit or more was used, and nothing more works. */
  | 'hard-limit-reached'
  /** A limit of 0: never any. */
  | 'no-allowance'
  | 'unlimited'
  | 'by-grant'
  | 'on'
  | 'off'
  | 'value'
  | 'config'
  /** There is a limit, but what was used of it is not known: the usage answer is missing. */
  | 'usage-unknown'
  /** There is a limit whose use the API does not count: its `'0'` is no measurement. */
  | 'not-counted'
  | 'not-reported'

export interface LimitState {
  name: LimitStateName
  /** Absent when nobody said. */
  used?: Decimal
  limit?: Decimal
  isSoft?: boolean
  /** May be negative: then `over` is the same without its sign. */
  left?: Decimal
  /** By how much the limit is passed; present only when it is. */
  over?: Decimal
  /** Of the limit, cut; absent for a limit of 0, of which there are no shares. */
  share?: Decimal
}

/** From this share on a limit is near. */
export const NEAR_FROM: Decimal = '0.9'

/** What was used, as far as it is known. */
export type Used = { kind: 'counted'; amount: Decimal } | { kind: 'not-counted' | 'unknown' }

/** What the allowance and the use come to. Our own arithmetic: the API's percentage is a fraction, and 100 at a limit of 0. */
export function limitState(allowance: Allowance, use: Used): LimitState {
  const used = use.kind === 'counted' ? { used: use.amount } : {}
  if (allowance.kind !== 'limited') return { name: allowance.kind, ...used }
  const { limit, isSoft } = allowance
  const base = { limit, isSoft, ...used }
  const isNone = compare(limit, '0') <= 0
  if (use.kind !== 'counted')
    return { ...base, name: isNone ? 'no-allowance' : use.kind === 'unknown' ? 'usage-unknown' : 'not-counted' }
  const left = subtract(limit, use.amount)
  const share = shareOf(use.amount, limit)
  const figures = {
    ...base,
    left,
    ...(share !== undefined && { share }),
    ...(compare(left, '0') < 0 && { over: subtract(use.amount, limit) }),
  }
  if (isNone && !(isSoft && figures.over)) return { ...figures, name: 'no-allowance' }
  if (isSoft) return { ...figures, name: figures.over ? 'soft-limit-passed' : nearOrRoom(use.amount, limit) }
  return { ...figures, name: compare(left, '0') <= 0 ? 'hard-limit-reached' : nearOrRoom(use.amount, limit) }
}

const nearOrRoom = (used: Decimal, limit: Decimal) => (compare(used, multiply(limit, NEAR_FROM)) >= 0 ? 'near' : 'room')

/** How soon a person should look at it; 0 is nothing to see. */
const SEVERITY: Partial<Record<LimitStateName, number>> = {
  'hard-limit-reached': 4,
  'soft-limit-passed': 3,
  'no-allowance': 2,
  near: 1,
}
export const severityOf = ({ name, over }: LimitState): number =>
  name === 'no-allowance' && over === undefined ? 0 : (SEVERITY[name] ?? 0)

/** At or over its limit: what “problems only” shows. */
export const isProblem = (state: LimitState): boolean => severityOf(state) >= 2

/** The sign that stands for a state, by the names of components/ui/state.tsx. */
export const SIGN_OF = {
  room: 'fine',
  near: 'near',
  'soft-limit-passed': 'over',
  'hard-limit-reached': 'stopped',
  'no-allowance': 'stopped',
  unlimited: 'fine',
  'by-grant': 'fine',
  on: 'fine',
  off: 'off',
  value: 'fine',
  config: 'fine',
  'usage-unknown': 'unknown',
  'not-counted': 'unknown',
  'not-reported': 'unknown',
} as const satisfies Record<LimitStateName, string>
