import { invitation } from '@/lib/auth/credentials'
import { invite } from '@/lib/auth/links'
import { jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

/** The answer is the only place where the link is ever seen. */
export const POST = staffRoute({ permission: 'team:manage', body: invitation }, async ({ staff, body, requestId }) => {
  const result = await invite(staff, body, requestId)
  return result.ok ? jsonAnswer(requestId, 201, result.issued) : result.refusal
})
