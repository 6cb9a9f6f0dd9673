import { type RoleChange, roleChange } from '@/lib/auth/credentials'
import { changeRole } from '@/lib/auth/team'
import { emptyAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const PUT = staffRoute<RoleChange, { id: string }>(
  { permission: 'team:manage', body: roleChange },
  async ({ staff, body, params, requestId }) =>
    (await changeRole({ actor: staff, memberId: params.id, requestId }, body.role)) ?? emptyAnswer(requestId, 204),
)
