import 'server-only'
import { auditAlone } from '@/lib/audit/audit'
import { denialOf } from '@/lib/auth/denial'
import type { Permission } from '@/lib/auth/roles'
import { type Staff, staffAndSessionOf } from '@/lib/auth/staff'
import { isPlainId } from '@/lib/url/ids'
import type * as z from '@/lib/zod'
import { answering, NOT_FOUND, type Refusal, refusalAnswer, requestIdOf } from './answers'
import { crossSiteRefusal } from './same-origin'
import { readShaped } from './shaped-body'

export interface Asked<Body, Params> {
  staff: Staff
  /** The one that asks. */
  sessionId: string
  body: Body
  params: Params
  request: Request
  requestId: string
}

/** What a route answers with: a response, or why not. */
type Answer = Response | Refusal

interface Rules<Body> {
  /** Whoever lacks it is refused, which the audit tells. Absent: everyone who is signed in, about themselves. */
  permission?: Permission
  /** Of the JSON body. A route without one reads none. */
  body?: z.ZodMiniType<Body>
}

/** A route of our own for signed-in staff: from one of our pages if it may change something, who asks, may they, is it well formed. */
export function staffRoute<Body = undefined, Params extends Record<string, string> = Record<never, string>>(
  { permission, body: schema }: Rules<Body>,
  answer: (asked: Asked<Body, Params>) => Promise<Answer>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdOf(request)
    const refuse = (refusal: Refusal) => refusalAnswer(requestId, refusal)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const crossSite = isRead ? undefined : crossSiteRefusal(request)
    if (crossSite) return refuse(crossSite)
    const found = await staffAndSessionOf(request.headers)
    if (!found) return refuse({ status: 401, code: 'unauthenticated', message: 'Sign in first.' })
    const { staff, sessionId } = found
    const denial = permission && denialOf(staff, permission)
    if (denial) {
      const { pathname } = new URL(request.url)
      const details = { permission, route: `${request.method} ${pathname.slice(0, 200)}`, code: denial.code }
      await auditAlone({ action: 'operation.denied', actorId: staff.id, requestId, details })
      return refuse(denial)
    }
    // Undefined, whatever its type says, for an address without any.
    const params = await context.params
    if (!Object.values(params ?? {}).every(isPlainId)) return refuse(NOT_FOUND)
    const body = schema ? await readShaped(request, schema) : { ok: true as const, value: undefined as Body }
    if (!body.ok) return refuse(body.refusal)
    return answering(requestId, async () => {
      const result = await answer({ staff, sessionId, body: body.value, params, request, requestId })
      return result instanceof Response ? result : refuse(result)
    })
  }
}
