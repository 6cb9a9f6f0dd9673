import { linkToken } from '@/lib/auth/credentials'
import { LINK_CLOSED, lookAtLink } from '@/lib/auth/links'
import { jsonAnswer, refusalAnswer } from '@/lib/http/answers'
import { jsonRoute } from '@/lib/http/json-route'

/** What a one-time link is for. A POST, since its token must not stand in an address. */
export const POST = jsonRoute(linkToken, async ({ token }, _, requestId) => {
  const link = await lookAtLink(token)
  return link ? jsonAnswer(requestId, 200, link) : refusalAnswer(requestId, LINK_CLOSED)
})
