import { signOut } from '@/lib/auth/sign-in'
import { emptyAnswer } from '@/lib/http/answers'
import { jsonRoute } from '@/lib/http/json-route'
import * as z from '@/lib/zod'

export const POST = jsonRoute(z.strictObject({}), async (_, request, requestId) =>
  emptyAnswer(requestId, 204, await signOut(request.headers, requestId)),
)
