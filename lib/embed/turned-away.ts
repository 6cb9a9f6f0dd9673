import 'server-only'
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { COMMON_HEADERS, newRequestId, refusalBody } from '@/lib/http/answers'
import { bearerIn } from './bearer'
import { tooManyRefusal } from './limits'

// Pages, routes and instrumentation are bundled apart, so a module variable would be several.
const holder = globalThis as typeof globalThis & { billingConsoleTurnedAway?: Map<string, number> }
const turnedAway = () => {
  holder.billingConsoleTurnedAway ??= new Map()
  return holder.billingConsoleTurnedAway
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64')

/**
 * A token or mint key of ours that has used up its time: until then its requests are refused unread, so that who hammers takes nothing from
 * the others (LD-3). Only what a limit has counted gets here, so there are few.
 */
export function turnAway(bearer: string, waitMs: number): void {
  const key = digest(bearer)
  turnedAway().set(key, Date.now() + waitMs)
  setTimeout(() => turnedAway().delete(key), waitMs).unref()
}

/** Answers a request that carries one, and says whether it did. What counts is said by the route that would have answered. */
export function answerTurnedAway(request: IncomingMessage, response: ServerResponse): boolean {
  if (turnedAway().size === 0 || !request.url?.startsWith('/api/embed/')) return false
  const bearer = bearerIn(request.headers.authorization)
  const until = bearer === undefined ? undefined : turnedAway().get(digest(bearer))
  const waitMs = (until ?? 0) - Date.now()
  if (waitMs <= 0) return false
  const refusal = tooManyRefusal(waitMs)
  response.writeHead(refusal.status, {
    ...COMMON_HEADERS,
    ...refusal.headers,
    'content-type': 'application/json',
    'x-request-id': newRequestId(),
  })
  response.end(JSON.stringify(refusalBody(refusal)))
  return true
}
