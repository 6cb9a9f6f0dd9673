import { digest } from 'ohash'
import type { DtoCustomerResponse } from '@/lib/billing/models'

/** What staff can change, and the status. When and by whom it was changed last is no content: an edit that changes nothing is no new version. */
export const CONTENT = [
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
  'status',
] as const satisfies (keyof DtoCustomerResponse)[]

/**
 * A customer's version, which the billing API does not have: equal for equal content, in the browser and on the server alike. What is
 * absent and what is empty look the same to whoever edits, and count as the same.
 * Not `hash` of ohash: it writes texts without escaping them, so that different maps can come out equal.
 */
export function customerVersion(customer: Partial<DtoCustomerResponse>): string {
  const metadata = Object.entries(customer.metadata ?? {}).sort(([one], [other]) => (one < other ? -1 : 1))
  return digest(JSON.stringify([CONTENT.map((name) => customer[name] ?? ''), metadata]))
}

/** `If-Match` and `ETag` hold a version in quotes. */
export const quotedVersion = (version: string) => `"${version}"`

/** The version of an `If-Match`, undefined for anything else: a list, a weak one, `*`, which would match any version. */
export function versionOf(quoted: string | null): string | undefined {
  const version = /^"(.*)"$/.exec(quoted?.trim() ?? '')?.[1]
  return version !== undefined && isVersion(version) ? version : undefined
}

export const isVersion = (text: string) => /^[\w-]{43}$/.test(text)
