import type { TypesCustomerFilter } from '@/lib/billing/models'
import { type SearchValues, searchOf } from '@/lib/url/search'

/** The states a customer can be found in; the API hides archived ones unless asked. */
export const CUSTOMER_STATUSES = ['published', 'archived'] as const

/** The list's columns, in order; `sortBy` is the API's name of the field. */
export const customerFields = {
  name: { sortBy: 'name' },
  externalId: { sortBy: 'external_id' },
  status: { choices: CUSTOMER_STATUSES },
  updatedAt: { sortBy: 'updated_at' },
  createdAt: { sortBy: 'created_at' },
} as const

export const customerSearch = searchOf(customerFields, { field: 'updatedAt', direction: 'desc' })
export type CustomerSearch = SearchValues<typeof customerFields>

/** What the API is asked for. The id comes last in the sort, so that rows equal in all else keep their page. */
export function customerFilter({ page, size, sort, status }: CustomerSearch): TypesCustomerFilter {
  return {
    limit: size,
    offset: (page - 1) * size,
    status,
    sort: [
      { field: customerFields[sort.field].sortBy, direction: sort.direction },
      { field: 'id', direction: sort.direction },
    ],
  }
}

/** The number of the last page, at least 1. */
export const lastPage = (total: number, size: number) => Math.max(1, Math.ceil(total / size))
