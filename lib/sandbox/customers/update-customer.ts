import { eq } from 'drizzle-orm'
import { sqlState } from '@/lib/sandbox/database/failure'
import type { Database } from '@/lib/sandbox/database/open'
import { type CustomerRow, customers } from '@/lib/sandbox/database/tables/customers'
import { ApiError } from '@/lib/sandbox/http/api-error'
import type { Call } from '@/lib/sandbox/http/operation'
import { jsonReply, type Reply } from '@/lib/sandbox/http/reply'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { checkIntegrationMappings } from './create-checks'
import { customerBody } from './customer-body'
import { decodeUpdate, type UpdateRequest } from './customer-request'
import { customerByExternalId, customerById, publishedWith } from './find-customer'
import { checkFields } from './rules/field-rules'

const UNIQUE_VIOLATION = '23505'

/**
 * `PUT /customers` and `PUT /customers/{id}` (5.2). Only present members change, a present map replaces the stored one, and the answer
 * is the customer as it now is.
 */
export async function updateCustomer({ json, path, query, credential }: Call, { db, clock }: Sandbox): Promise<Reply> {
  const request = decodeUpdate(json())
  const id = await identify(db, path.id ?? query.get('id') ?? '', query.get('external_customer_id') ?? '')
  checkFields(request, 'update')
  checkIntegrationMappings(request.integration_entity_mapping)
  const row = await db.transaction(async (transaction) => {
    await transaction.select({ id: customers.id }).from(customers).where(eq(customers.id, id)).for('update')
    const before = await customerById(transaction, id)
    const changes = { ...changesOf(request), ...(await renaming(transaction, before, request)) }
    const stamps = { updatedAt: clock.stamp(), updatedBy: credential.userId }
    try {
      const [after] = await transaction
        .update(customers)
        .set({ ...changes, ...stamps })
        .where(eq(customers.id, id))
        .returning()
      if (!after) throw new Error('an update returned no row')
      return after
    } catch (error) {
      throw sqlState(error) === UNIQUE_VIOLATION ? taken(before, request) : error
    }
  })
  return jsonReply(200, customerBody(row))
}

/** The id of the customer to change. An id alone is looked up only after the body's rules, as in the API. */
async function identify(db: Database, id: string, externalId: string): Promise<string> {
  if (!id && !externalId) throw new ApiError('validation_error', 'A customer must be named by id or by external_customer_id')
  if (!externalId) return id
  const found = await customerByExternalId(db, externalId)
  if (id && found.id !== id) throw new ApiError('validation_error', 'id and external_customer_id name different customers')
  return found.id
}

/** The columns a request changes; null is the same as absent. */
function changesOf(request: UpdateRequest): Partial<CustomerRow> {
  const wanted = {
    externalId: request.external_id,
    name: request.name,
    email: request.email,
    contact: request.contact,
    addressLine1: request.address_line1,
    addressLine2: request.address_line2,
    addressCity: request.address_city,
    addressState: request.address_state,
    addressPostalCode: request.address_postal_code,
    addressCountry: request.address_country,
    timezone: request.timezone,
    metadata: request.metadata,
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value != null))
}

/**
 * What a new external id brings with it: it must be free, and the one of before is noted in the metadata, unless the same request
 * replaces that. The API notes the new one and crashes on metadata never set; this is its recommended form.
 */
async function renaming(db: Database, before: CustomerRow, request: UpdateRequest): Promise<Partial<CustomerRow>> {
  const externalId = request.external_id
  if (externalId == null || externalId === before.externalId) return {}
  const holder = await publishedWith(db, externalId)
  if (holder && holder.id !== before.id) throw taken(before, request)
  if (request.metadata != null) return {}
  const former = before.metadata?.old_external_ids
  const list = former ? `${former},${before.externalId}` : before.externalId
  return { metadata: { ...before.metadata, old_external_ids: list } }
}

function taken(before: CustomerRow, request: UpdateRequest): ApiError {
  const details = { external_id: request.external_id ?? before.externalId, email: request.email ?? before.email }
  return new ApiError('already_exists', 'Another customer has this external id', details)
}
