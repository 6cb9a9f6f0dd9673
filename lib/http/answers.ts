import 'server-only'
import { ulid } from 'ulid'
import { OnePiece } from './one-piece'

/**
 * What every answer of ours under /api looks like. Failures use the billing API's own envelope, so the one client reads both:
 * `{ code, message, http_status_code, details? }`.
 */
export const COMMON_HEADERS = {
  'cache-control': 'private, no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** Sorts by time. It is no secret, and the library's own source of chance costs more than the rest of a call. */
export const newRequestId = () => ulid(undefined, Math.random)

/** The caller's id when it is harmless to log, else a fresh one. */
export const requestIdOf = (request: Request): string => usableRequestId(request.headers.get('x-request-id'))

export const usableRequestId = (given: unknown): string =>
  typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newRequestId()

export function jsonAnswer(requestId: string, status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return bodyAnswer(requestId, status, JSON.stringify(body), { ...headers, 'content-type': 'application/json' })
}

export function textAnswer(requestId: string, status: number, text: string): Response {
  return bodyAnswer(requestId, status, text, { 'content-type': 'text/plain; charset=utf-8' })
}

const bodyAnswer = (requestId: string, status: number, text: string, headers: Record<string, string>) =>
  new Response(new OnePiece(text), { status, headers: { ...COMMON_HEADERS, ...headers, 'x-request-id': requestId } })

export function emptyAnswer(requestId: string, status: 204, headers: Headers = new Headers()): Response {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) headers.set(name, value)
  headers.set('x-request-id', requestId)
  return new Response(null, { status, headers })
}

export interface Refusal {
  status: number
  /** Stable, for programs and for choosing the words a person sees. */
  code: string
  message: string
  details?: Record<string, unknown>
  headers?: Record<string, string>
}

export const NOT_FOUND: Refusal = { status: 404, code: 'not_found', message: 'There is nothing at this address.' }

/** Thrown where a refusal is known but no answer is made; the route that called answers with it. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError'
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** The answer of `task`, or of the refusal that it threw. */
export async function answering(requestId: string, task: () => Promise<Response>): Promise<Response> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof RefusalError) return refusalAnswer(requestId, error.refusal)
    throw error
  }
}

export const refusalBody = ({ status, code, message, details }: Refusal) => ({
  code,
  message,
  http_status_code: status,
  ...(details && { details }),
})

export const refusalAnswer = (requestId: string, refusal: Refusal): Response =>
  jsonAnswer(requestId, refusal.status, refusalBody(refusal), refusal.headers)

export const UNKNOWN_ENVIRONMENT: Refusal = { status: 404, code: 'not_found', message: 'There is no such environment.' }
