import { endSessions, openSessionsOf } from '@/lib/auth/sessions'
import { emptyAnswer, jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

type Params = { id: string }

export const GET = staffRoute<undefined, Params>({ permission: 'team:manage' }, async ({ params, sessionId, requestId }) =>
  jsonAnswer(requestId, 200, { sessions: await openSessionsOf(params.id), current: sessionId }),
)

/** All of them. */
export const DELETE = staffRoute<undefined, Params>({ permission: 'team:manage' }, async ({ staff, params, requestId }) => {
  await endSessions({ userId: params.id, actorId: staff.id, requestId })
  return emptyAnswer(requestId, 204)
})
