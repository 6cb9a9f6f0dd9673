import 'server-only'
import type { Staff } from '@/lib/auth/staff'
import type { Refusal } from '@/lib/http/answers'
import type { Intent } from './intent'
import { isIntentId } from './intent-id'
import { intentNamed } from './rows'
import { settle } from './settle'

/** One answer for one that is not there and one that is somebody else's (AZ-4). */
export const NO_SUCH_INTENT: Refusal = { status: 404, code: 'not_found', message: 'There is no such write.' }

/** A person's own write as it is known now. One whose outcome is unknown is settled by this when the billing API tells. */
export async function intentOf(staff: Staff, id: string, requestId: string): Promise<Intent | undefined> {
  const row = isIntentId(id) ? await intentNamed({ actorId: staff.id, id }) : undefined
  if (!row) return undefined
  const { operation, environment, subject, state, code } = await settle(row, requestId)
  return { id, operation, environment, subject, state, code }
}
