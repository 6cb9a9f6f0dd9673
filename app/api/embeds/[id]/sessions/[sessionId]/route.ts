import { revokeSession } from '@/lib/embed/sessions'
import { emptyAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

/** Its token is refused from the next request on. */
export const DELETE = staffRoute<undefined, { id: string; sessionId: string }>(
  { permission: 'embeds:manage' },
  async ({ staff, params: { id, sessionId }, requestId }) =>
    (await revokeSession({ configurationId: id, sessionId, requestId, actor: staff })) ?? emptyAnswer(requestId, 204),
)
