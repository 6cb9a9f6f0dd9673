import 'server-only'
import type { SDKCore } from '@/lib/billing/core'
import { customerPages } from '@/lib/billing/customer-pages'
import { filterOf } from '@/lib/customers/conditions'
import { searchCustomers } from '@/lib/lookup/customer-search'
import { MAX_UNION_ROWS } from '@/lib/lookup/search-page'
import { unionTotal } from '@/lib/lookup/union-total'
import type { CustomersAsked } from '@/lib/queries/customers'
import type { CustomersPage } from './export-file'

/** The API's largest page: the fewest calls. */
const PAGE = 1_000

/**
 * Every customer of a list, in its order; of those, the picked ones alone if any are. Of a search for a text the list shows no more than
 * the union's limit, and neither does the file: the count then tells that it is not all.
 */
export async function* exportPages(
  core: SDKCore,
  { text, conditions = [], filter }: CustomersAsked,
  picked: readonly string[],
  now: Date,
): AsyncGenerator<CustomersPage> {
  // Picked ones are named by id, so that neither text nor conditions need narrow them: an exact hit may be outside of both.
  if (picked.length > 0 || !text) {
    const narrowed = picked.length > 0 ? { ...filter, customerIds: [...picked] } : { ...filter, ...filterOf(conditions, now) }
    for await (const { items = [], pagination } of customerPages(core, { ...narrowed, limit: PAGE, offset: 0 }))
      yield { customers: items, expected: pagination?.total }
    return
  }
  const narrowed = { ...filter, ...filterOf(conditions, now) }
  const { items, total } = await searchCustomers(core, { text, filter: narrowed, page: 1, size: MAX_UNION_ROWS })
  yield { customers: items, expected: total ?? (await unionTotal(core, text, narrowed)) }
}
