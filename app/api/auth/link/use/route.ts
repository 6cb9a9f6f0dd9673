import { linkUse } from '@/lib/auth/credentials'
import { spendLink } from '@/lib/auth/links'
import { openSession } from '@/lib/auth/sign-in'
import { emptyAnswer, refusalAnswer } from '@/lib/http/answers'
import { jsonRoute } from '@/lib/http/json-route'

export const POST = jsonRoute(linkUse, async (use, request, requestId) => {
  const used = await spendLink(use, requestId)
  return used.ok
    ? emptyAnswer(requestId, 204, await openSession(used.userId, request.headers, requestId, 'link'))
    : refusalAnswer(requestId, used.refusal)
})
