import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'better-auth/cookies'
import { auth } from './auth'

/**
 * The session's token in a request's cookie, when the signature beside it is ours. better-auth makes the cookie (`<token>.<HMAC-SHA256 in
 * base64>`); reading it through the library takes two queries and more time than the rest of a call.
 */
export async function sessionTokenOf(requestHeaders: Headers): Promise<string | undefined> {
  const { authCookies, secret } = await auth().$context
  const value = parseCookies(requestHeaders.get('cookie') ?? '').get(authCookies.sessionToken.name) ?? ''
  const dot = value.lastIndexOf('.')
  const token = value.slice(0, Math.max(0, dot))
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return token && given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}
