import { environmentNamed } from '@/lib/auth/billing'
import { emptyAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { defaultViewBody } from '@/lib/views/saved-view'
import { chooseDefaultView } from '@/lib/views/views'

export const PUT = staffRoute({ permission: 'customers:read', body: defaultViewBody }, async ({ staff, body, requestId }) => {
  if (!environmentNamed(body.environment)) return UNKNOWN_ENVIRONMENT
  return (await chooseDefaultView(staff, body)) ?? emptyAnswer(requestId, 204)
})
