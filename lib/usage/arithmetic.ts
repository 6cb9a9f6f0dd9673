import type { Decimal } from '@/lib/billing/decimal'
import type { DtoEntitlementSource } from '@/lib/billing/models'
import { compare, sumOf } from '@/lib/format/decimal'

/** Contributors of one plan, addon or subscription: an addon attached twice gives two amounts. */
export interface Term {
  key: string
  entityType: string | undefined
  /** The plan's name; the API gives none for addons and subscriptions. */
  name: string | undefined
  entityId: string | undefined
  /** `undefined` is a contributor without a limit. */
  amounts: (Decimal | undefined)[]
}

export interface Arithmetic {
  terms: Term[]
  /** Of all amounts; undefined when a contributor has none. */
  sum: Decimal | undefined
  /** `differs`: the sources do not add up to the limit that the API gives, which is then the one that counts. */
  verdict: 'adds-up' | 'differs' | 'without-limit' | 'no-sources'
}

/** How the sources of a metered feature come to its limit: their sum, or none as soon as one has none (contract, section 6). */
export function arithmeticOf(sources: readonly DtoEntitlementSource[], limit: Decimal | undefined): Arithmetic {
  const terms = new Map<string, Term>()
  for (const { entityType, entityId, entityName, usageLimitExact } of sources) {
    const key = `${entityType} ${entityId}`
    const term = terms.get(key) ?? { key, entityType, entityId, name: entityName || undefined, amounts: [] }
    term.amounts.push(usageLimitExact)
    terms.set(key, term)
  }
  const amounts = sources.map(({ usageLimitExact }) => usageLimitExact)
  const known = amounts.filter((amount) => amount !== undefined)
  const sum = known.length === amounts.length && known.length > 0 ? sumOf(known) : undefined
  return { terms: [...terms.values()], sum, verdict: verdictOf(amounts.length, sum, limit) }
}

function verdictOf(count: number, sum: Decimal | undefined, limit: Decimal | undefined): Arithmetic['verdict'] {
  if (count === 0) return 'no-sources'
  if (sum === undefined) return limit === undefined ? 'without-limit' : 'differs'
  return limit !== undefined && compare(sum, limit) === 0 ? 'adds-up' : 'differs'
}

const SOURCE_KINDS = ['plan', 'addon', 'subscription'] as const
/** A kind of source that there are words for; others are shown as the API wrote them. */
export const knownSource = (entityType: string | undefined) => SOURCE_KINDS.find((kind) => kind === entityType)
