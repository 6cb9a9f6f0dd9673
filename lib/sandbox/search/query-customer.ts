import { customerBodies } from '@/lib/sandbox/customers/integrations'
import type { Call } from '@/lib/sandbox/http/operation'
import { jsonReply, type Reply } from '@/lib/sandbox/http/reply'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { parseExpand, parseSearch } from './search-body'
import { searchCustomers } from './search-customers'

/** `POST /customers/search` (5.6). The answer's `offset` is where the next page begins. */
export async function queryCustomer({ json }: Call, { db }: Sandbox): Promise<Reply> {
  const search = parseSearch(json())
  const { rows, total } = await searchCustomers(db, search)
  return jsonReply(200, {
    items: await customerBodies(db, rows, parseExpand(search.expand)),
    pagination: { total, limit: search.limit, offset: search.offset + search.limit },
  })
}
