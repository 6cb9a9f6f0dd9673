/** A write as its maker sees it. */

/**
 * `pending`: under way. `done`, `failed`: it is known that the billing API did it, or did not. `unknown`: it was sent, and nobody knows; it is
 * settled by reading the billing API, never by sending again.
 */
export const INTENT_STATES = ['pending', 'done', 'failed', 'unknown'] as const
export type IntentState = (typeof INTENT_STATES)[number]

export type WriteOperation = 'createCustomer' | 'updateCustomer' | 'deleteCustomer'

export interface Intent {
  id: string
  operation: WriteOperation
  environment: string
  /** The customer's id; null while a new one has none. */
  subject: string | null
  state: IntentState
  /** Why it failed, as the refusal's `code`; null otherwise. */
  code: string | null
}

/** A confirmation to archive, good once and not for long. */
export interface Confirmation {
  confirmation: string
  /** ISO 8601. */
  expiresAt: string
}
