import { openEmbedSessionsOf } from '@/lib/embed/sessions'
import { jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const GET = staffRoute<undefined, { id: string }>({ permission: 'embeds:manage' }, async ({ params, requestId }) =>
  jsonAnswer(requestId, 200, { items: await openEmbedSessionsOf(params.id) }),
)
