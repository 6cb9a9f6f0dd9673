import { ulid } from 'ulid'
import { ENVIRONMENT_ID, TENANT_ID } from '@/lib/sandbox/account'
import { sqlState } from '@/lib/sandbox/database/failure'
import { customers } from '@/lib/sandbox/database/tables/customers'
import { ApiError } from '@/lib/sandbox/http/api-error'
import type { Call } from '@/lib/sandbox/http/operation'
import { jsonReply, type Reply } from '@/lib/sandbox/http/reply'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { checkIntegrationMappings, checkTaxOverrides } from './create-checks'
import { customerBody } from './customer-body'
import { decodeCreate } from './customer-request'
import { checkFields } from './rules/field-rules'

const UNIQUE_VIOLATION = '23505'

/** `POST /customers` (5.1). An archived customer's external id is free again; the database decides who of two at once gets it. */
export async function createCustomer({ json, credential }: Call, { db, clock }: Sandbox): Promise<Reply> {
  const request = decodeCreate(json())
  checkFields(request, 'create')
  checkIntegrationMappings(request.integration_entity_mapping)
  await checkTaxOverrides(db, request.tax_rate_overrides)
  const at = clock.stamp()
  try {
    const [row] = await db
      .insert(customers)
      .values({
        id: `cust_${ulid(Date.parse(at))}`,
        // Checked above: both are there and not empty.
        externalId: request.external_id ?? '',
        name: request.name ?? '',
        email: request.email ?? '',
        contact: request.contact ?? null,
        addressLine1: request.address_line1 ?? '',
        addressLine2: request.address_line2 ?? '',
        addressCity: request.address_city ?? '',
        addressState: request.address_state ?? '',
        addressPostalCode: request.address_postal_code ?? '',
        addressCountry: request.address_country ?? '',
        timezone: request.timezone || 'UTC',
        metadata: request.metadata ?? null,
        tenantId: TENANT_ID,
        environmentId: ENVIRONMENT_ID,
        createdAt: at,
        updatedAt: at,
        createdBy: credential.userId,
        updatedBy: credential.userId,
      })
      .returning()
    if (!row) throw new Error('an insert returned no row')
    return jsonReply(201, customerBody(row))
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    throw new ApiError('already_exists', 'A customer has this external id already', { external_id: request.external_id })
  }
}
