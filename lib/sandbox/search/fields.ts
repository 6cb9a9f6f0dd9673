import type { PgColumn } from 'drizzle-orm/pg-core'
import { customers } from '@/lib/sandbox/database/tables/customers'
import { ApiError } from '@/lib/sandbox/http/api-error'

/** What a column holds decides what an operator may do with it. */
export interface SearchField {
  column: PgColumn
  kind: 'text' | 'moment' | 'map'
}

const text = (column: PgColumn): SearchField => ({ column, kind: 'text' })

/** Every stored column can be filtered and sorted by, under its name on the wire. */
const SEARCH_FIELDS: ReadonlyMap<string, SearchField> = new Map([
  ['id', text(customers.id)],
  ['tenant_id', text(customers.tenantId)],
  ['status', text(customers.status)],
  ['created_at', { column: customers.createdAt, kind: 'moment' }],
  ['updated_at', { column: customers.updatedAt, kind: 'moment' }],
  ['created_by', text(customers.createdBy)],
  ['updated_by', text(customers.updatedBy)],
  ['environment_id', text(customers.environmentId)],
  ['metadata', { column: customers.metadata, kind: 'map' }],
  ['external_id', text(customers.externalId)],
  ['name', text(customers.name)],
  ['email', text(customers.email)],
  ['contact', text(customers.contact)],
  ['address_line1', text(customers.addressLine1)],
  ['address_line2', text(customers.addressLine2)],
  ['address_city', text(customers.addressCity)],
  ['address_state', text(customers.addressState)],
  ['address_postal_code', text(customers.addressPostalCode)],
  ['address_country', text(customers.addressCountry)],
  ['timezone', text(customers.timezone)],
])

/**
 * The column a condition or sort names.
 * @throws ApiError validation_error for an unknown or missing name; the API itself answers 400 or 500 at random
 */
export function searchField(name: string | null | undefined): SearchField {
  const field = SEARCH_FIELDS.get(name ?? '')
  if (!field)
    throw new ApiError('validation_error', `Customers have no field ${JSON.stringify(name ?? null)}`, { field: name ?? '' })
  return field
}
