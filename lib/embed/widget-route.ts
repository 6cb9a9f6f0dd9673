import 'server-only'
import { coreForEmbed, environmentNamed } from '@/lib/auth/billing'
import { refusalOf } from '@/lib/bff/upstream-failure'
import type { SDKCore } from '@/lib/billing/core'
import { HTTPClientError, SDKError } from '@/lib/billing/models/errors'
import { jsonAnswer, type Refusal, RefusalError, refusalAnswer, requestIdOf } from '@/lib/http/answers'
import { log } from '@/lib/log'
import { EMBED_CODES } from './answers'
import { bearerText } from './bearer'
import { hasTokenInQuery, TOKEN_HINT } from './framing'
import { type LimitRefusal, limitRefusal } from './limits'
import { type Bearer, bearerOf } from './sessions'
import { readToken } from './token'
import { turnAway } from './turned-away'
import type { Widget } from './widgets'

export interface WidgetAsked {
  bearer: Bearer
  core: SDKCore
  requestId: string
}

/**
 * A read of the widgets' own API. The token says whose it is and what it may show, and nothing else does: cookies are not looked at, and an
 * address with a query or a request with a body is refused, so that no customer can be named (EM-3, EM-5). `widget` is the right it takes.
 */
export function widgetRoute<Answer>(widget: Widget, answer: (asked: WidgetAsked) => Promise<Answer>) {
  return async (request: Request, context: { params: Promise<{ configId: string }> }): Promise<Response> => {
    const requestId = requestIdOf(request)
    const refuse = (refusal: Refusal) => refusalAnswer(requestId, refusal)
    const wrong = wrongForm(request)
    if (wrong) return refuse(wrong)
    const { configId } = await context.params
    const text = bearerText(request.headers) ?? ''
    const token = await readToken(text)
    if (!token) return refuse(SESSION_OVER)
    const { claims } = token
    const tell = (tooMany: LimitRefusal) => {
      turnAway(text, tooMany.waitMs)
      return refuse(tooMany)
    }
    // Before the store is asked, so that hammering costs no more than a signature; the customer's own limit after, as a token that
    // was ended must not use it up.
    const hammers = await limitRefusal({ burst: claims.jti, token: claims.jti })
    if (hammers) return tell(hammers)
    const bearer = await bearerOf(token, configId)
    if (!bearer) return refuse(SESSION_OVER)
    const tooMany = await limitRefusal({ customer: `${claims.env} ${claims.sub}` })
    if (tooMany) return tell(tooMany)
    if (!bearer.widgets.includes(widget)) return refuse(NOT_IN_SCOPE)
    const environment = environmentNamed(claims.env)
    if (!environment) return refuse(SESSION_OVER)
    try {
      const core = coreForEmbed(environment)
      return jsonAnswer(requestId, 200, await answer({ bearer, core, requestId }))
    } catch (error) {
      const refusal = refusalBehind(error)
      if (!refusal) throw error
      log.warn(
        { requestId, embed: configId, session: claims.jti, widget, status: refusal.status, code: refusal.code },
        'a widget was not served',
      )
      return refuse(refusal)
    }
  }
}

/** What a failed read says to the widget; undefined for a failure of our own making, which is not to be called the billing API's. */
function refusalBehind(error: unknown): Refusal | undefined {
  if (error instanceof RefusalError) return error.refusal
  return error instanceof SDKError || error instanceof HTTPClientError ? refusalOf(error) : undefined
}

function wrongForm(request: Request): Refusal | undefined {
  const query = new URL(request.url).searchParams
  if (query.size > 0) return hasTokenInQuery(query) ? TOKEN_IN_QUERY : NO_QUERY
  if (request.body !== null || Number(request.headers.get('content-length') ?? 0) > 0) return NO_QUERY
  return undefined
}

/** One answer for everything that is wrong with a token: nobody learns why (EM-2). */
export const SESSION_OVER: Refusal = {
  status: 401,
  code: EMBED_CODES.over,
  message: 'This session is over, or never was.',
  headers: { 'www-authenticate': 'Bearer' },
}
const NOT_IN_SCOPE: Refusal = { status: 403, code: EMBED_CODES.scope, message: 'The token does not name this widget.' }
const NO_QUERY: Refusal = { status: 400, code: EMBED_CODES.validation, message: 'This address takes no query and no body.' }
const TOKEN_IN_QUERY: Refusal = { status: 400, code: EMBED_CODES.validation, message: TOKEN_HINT }
export const CUSTOMER_GONE: Refusal = { status: 404, code: EMBED_CODES.gone, message: 'This customer is not there any more.' }
