/**
 * What the API holds of a customer's texts (contract, section 4), for a form to say at the field before it is sent, and for the server to
 * refuse what the API would answer with a 500.
 */
import { DtoCreateCustomerRequest, DtoUpdateCustomerRequest } from '@/lib/billing/models/customer-requests'
import { COUNTRY_CODES } from '@/lib/billing/rules/countries'
import { isEmail } from '@/lib/billing/rules/email'
import { taxKeyFaults } from '@/lib/billing/rules/tax-keys'
import { isTimezone } from '@/lib/billing/rules/timezone'
import * as z from '@/lib/zod'

/** In the order in which they are shown. */
export const TEXT_FIELDS = [
  'externalId',
  'name',
  'email',
  'contact',
  'addressLine1',
  'addressLine2',
  'addressCity',
  'addressState',
  'addressPostalCode',
  'addressCountry',
  'timezone',
] as const
export type TextField = (typeof TEXT_FIELDS)[number]
export type Texts = Record<TextField, string>

interface Limits {
  /** Code points, as the API's validator and its database count them. */
  characters: number
  /** Of UTF-8, where the API counts these, too: 100 letters of Cyrillic are 200. */
  bytes?: number
  /** A customer cannot be without one. */
  isRequired?: true
  /** Once given, the API takes another one but not none. */
  isKept?: true
}

export const FIELD_LIMITS: Record<TextField, Limits> = {
  externalId: { characters: 255, isRequired: true, isKept: true },
  name: { characters: 255, isRequired: true, isKept: true },
  email: { characters: 255, isKept: true },
  contact: { characters: 20 },
  addressLine1: { characters: 255, bytes: 255 },
  addressLine2: { characters: 255, bytes: 255 },
  addressCity: { characters: 100, bytes: 100 },
  addressState: { characters: 100, bytes: 100 },
  addressPostalCode: { characters: 20, bytes: 20 },
  addressCountry: { characters: 2, isKept: true },
  timezone: { characters: 50, isKept: true },
}

export const charactersOf = (text: string) => [...text].length
export const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** The rule that a text breaks. `most` and `now` are what a limit allows and what the text has. */
export type Fault =
  | { rule: 'required' | 'kept' | 'email' | 'country' | 'timezone' }
  | { rule: 'characters' | 'bytes'; most: number; now: number }

/** @param before the text that the customer has; absent for a new one. What is not changed is not sent, so it breaks nothing. */
export function faultOf(field: TextField, text: string, before?: string): Fault | undefined {
  if (text === before) return undefined
  const { characters, bytes, isRequired, isKept } = FIELD_LIMITS[field]
  if (text === '') return isRequired ? { rule: 'required' } : isKept && before ? { rule: 'kept' } : undefined
  if (field === 'addressCountry' && !COUNTRY_CODES.has(text)) return { rule: 'country' }
  if (charactersOf(text) > characters) return { rule: 'characters', most: characters, now: charactersOf(text) }
  if (bytes !== undefined && bytesOf(text) > bytes) return { rule: 'bytes', most: bytes, now: bytesOf(text) }
  if (field === 'email' && !isEmail(text)) return { rule: 'email' }
  if (field === 'timezone' && !isTimezone(text)) return { rule: 'timezone' }
  return undefined
}

/** How much of the nearest limit is used: the counter of a field shows when it is worth a look. */
export function roomIn(field: TextField, text: string): { unit: 'characters' | 'bytes'; now: number; most: number } {
  const { characters, bytes } = FIELD_LIMITS[field]
  const [now, size] = [charactersOf(text), bytesOf(text)]
  return bytes !== undefined && size > now
    ? { unit: 'bytes', now: size, most: bytes }
    : { unit: 'characters', now, most: characters }
}

/** The API names a refused field as its own code does (`AddressLine1`, `ExternalID`). */
export function fieldNamed(goName: string): TextField | 'metadata' | undefined {
  const wanted = goName.toLowerCase()
  return wanted === 'metadata' ? 'metadata' : TEXT_FIELDS.find((field) => field.toLowerCase() === wanted)
}

/** The same rules as schemas: an issue's `params` is the fault, its path the field, or `metadata` and the key. */
const ruled = (isNew: boolean) =>
  z.check<Partial<Record<TextField, string | undefined>> & { metadata?: Record<string, string> | undefined }>(
    ({ value, issues }) => {
      for (const field of TEXT_FIELDS) {
        const text = value[field]
        if (text === undefined && !(isNew && FIELD_LIMITS[field].isRequired)) continue
        const fault = faultOf(field, text ?? '', isNew ? undefined : ANY_OTHER)
        if (fault) issues.push({ code: 'custom', message: fault.rule, params: fault, path: [field], input: text })
      }
      for (const [key, rule] of Object.entries(taxKeyFaults(value.metadata ?? {})))
        issues.push({ code: 'custom', message: rule, params: { rule }, path: ['metadata', key], input: value.metadata })
    },
  )
/** In an update, a text that is present is a change of some other, and none would clear it. */
const ANY_OTHER = '\u0000'

export const newCustomer = /* @__PURE__ */ DtoCreateCustomerRequest.members.check(/* @__PURE__ */ ruled(true))
export const customerChanges = /* @__PURE__ */ DtoUpdateCustomerRequest.members.check(/* @__PURE__ */ ruled(false))
