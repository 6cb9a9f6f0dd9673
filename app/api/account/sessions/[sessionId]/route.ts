import { endSessions } from '@/lib/auth/sessions'
import { emptyAnswer, NOT_FOUND } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

/** Another's session is not found, as one that never was (AZ-4). */
export const DELETE = staffRoute<undefined, { sessionId: string }>({}, async ({ staff, params: { sessionId }, requestId }) =>
  (await endSessions({ userId: staff.id, sessionId, actorId: staff.id, requestId })) > 0
    ? emptyAnswer(requestId, 204)
    : NOT_FOUND,
)
