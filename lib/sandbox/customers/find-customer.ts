import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { perDatabase } from '@/lib/sandbox/database/per-database'
import { type CustomerRow, customers } from '@/lib/sandbox/database/tables/customers'
import { ApiError } from '@/lib/sandbox/http/api-error'

const byId = perDatabase((db) =>
  db
    .select()
    .from(customers)
    .where(eq(customers.id, sql.placeholder('id')))
    .prepare('customer_by_id'),
)

const byPublishedExternalId = perDatabase((db) =>
  db
    .select()
    .from(customers)
    .where(and(eq(customers.externalId, sql.placeholder('externalId')), sql`${customers.status} = 'published'`))
    .prepare('customer_by_external_id'),
)

/**
 * A customer of any status.
 * @throws ApiError not_found
 */
export async function customerById(db: Database, id: string): Promise<CustomerRow> {
  const [row] = await byId(db).execute({ id })
  if (!row) throw new ApiError('not_found', 'There is no such customer', { customer_id: id })
  return row
}

/**
 * The published customer with an external id, case and all.
 * @throws ApiError not_found, for archived ones, too
 */
export async function customerByExternalId(db: Database, externalId: string): Promise<CustomerRow> {
  const row = await publishedWith(db, externalId)
  if (!row) throw new ApiError('not_found', 'No customer has this external id', { lookup_key: externalId })
  return row
}

/** Who has an external id among the published, if anyone does. */
export async function publishedWith(db: Database, externalId: string): Promise<CustomerRow | undefined> {
  const [row] = await byPublishedExternalId(db).execute({ externalId })
  return row
}

/**
 * The customer a request names by id, by external id, or by both.
 * @throws ApiError validation_error when it names none or two different ones, not_found when it names one that is not there
 */
export async function customerByEither(db: Database, id: string, externalId: string): Promise<CustomerRow> {
  if (!id && !externalId) throw new ApiError('validation_error', 'A customer must be named by id or by external id')
  if (!externalId) return customerById(db, id)
  const found = await customerByExternalId(db, externalId)
  if (id && found.id !== id) throw new ApiError('validation_error', 'The two ids name different customers')
  return found
}
