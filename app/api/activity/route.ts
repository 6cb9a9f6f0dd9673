import { activityOf } from '@/lib/audit/read-audit'
import { environmentNamed } from '@/lib/auth/billing'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { isPlainId } from '@/lib/url/ids'

/** What the console did to one customer, for whoever may read it. */
export const GET = staffRoute({ permission: 'customers:read' }, async ({ staff, request, requestId }) => {
  const query = new URL(request.url).searchParams
  const environment = environmentNamed(query.get('environment') ?? '')
  if (!environment) return UNKNOWN_ENVIRONMENT
  const id = query.get('customer_id') ?? ''
  if (!isPlainId(id))
    return {
      status: 400,
      code: 'validation_error',
      message: 'The address does not have the right form.',
      details: { customer_id: 'invalid' },
    }
  return jsonAnswer(requestId, 200, { items: await activityOf(staff, environment.name, id) })
})
