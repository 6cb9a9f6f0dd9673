import { endSessions, openSessionsOf } from '@/lib/auth/sessions'
import { emptyAnswer, jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const GET = staffRoute({}, async ({ staff, sessionId, requestId }) =>
  jsonAnswer(requestId, 200, { sessions: await openSessionsOf(staff.id), current: sessionId }),
)

/** All but the one that asks. */
export const DELETE = staffRoute({}, async ({ staff, sessionId, requestId }) => {
  await endSessions({ userId: staff.id, actorId: staff.id, requestId, exceptId: sessionId })
  return emptyAnswer(requestId, 204)
})
