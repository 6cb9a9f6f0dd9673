import 'server-only'
import { DtoCustomerResponse } from '@/lib/billing/models'
import type { Refusal } from '@/lib/http/answers'
import * as z from '@/lib/zod'
import type { IntentRow } from './rows'
import { customerVersion } from './version'

/** Why a write was not carried out, or what is not known of it. */

export const AUDIT_UNAVAILABLE: Refusal = {
  status: 503,
  code: 'audit_unavailable',
  message: 'This cannot be written down at the moment, so it was not done.',
}
export const IN_PROGRESS: Refusal = {
  status: 409,
  code: 'intent_in_progress',
  message: 'A write to this customer is under way.',
  headers: { 'retry-after': '1' },
}
export const REUSED: Refusal = {
  status: 422,
  code: 'intent_reused',
  message: 'This Idempotency-Key was used for something else.',
}
/** Its answer is no longer remembered. */
export const EXPIRED: Refusal = { status: 409, code: 'intent_expired', message: 'This ended more than a day ago.' }
export const CONFIRMATION_INVALID: Refusal = {
  status: 409,
  code: 'confirmation_invalid',
  message: 'The confirmation is for something else, is used or expired, or the customer has changed since.',
}
export const NO_SUCH_CUSTOMER: Refusal = { status: 404, code: 'not_found', message: 'There is no such customer.' }
/** Reading took so long that the lease could end under the call. */
export const TOO_LATE: Refusal = {
  status: 504,
  code: 'upstream_timeout',
  message: 'The billing API did not say in time what the customer is now. Nothing was sent.',
}

export const outcomeUnknown = (id: string, status: 502 | 504): Refusal => ({
  status,
  code: 'outcome_unknown',
  message: 'This was sent, and nobody knows whether it was done.',
  details: { intent: id },
})

/** Why a write that was based on another version may not be carried out (DS-1); nothing when it was based on this one. */
export function staleRefusal({ version, operation }: IntentRow, now: DtoCustomerResponse): Refusal | undefined {
  const currentVersion = customerVersion(now)
  if (currentVersion === version) return undefined
  if (operation === 'deleteCustomer') return CONFIRMATION_INVALID
  return {
    status: 412,
    code: 'version_conflict',
    message: 'The customer has changed since.',
    details: { current: z.encode(DtoCustomerResponse, now), current_version: currentVersion, seen_version: version },
  }
}
