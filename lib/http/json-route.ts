import 'server-only'
import type * as z from '@/lib/zod'
import { answering, refusalAnswer, requestIdOf } from './answers'
import { crossSiteRefusal } from './same-origin'
import { readShaped } from './shaped-body'

/** A POST route of our own: from one of our pages, JSON, and of the schema's shape, before `answer` sees it. */
export function jsonRoute<T>(
  schema: z.ZodMiniType<T>,
  answer: (value: T, request: Request, requestId: string) => Promise<Response>,
) {
  return async (request: Request): Promise<Response> => {
    const requestId = requestIdOf(request)
    const crossSite = crossSiteRefusal(request)
    if (crossSite) return refusalAnswer(requestId, crossSite)
    const body = await readShaped(request, schema)
    return body.ok ? answering(requestId, () => answer(body.value, request, requestId)) : refusalAnswer(requestId, body.refusal)
  }
}
