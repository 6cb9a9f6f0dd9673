import type { SDKCore } from '@/lib/billing/core'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import type { TypesCustomerFilter } from '@/lib/billing/models'
import type { RequestOptions } from '@/lib/billing/options'
import { unwrap } from '@/lib/billing/unwrap'
import { filterWith, SEARCHED_FIELDS } from './customer-search'

/** Every choice of one, two or three of the fields. */
const CHOICES = [1, 2, 3, 4, 5, 6, 7].map((mask) => SEARCHED_FIELDS.filter((_, index) => mask & (1 << index)))

/**
 * How many customers have the text in any of the three fields, exactly, from counts that the API can give (inclusion and exclusion). Seven
 * calls side by side, for one row each: rows never wait for it.
 */
export async function unionTotal(
  core: SDKCore,
  text: string,
  filter: TypesCustomerFilter,
  options: RequestOptions = {},
): Promise<number> {
  const counts = await Promise.all(
    CHOICES.map(async (fields) => {
      const page = await unwrap(customersQueryCustomer(core, { ...filterWith(filter, text, fields), limit: 1 }, options))
      return (fields.length % 2 === 1 ? 1 : -1) * (page.pagination?.total ?? 0)
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}
