import { providerStart } from '@/lib/auth/credentials'
import { beginProviderSignIn } from '@/lib/auth/provider'
import { jsonAnswer } from '@/lib/http/answers'
import { jsonRoute } from '@/lib/http/json-route'

/** Where to go to sign in with the provider. A POST: it begins something, and only a page of ours may. */
export const POST = jsonRoute(providerStart, async ({ next }, request, requestId) => {
  const { location, cookie } = await beginProviderSignIn(next, request.headers, requestId)
  return jsonAnswer(requestId, 200, { location }, { 'set-cookie': cookie })
})
