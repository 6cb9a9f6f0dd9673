import { environmentNamed } from '@/lib/auth/billing'
import { previewBody } from '@/lib/embed/configuration'
import { previewableOf } from '@/lib/embed/configurations'
import { openPreview } from '@/lib/embed/preview'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

/** What a customer can be seen through. */
export const GET = staffRoute({ permission: 'customers:read' }, async ({ request, requestId }) => {
  const environment = environmentNamed(new URL(request.url).searchParams.get('environment') ?? '')
  if (!environment) return UNKNOWN_ENVIRONMENT
  return jsonAnswer(requestId, 200, { items: await previewableOf(environment.name) })
})

/** A token of its own kind, that shows one customer what the real one would show them, to staff in a frame of ours. */
export const POST = staffRoute(
  { permission: 'customers:read', body: previewBody },
  async ({ staff, sessionId, body, request, requestId }) => {
    const opened = await openPreview({ staff, sessionId, body, origin: request.headers.get('origin') ?? '', requestId })
    return 'id' in opened ? jsonAnswer(requestId, 201, opened) : opened
  },
)
