import { inArray } from 'drizzle-orm'
import type { Database } from '@/lib/sandbox/database/open'
import { taxRates } from '@/lib/sandbox/database/tables/customers'
import { ApiError } from '@/lib/sandbox/http/api-error'
import type { CreateRequest, IntegrationMapping } from './customer-request'

/**
 * Integration mappings need all members of one of the two eras' shapes, and then change nothing.
 * @throws ApiError validation_error
 */
export function checkIntegrationMappings(mappings: CreateRequest['integration_entity_mapping']): void {
  for (const mapping of mappings ?? []) {
    if (mapping && !isCurrentShape(mapping) && !isOlderShape(mapping)) {
      throw new ApiError('validation_error', 'An integration mapping is incomplete', {
        IntegrationEntityMapping: 'entity_id, entity_type, provider_type and provider_entity_id are required',
      })
    }
  }
}

function isCurrentShape({ entity_id, entity_type, provider_type, provider_entity_id }: IntegrationMapping): boolean {
  return (
    isFilled(entity_id, 255) && isFilled(entity_type, 255) && isFilled(provider_type, 50) && isFilled(provider_entity_id, 255)
  )
}

function isOlderShape({ provider, id }: IntegrationMapping): boolean {
  return provider === 'stripe' && isFilled(id, 255)
}

function isFilled(text: string | null | undefined, most: number): boolean {
  return text != null && text !== '' && [...text].length <= most
}

/**
 * Every override names an active tax rate.
 * @throws ApiError validation_error for an empty code, a negative priority or an inactive rate; not_found for an unknown code
 */
export async function checkTaxOverrides(db: Database, overrides: CreateRequest['tax_rate_overrides']): Promise<void> {
  const given = (overrides ?? []).filter((override) => override !== null)
  if (given.length === 0) return
  for (const { tax_rate_code: code, priority } of given) {
    if (!code)
      throw new ApiError('validation_error', 'A tax override needs a code', { TaxRateCode: "failed on the 'required' rule" })
    if ((priority ?? 0) < 0)
      throw new ApiError('validation_error', 'A priority is not negative', { Priority: "failed on the 'min 0' rule" })
  }
  const codes = given.map(({ tax_rate_code: code }) => code ?? '')
  const known = await db.select().from(taxRates).where(inArray(taxRates.code, codes))
  for (const code of codes) {
    const rate = known.find((candidate) => candidate.code === code)
    if (!rate) throw new ApiError('not_found', 'There is no such tax rate', { tax_rate_code: code })
    if (rate.taxRateStatus !== 'ACTIVE')
      throw new ApiError('validation_error', 'The tax rate is not active', { tax_rate_code: code })
  }
}
