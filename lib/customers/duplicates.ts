/** Whether somebody like this customer is there already: what to ask the API for, and which of its answers count. */
import type { DtoCustomerResponse as Customer, TypesCustomerFilter, TypesFilterCondition } from '@/lib/billing/models'

export type Watched = 'email' | 'externalId'

export interface Duplicate {
  customer: Customer
  /** `exact`: the very text, so the API would refuse an external id. `alike`: the same but for case and spaces. */
  likeness: 'exact' | 'alike'
}

const MOST = 50
const STATUSES = ['published', 'archived'] as const

const squeezed = (text: string) => text.replace(/\s+/gu, '').toLowerCase()

/**
 * Searches that find every such customer. The API knows no "the same but for case and spaces", but `contains` ignores case, and pieces
 * that must all be contained find a stored text whatever spaces stand between them. Exact hits are asked for by themselves, since
 * a short text is contained in more customers than one page holds. Empty when the text is too little to ask about.
 */
export function duplicateFilters(watched: Watched, text: string): TypesCustomerFilter[] {
  if (squeezed(text) === '') return []
  const field = watched === 'email' ? 'email' : 'external_id'
  const exact = watched === 'externalId' ? [{ externalIds: variantsOf(text) }] : []
  return STATUSES.flatMap((status) =>
    [...exact, { filters: piecesOf(text).map((piece) => contains(field, piece)) }].map((filter) => ({
      ...filter,
      status,
      limit: MOST,
    })),
  )
}

const contains = (field: string, text: string): TypesFilterCondition => ({
  field,
  operator: 'contains',
  dataType: 'string',
  value: { string: text },
})

const variantsOf = (text: string) => [
  ...new Set([text, text.trim(), text.replace(/\s+/gu, ''), squeezed(text), text.toUpperCase()]),
]

/** At the borders of words, digits and signs, where somebody may have put a space; the longest say most. */
function piecesOf(text: string): string[] {
  const pieces = text.match(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s]+/gu) ?? []
  return [...new Set(pieces)].sort((left, right) => right.length - left.length).slice(0, 4)
}

/** @param self the customer that is being changed, who is no duplicate of itself */
export function duplicatesAmong(found: readonly Customer[], watched: Watched, text: string, self?: string): Duplicate[] {
  const byId = new Map(found.map((customer) => [customer.id, customer]))
  return [...byId.values()]
    .filter((customer) => customer.id !== self && squeezed(customer[watched] ?? '') === squeezed(text))
    .map((customer): Duplicate => ({ customer, likeness: customer[watched] === text ? 'exact' : 'alike' }))
    .sort((left, right) => rank(left) - rank(right))
}

const rank = ({ customer, likeness }: Duplicate) => (customer.status === 'published' ? 0 : 2) + (likeness === 'exact' ? 0 : 1)
