import 'server-only'
import type { SDKCore } from '@/lib/billing/core'
import { customerPages } from '@/lib/billing/customer-pages'
import type { TypesCustomerFilter } from '@/lib/billing/models'
import type { CustomersPage } from './export-file'

/** The API's largest page: the fewest calls. */
const PAGE = 1_000

/** Every customer of a filter, in its order. */
export async function* exportPages(core: SDKCore, filter: TypesCustomerFilter): AsyncGenerator<CustomersPage> {
  for await (const { items = [], pagination } of customerPages(core, { ...filter, limit: PAGE, offset: 0 }))
    yield { customers: items, expected: pagination?.total }
}
