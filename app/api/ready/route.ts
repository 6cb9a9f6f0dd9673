import { staffOf } from '@/lib/auth/staff'
import { jsonAnswer, requestIdOf } from '@/lib/http/answers'
import { readiness } from '@/lib/readiness'

/** Whether requests should come here. Strangers learn that and nothing else; whoever is signed in learns why. */
export async function GET(request: Request) {
  const { status, parts } = await readiness()
  // Without the store nobody can be told apart.
  const isKnown = parts.store === 'ready' && request.headers.has('cookie') && (await staffOf(request.headers))
  return jsonAnswer(requestIdOf(request), status === 'ready' ? 200 : 503, isKnown ? { status, ...parts } : { status })
}
