import { finishProviderSignIn } from '@/lib/auth/provider'
import { requestIdOf } from '@/lib/http/answers'

/** Where the provider sends people back to: a GET by the standard, bound to the browser that began by its cookie and the state. */
export async function GET(request: Request) {
  const requestId = requestIdOf(request)
  const { location, headers } = await finishProviderSignIn(new URL(request.url).search, request.headers, requestId)
  headers.set('location', location)
  headers.set('cache-control', 'private, no-store')
  headers.set('x-request-id', requestId)
  return new Response(null, { status: 303, headers })
}
