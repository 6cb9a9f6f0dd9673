import { revokeKey } from '@/lib/embed/keys'
import { emptyAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

/** It mints nothing any more. */
export const DELETE = staffRoute<undefined, { id: string; keyId: string }>(
  { permission: 'embeds:manage' },
  async ({ staff, params, requestId }) =>
    (await revokeKey({ actor: staff, requestId }, params.id, params.keyId)) ?? emptyAnswer(requestId, 204),
)
