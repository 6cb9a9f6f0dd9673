import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { DATA_POLICY } from './answer-headers'
import { COMMON_HEADERS, newRequestId, refusalBody } from './answers'

/** What a route or a page can answer. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

export const METHOD_NOT_ALLOWED = { status: 405, code: 'method_not_allowed', message: 'Nothing here answers this method.' }

/**
 * Refuses a method that nothing here has, and says whether it did (PX-10). The framework fails at TRACE before it asks any route, page or
 * proxy, since its own requests cannot have it: with a bare 500, and a stack in the log.
 */
export function answerUnknownMethod({ method = '' }: IncomingMessage, response: ServerResponse): boolean {
  if (METHODS.includes(method)) return false
  response.writeHead(METHOD_NOT_ALLOWED.status, {
    ...COMMON_HEADERS,
    allow: METHODS.join(', '),
    'content-security-policy': DATA_POLICY,
    'content-type': 'application/json',
    'x-request-id': newRequestId(),
  })
  response.end(JSON.stringify(refusalBody(METHOD_NOT_ALLOWED)))
  return true
}
