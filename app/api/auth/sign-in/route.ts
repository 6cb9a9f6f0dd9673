import { credentials } from '@/lib/auth/credentials'
import { signIn } from '@/lib/auth/sign-in'
import { emptyAnswer, refusalAnswer } from '@/lib/http/answers'
import { jsonRoute } from '@/lib/http/json-route'

export const POST = jsonRoute(credentials, async (given, request, requestId) => {
  const result = await signIn(given, request.headers, requestId)
  return result.ok ? emptyAnswer(requestId, 204, result.headers) : refusalAnswer(requestId, result.refusal)
})
