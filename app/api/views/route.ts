import { environmentNamed } from '@/lib/auth/billing'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { newViewBody } from '@/lib/views/saved-view'
import { createView, viewsOf } from '@/lib/views/views'

export const GET = staffRoute({ permission: 'customers:read' }, async ({ staff, request, requestId }) => {
  const environment = environmentNamed(new URL(request.url).searchParams.get('environment') ?? '')
  if (!environment) return UNKNOWN_ENVIRONMENT
  return jsonAnswer(requestId, 200, { items: await viewsOf(staff, environment.name) })
})

export const POST = staffRoute({ permission: 'customers:read', body: newViewBody }, async ({ staff, body, requestId }) => {
  if (!environmentNamed(body.environment)) return UNKNOWN_ENVIRONMENT
  const created = await createView(staff, body)
  return 'id' in created ? jsonAnswer(requestId, 201, created) : created
})
