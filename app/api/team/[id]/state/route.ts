import { type StateChange, stateChange } from '@/lib/auth/credentials'
import { changeState } from '@/lib/auth/team'
import { emptyAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const PUT = staffRoute<StateChange, { id: string }>(
  { permission: 'team:manage', body: stateChange },
  async ({ staff, body, params, requestId }) =>
    (await changeState({ actor: staff, memberId: params.id, requestId }, body.state)) ?? emptyAnswer(requestId, 204),
)
