import { withdrawInvitation } from '@/lib/auth/links'
import { emptyAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const DELETE = staffRoute<undefined, { id: string }>(
  { permission: 'team:manage' },
  async ({ staff, params, requestId }) => (await withdrawInvitation(staff, params.id, requestId)) ?? emptyAnswer(requestId, 204),
)
