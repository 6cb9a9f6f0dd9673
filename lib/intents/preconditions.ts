import 'server-only'
import type { OperationRow } from '@/lib/bff/operations'
import type { Refusal } from '@/lib/http/answers'
import { isIntentId } from './intent-id'
import { versionOf } from './version'

/** What the headers of a write say. */
export interface Preconditions {
  /** The intent's. */
  id: string
  /** The version of the customer that an edit was made on. */
  version?: string
  confirmation?: string
}

/** Checked before anything is read or written down: whoever does not say what an edit is based on has not read the routes' page (DS-1, DS-4). */
export function preconditionsOf(needs: OperationRow['needs'], headers: Headers): Preconditions | Refusal {
  const id = headers.get('idempotency-key') ?? ''
  if (!isIntentId(id)) {
    const details = { 'Idempotency-Key': id === '' ? 'missing' : 'invalid' }
    return { status: 400, code: 'validation_error', message: 'A write needs an Idempotency-Key, which is a ULID.', details }
  }
  const version = versionOf(headers.get('if-match'))
  if (needs.includes('If-Match') && version === undefined)
    return { status: 428, code: 'precondition_required', message: 'An edit needs If-Match with the version that it was made on.' }
  const confirmation = headers.get('confirmation')?.trim()
  if (needs.includes('Confirmation') && !confirmation)
    return { status: 428, code: 'confirmation_required', message: 'To archive needs a confirmation, asked for beforehand.' }
  return { id, ...(needs.includes('If-Match') && { version }), ...(needs.includes('Confirmation') && { confirmation }) }
}
