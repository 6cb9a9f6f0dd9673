/** What a search over several fields is asked for and answers; no calls, so that pages can have it without them. */
import type { DtoCustomerResponse as Customer, TypesCustomerFilter } from '@/lib/billing/models'

/** Rows of a union that can be paged through: past them the page asks to narrow the search. */
export const MAX_UNION_ROWS = 1_000

export interface CustomerSearchRequest {
  /** Trimmed, not empty. */
  text: string
  /** Everything else that must hold, with the order to show: one field and then `id`, both in the same direction. */
  filter: TypesCustomerFilter
  /** From 1. */
  page: number
  size: number
}

export interface CustomerSearchPage {
  /** Found by the whole text as an id, external id or e-mail, whatever the filters say. The same on each page. */
  exact: Customer[]
  /** False when a look-up of exact hits failed: there may be more. */
  isExactKnown: boolean
  /** The page of the union, in the API's order; exact hits that are part of it stand in their place. */
  items: Customer[]
  /** The rows of the union up to this page were not all there are. */
  hasMore: boolean
  /** Customers that contain the text; undefined where counting takes further calls (`unionTotal`). */
  total: number | undefined
}

/** The rows to show of a page: exact hits come first, on the first page, and nowhere else. */
export function shownRows({ exact, items }: Pick<CustomerSearchPage, 'exact' | 'items'>, page: number): Customer[] {
  const exactIds = new Set(exact.map(({ id }) => id))
  const others = items.filter(({ id }) => !exactIds.has(id))
  return page === 1 ? [...exact, ...others] : others
}
