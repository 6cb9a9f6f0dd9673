import 'server-only'
import { auditAlone } from '@/lib/audit/audit'
import { may, type Permission } from '@/lib/auth/roles'
import { type Staff, staffOf } from '@/lib/auth/staff'
import type * as z from '@/lib/zod'
import { type Refusal, refusalAnswer, requestIdOf } from './answers'
import { readJsonBody } from './json-body'
import { crossSiteRefusal } from './same-origin'
import { validationRefusal } from './validation-refusal'

const MAX_BYTES = 16 * 1024

export interface Asked<Body, Params> {
  staff: Staff
  body: Body
  params: Params
  request: Request
  requestId: string
}

/** What a route answers with: a response, or why not. */
type Answer = Response | Refusal

interface Rules<Body> {
  /** Whoever lacks it is refused, which the audit tells. */
  permission: Permission
  /** Of the JSON body. A route without one reads none. */
  body?: z.ZodMiniType<Body>
}

/** A route of our own for signed-in staff: from one of our pages if it may change something, who asks, may they, is it well formed. */
export function staffRoute<Body = undefined, Params = Record<string, string>>(
  { permission, body: schema }: Rules<Body>,
  answer: (asked: Asked<Body, Params>) => Promise<Answer>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdOf(request)
    const refuse = (refusal: Refusal) => refusalAnswer(requestId, refusal)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const crossSite = isRead ? undefined : crossSiteRefusal(request)
    if (crossSite) return refuse(crossSite)
    const staff = await staffOf(request.headers)
    if (!staff) return refuse({ status: 401, code: 'unauthenticated', message: 'Sign in first.' })
    if (!may(staff.role, permission)) {
      const { pathname } = new URL(request.url)
      const details = { permission, route: `${request.method} ${pathname.slice(0, 200)}` }
      await auditAlone({ action: 'operation.denied', actorId: staff.id, requestId, details })
      return refuse({ status: 403, code: 'permission_denied', message: 'Your role does not include this.' })
    }
    let body = undefined as Body
    if (schema) {
      const read = await readJsonBody(request, MAX_BYTES)
      if (!read.ok) return refuse(read.refusal)
      const parsed = schema.safeParse(read.value)
      if (!parsed.success) return refuse(validationRefusal(parsed.error.issues))
      body = parsed.data
    }
    const result = await answer({ staff, body, params: await context.params, request, requestId })
    return result instanceof Response ? result : refuse(result)
  }
}
