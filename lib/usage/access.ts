import type { Decimal } from '@/lib/billing/decimal'
import { add, compare, subtract } from '@/lib/format/decimal'
import type { FeatureUsage } from './feature-usage'
import type { LimitStateName } from './limit-state'

/** “Can they use it?”: the answer, the rule that decides, and when it changes. */
export interface Access {
  /** `unknown` where the API does not say enough: neither a yes nor a no may be read into that. */
  answer: 'yes' | 'no' | 'unknown'
  rule:
    | 'fits'
    | 'does-not-fit'
    | 'more-than-limit'
    | 'soft-fits'
    | 'soft-passes'
    | 'no-allowance'
    | Exclude<LimitStateName, 'room' | 'near' | 'soft-limit-passed' | 'hard-limit-reached' | 'no-allowance'>
  used?: Decimal
  limit?: Decimal
  /** How much more fits, never below nought. */
  fits?: Decimal
  /** By how much the limit would be passed. */
  over?: Decimal
  /** True for an amount that no reset makes fit: it is more than the whole limit. */
  isBeyondLimit?: boolean
}

export function accessTo({ allowance, state }: FeatureUsage, amount: Decimal): Access {
  if (allowance.kind !== 'limited' || state.limit === undefined) return withoutLimit(state.name, state.used)
  const { limit, isSoft } = allowance
  const isBeyondLimit = compare(amount, limit) > 0
  if (!isSoft && compare(limit, '0') <= 0 && compare(amount, '0') > 0)
    return { answer: 'no', rule: 'no-allowance', limit, ...(state.used !== undefined && { used: state.used }), isBeyondLimit }
  if (state.used === undefined) {
    // A soft limit never blocks, and what is more than the whole limit never fits, whatever was used.
    if (isSoft) return { answer: 'yes', rule: 'soft-passes', limit, isBeyondLimit }
    if (isBeyondLimit) return { answer: 'no', rule: 'more-than-limit', limit, isBeyondLimit }
    return { answer: 'unknown', rule: state.name === 'not-counted' ? 'not-counted' : 'usage-unknown', limit, isBeyondLimit }
  }
  const { used } = state
  const left = subtract(limit, used)
  const fits = compare(left, '0') > 0 ? left : '0'
  const after = add(used, amount)
  const figures = { used, limit, fits, isBeyondLimit }
  if (compare(after, limit) <= 0 || compare(amount, '0') <= 0)
    return { answer: 'yes', rule: isSoft ? 'soft-fits' : 'fits', ...figures }
  return {
    answer: isSoft ? 'yes' : 'no',
    rule: isSoft ? 'soft-passes' : 'does-not-fit',
    ...figures,
    over: subtract(after, limit),
  }
}

const YES: LimitStateName[] = ['unlimited', 'on', 'value', 'config']

function withoutLimit(name: LimitStateName, used: Decimal | undefined): Access {
  const answer = YES.includes(name) ? 'yes' : name === 'off' ? 'no' : 'unknown'
  // Limited states have a limit, so none of them comes here.
  return { answer, rule: name as Access['rule'], ...(used !== undefined && { used }) }
}
