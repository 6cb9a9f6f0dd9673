import { queryOptions } from '@tanstack/react-query'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import { unwrap } from '@/lib/billing/unwrap'
import { type Duplicate, duplicateFilters, duplicatesAmong, type Watched } from '@/lib/customers/duplicates'
import type { Billing } from './billing'
import { customerKeys } from './customers'

export const duplicateQueries = {
  /** Customers that share the text; searches still under way are dropped when the user types on. */
  of: (billing: Billing, watched: Watched, text: string, self: string | undefined) =>
    queryOptions({
      queryKey: [...customerKeys.all(billing.environment), 'duplicates', watched, text, self ?? null] as const,
      queryFn: async ({ signal }): Promise<Duplicate[]> => {
        const pages = await Promise.all(
          duplicateFilters(watched, text).map((filter) => unwrap(customersQueryCustomer(billing.core, filter, { signal }))),
        )
        return duplicatesAmong(
          pages.flatMap(({ items }) => items ?? []),
          watched,
          text,
          self,
        )
      },
    }),
}
