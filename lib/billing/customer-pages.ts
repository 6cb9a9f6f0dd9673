import type { SDKCore } from './core'
import { customersQueryCustomer } from './funcs/customers-query-customer'
import type { DtoListCustomersResponse } from './models/customer'
import type { TypesCustomerFilter } from './models/customer-filter'
import type { RequestOptions } from './options'
import { unwrap } from './unwrap'

/**
 * All pages of a search, one request each, from `filter.offset` on. The API answers where the next page starts (the offset asked for plus
 * the limit), so that is what is asked for next, until it reaches the total.
 *
 * A customer created meanwhile moves the rest one place on, so that one is seen twice: `order: 'asc'` puts new ones at the end.
 * `options.timeoutMs` counts for each page.
 * @throws what queryCustomer fails with; an Error when the API's next offset does not lead on.
 */
export async function* customerPages(
  client: SDKCore,
  filter: TypesCustomerFilter = {},
  options?: RequestOptions,
): AsyncGenerator<DtoListCustomersResponse, void, undefined> {
  let offset = filter.offset ?? 0
  for (;;) {
    const page = await unwrap(customersQueryCustomer(client, { ...filter, offset }, options))
    yield page
    const { offset: next = 0, total = 0 } = page.pagination ?? {}
    if (next >= total) return
    if (next <= offset) throw new Error(`The next page of customers would start at ${next}, yet this one started at ${offset}`)
    offset = next
  }
}
