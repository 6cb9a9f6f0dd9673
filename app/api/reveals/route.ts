import { environmentNamed } from '@/lib/auth/billing'
import { reveal, revealBody, revealedUntil } from '@/lib/auth/reveals'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { validationRefusal } from '@/lib/http/validation-refusal'

/** Until when a customer is unmasked for the one who asks. */
export const GET = staffRoute({ permission: 'customers:reveal' }, async ({ staff, request, requestId }) => {
  const asked = revealBody.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return validationRefusal(asked.error.issues)
  const until = await revealedUntil(staff, asked.data)
  return jsonAnswer(requestId, 200, { until: until?.toISOString() ?? null })
})

export const POST = staffRoute({ permission: 'customers:reveal', body: revealBody }, async ({ staff, body, requestId }) => {
  if (!environmentNamed(body.environment)) return UNKNOWN_ENVIRONMENT
  const until = await reveal(staff, body, requestId)
  return jsonAnswer(requestId, 201, { until: until.toISOString() })
})
