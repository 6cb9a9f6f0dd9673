import { team } from '@/lib/auth/team'
import { jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const GET = staffRoute({ permission: 'team:manage' }, async ({ requestId }) => jsonAnswer(requestId, 200, await team()))
