import type { Database } from '@/lib/sandbox/database/open'
import type { CustomerRow } from '@/lib/sandbox/database/tables/customers'
import type { Call } from '@/lib/sandbox/http/operation'
import { jsonReply, type Reply } from '@/lib/sandbox/http/reply'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { parseExpand } from '@/lib/sandbox/search/search-body'
import { customerByExternalId, customerById } from './find-customer'
import { customerBodies } from './integrations'

/** `GET /customers/{id}` (5.4): archived customers, too. */
export async function getCustomer({ path, query }: Call, { db }: Sandbox): Promise<Reply> {
  const expand = parseExpand(query.get('expand'))
  return reply(db, await customerById(db, path.id ?? ''), expand)
}

/** `GET /customers/external/{external_id}` and `GET /customers/lookup/{lookup_key}` (5.3): published customers only. */
export async function getCustomerByExternalId({ path, query }: Call, { db }: Sandbox): Promise<Reply> {
  const expand = parseExpand(query.get('expand'))
  return reply(db, await customerByExternalId(db, path.external_id ?? ''), expand)
}

async function reply(db: Database, row: CustomerRow, expand: { integrations: boolean }): Promise<Reply> {
  const [body] = await customerBodies(db, [row], expand)
  return jsonReply(200, body)
}
