import { environmentNamed } from '@/lib/auth/billing'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { confirmArchive, confirmationBody } from '@/lib/intents/confirmations'

export const POST = staffRoute({ permission: 'customers:write', body: confirmationBody }, async ({ staff, body, requestId }) => {
  if (!environmentNamed(body.environment)) return UNKNOWN_ENVIRONMENT
  return jsonAnswer(requestId, 201, await confirmArchive(staff, body))
})
