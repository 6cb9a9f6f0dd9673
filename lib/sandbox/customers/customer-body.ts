import type { CustomerRow } from '@/lib/sandbox/database/tables/customers'
import { rfc3339 } from '@/lib/sandbox/time/rfc3339'

/** A customer as the API sends it: every member always there but `contact`, which is left out until it is first set. */
export function customerBody(row: CustomerRow) {
  return {
    id: row.id,
    external_id: row.externalId,
    name: row.name,
    email: row.email,
    ...(row.contact === null ? {} : { contact: row.contact }),
    address_line1: row.addressLine1,
    address_line2: row.addressLine2,
    address_city: row.addressCity,
    address_state: row.addressState,
    address_postal_code: row.addressPostalCode,
    address_country: row.addressCountry,
    timezone: row.timezone,
    metadata: row.metadata && sortedByKey(row.metadata),
    environment_id: row.environmentId,
    ...recordBody(row),
  }
}

/** The members every record of the API carries. */
export function recordBody(
  row: Pick<CustomerRow, 'tenantId' | 'status' | 'createdAt' | 'updatedAt' | 'createdBy' | 'updatedBy'>,
) {
  return {
    tenant_id: row.tenantId,
    status: row.status,
    created_at: rfc3339(row.createdAt),
    updated_at: rfc3339(row.updatedAt),
    created_by: row.createdBy,
    updated_by: row.updatedBy,
  }
}

/** Keys in one order whatever the database keeps: the API's maps come out sorted. */
export function sortedByKey<Value>(map: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(map).sort(([one], [other]) => (one < other ? -1 : 1)))
}
