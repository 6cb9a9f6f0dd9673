import { COUNTRY_CODES } from '@/lib/billing/rules/countries'
import { isEmail } from '@/lib/billing/rules/email'
import { taxKeyFaults } from '@/lib/billing/rules/tax-keys'
import { isTimezone } from '@/lib/billing/rules/timezone'
import { ApiError } from '@/lib/sandbox/http/api-error'

/** The members of a customer a caller may send, as the wire names them. Null and absent are the same. */
export interface CustomerFields {
  external_id?: string | null
  name?: string | null
  email?: string | null
  contact?: string | null
  address_line1?: string | null
  address_line2?: string | null
  address_city?: string | null
  address_state?: string | null
  address_postal_code?: string | null
  address_country?: string | null
  timezone?: string | null
  metadata?: Record<string, string> | null
}

type TextField = Exclude<keyof CustomerFields, 'metadata'>

/** A rule's name when a text breaks it, in the words of the API's validator; null when it keeps it. */
type Rule = (text: string) => string | null

/** At most so many characters; for the address also so many bytes, since the API counts both. */
const characters =
  (most: number): Rule =>
  (text) =>
    [...text].length > most ? `max ${most}` : null
const bytes =
  (most: number): Rule =>
  (text) =>
    Buffer.byteLength(text) > most ? `max ${most} bytes` : null
const filled: Rule = (text) => (text === '' ? 'required' : null)
const email: Rule = (text) => (isEmail(text) ? null : 'email')
const country: Rule = (text) => (COUNTRY_CODES.has(text) ? null : 'iso3166_1_alpha2')
const timezone: Rule = (text) => (isTimezone(text) && text.length <= 50 ? null : 'timezone')

/** `onCreate: 'absent'` fields take '' for "not given" when a customer is made, and refuse it in an update, where it would clear them. */
interface FieldRule {
  /** The name `details` has it under. */
  goName: string
  rules: Rule[]
  onCreate?: 'absent' | 'required'
}

const FIELD_RULES: Record<TextField, FieldRule> = {
  external_id: { goName: 'ExternalID', rules: [filled, characters(255)], onCreate: 'required' },
  name: { goName: 'Name', rules: [filled, characters(255)], onCreate: 'required' },
  email: { goName: 'Email', rules: [email, characters(255)], onCreate: 'absent' },
  contact: { goName: 'Contact', rules: [characters(20)] },
  address_line1: { goName: 'AddressLine1', rules: [characters(255), bytes(255)] },
  address_line2: { goName: 'AddressLine2', rules: [characters(255), bytes(255)] },
  address_city: { goName: 'AddressCity', rules: [characters(100), bytes(100)] },
  address_state: { goName: 'AddressState', rules: [characters(100), bytes(100)] },
  address_postal_code: { goName: 'AddressPostalCode', rules: [characters(20), bytes(20)] },
  address_country: { goName: 'AddressCountry', rules: [country], onCreate: 'absent' },
  timezone: { goName: 'Timezone', rules: [timezone], onCreate: 'absent' },
}

/**
 * Checks what a caller sent against section 4's rules.
 * @throws ApiError validation_error with one entry of `details` per failing field
 */
export function checkFields(fields: CustomerFields, operation: 'create' | 'update'): void {
  const faults: Record<string, string> = {}
  for (const [name, { goName, rules, onCreate }] of Object.entries(FIELD_RULES)) {
    // The rules are keyed by the fields' names.
    const text = fields[name as TextField] ?? (operation === 'create' && onCreate === 'required' ? '' : null)
    if (text === null || (text === '' && operation === 'create' && onCreate === 'absent')) continue
    const broken = rules.map((rule) => rule(text)).find((fault) => fault !== null)
    if (broken) faults[goName] = `${goName} failed on the '${broken}' rule`
  }
  for (const [key, rule] of Object.entries(taxKeyFaults(fields.metadata ?? {})))
    faults[key] = `${key} failed on the '${rule}' rule`
  if (Object.keys(faults).length > 0) throw new ApiError('validation_error', 'Some fields are not valid', faults)
}
