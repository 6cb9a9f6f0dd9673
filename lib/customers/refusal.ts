/** What the billing API refused of a customer, field by field. */
import { SDKError } from '@/lib/billing/models/errors'
import { fieldNamed, type TextField } from './field-rules'

/** `text` is the API's own; undefined for an external ID that is taken, for which we have words. */
export interface FieldRefusal {
  field: TextField
  text: string | undefined
}

export function fieldRefusals(error: Error): FieldRefusal[] {
  if (!(error instanceof SDKError)) return []
  if (error.code === 'already_exists') return [{ field: 'externalId', text: undefined }]
  if (error.code !== 'validation_error') return []
  return Object.entries(error.details ?? {}).flatMap(([name, text]) => {
    const field = fieldNamed(name)
    return field && field !== 'metadata' ? [{ field, text: String(text) }] : []
  })
}

/** What it says of anything that is no field of the form: the tax keys of the metadata, a tax rate's code. */
export function otherRefusals(error: Error): string[] {
  if (!(error instanceof SDKError) || error.code !== 'validation_error') return []
  return Object.entries(error.details ?? {}).flatMap(([name, text]) =>
    fieldNamed(name) && fieldNamed(name) !== 'metadata' ? [] : [`${name}: ${String(text)}`],
  )
}

/** The code of a tax rate that the API does not have: a 404 of a creation, whose customer nobody could be missing. */
export function unknownTaxRate(error: Error): string | undefined {
  const code = error instanceof SDKError && error.code === 'not_found' ? error.details?.tax_rate_code : undefined
  return code === undefined ? undefined : String(code)
}
