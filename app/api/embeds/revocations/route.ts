import { environmentNamed } from '@/lib/auth/billing'
import { customerRevocation } from '@/lib/embed/configuration'
import { revokeCustomer } from '@/lib/embed/sessions'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

/** Ends every token of one customer. */
export const POST = staffRoute({ permission: 'embeds:manage', body: customerRevocation }, async ({ staff, body, requestId }) => {
  if (!environmentNamed(body.environment)) return UNKNOWN_ENVIRONMENT
  return jsonAnswer(requestId, 200, { count: await revokeCustomer({ actor: staff, requestId }, body) })
})
