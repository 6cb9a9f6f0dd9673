import { passwordChange } from '@/lib/auth/credentials'
import { changeOwnPassword } from '@/lib/auth/own-password'
import { openSession } from '@/lib/auth/sign-in'
import { emptyAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

/** Every session of before ends, the one that asks too; the answer brings a new one. */
export const POST = staffRoute({ body: passwordChange }, async ({ staff, body, request: { headers }, requestId }) => {
  const refusal = await changeOwnPassword(staff, body, headers, requestId)
  return refusal ?? emptyAnswer(requestId, 204, await openSession(staff.id, headers, requestId, 'password'))
})
