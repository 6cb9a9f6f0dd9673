import 'server-only'
import type * as z from '@/lib/zod'
import { refusalAnswer, requestIdOf } from './answers'
import { readJsonBody } from './json-body'
import { crossSiteRefusal } from './same-origin'
import { validationRefusal } from './validation-refusal'

const MAX_BYTES = 16 * 1024

/** A POST route of our own: from one of our pages, JSON, and of the schema's shape, before `answer` sees it. */
export function jsonRoute<T>(
  schema: z.ZodMiniType<T>,
  answer: (value: T, request: Request, requestId: string) => Promise<Response>,
) {
  return async (request: Request): Promise<Response> => {
    const requestId = requestIdOf(request)
    const crossSite = crossSiteRefusal(request)
    if (crossSite) return refusalAnswer(requestId, crossSite)
    const body = await readJsonBody(request, MAX_BYTES)
    if (!body.ok) return refusalAnswer(requestId, body.refusal)
    const parsed = schema.safeParse(body.value)
    if (!parsed.success) return refusalAnswer(requestId, validationRefusal(parsed.error.issues))
    return answer(parsed.data, request, requestId)
  }
}
