import { emptyAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { type ViewBody, viewBody } from '@/lib/views/saved-view'
import { changeView, removeView } from '@/lib/views/views'

type Params = { id: string }

export const PUT = staffRoute<ViewBody, Params>(
  { permission: 'customers:read', body: viewBody },
  async ({ staff, params, body, requestId }) => (await changeView(staff, params.id, body)) ?? emptyAnswer(requestId, 204),
)

export const DELETE = staffRoute<undefined, Params>(
  { permission: 'customers:read' },
  async ({ staff, params, requestId }) => (await removeView(staff, params.id)) ?? emptyAnswer(requestId, 204),
)
