import { endSessions } from '@/lib/auth/sessions'
import { emptyAnswer, NOT_FOUND } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const DELETE = staffRoute<undefined, { id: string; sessionId: string }>(
  { permission: 'team:manage' },
  async ({ staff, params: { id: userId, sessionId }, requestId }) =>
    (await endSessions({ userId, sessionId, actorId: staff.id, requestId })) > 0 ? emptyAnswer(requestId, 204) : NOT_FOUND,
)
