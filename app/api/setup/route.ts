import { firstAdministrator } from '@/lib/auth/credentials'
import { isSetupOpen, SETUP_CLOSED, setUp } from '@/lib/auth/setup'
import { signIn } from '@/lib/auth/sign-in'
import { emptyAnswer, jsonAnswer, refusalAnswer, requestIdOf } from '@/lib/http/answers'
import { jsonRoute } from '@/lib/http/json-route'

export const POST = jsonRoute(firstAdministrator, async (person, request, requestId) => {
  const refusal = await setUp(person, requestId)
  if (refusal) return refusalAnswer(requestId, refusal)
  const result = await signIn({ email: person.email, password: person.password }, request.headers, requestId)
  return result.ok ? emptyAnswer(requestId, 204, result.headers) : refusalAnswer(requestId, result.refusal)
})

/** 200 while there is no administrator, 404 for good afterwards. */
export async function GET(request: Request) {
  const requestId = requestIdOf(request)
  return (await isSetupOpen()) ? jsonAnswer(requestId, 200, { status: 'open' }) : refusalAnswer(requestId, SETUP_CLOSED)
}
