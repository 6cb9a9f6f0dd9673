import 'server-only'
import { and, eq } from 'drizzle-orm'
import { auditAlone } from '@/lib/audit/audit'
import type { Refusal } from '@/lib/http/answers'
import { clientAddressOf } from '@/lib/http/client-address'
import { store } from '@/lib/store/store'
import { accounts, sessions, users } from '@/lib/store/tables/staff'
import { accountKey, countAttempt, forgetAttempts } from './attempts'
import { auth } from './auth'
import type { Credentials } from './credentials'
import { isPasswordOf } from './passwords'
import { staffAndSessionOf } from './staff'

export type SignIn = { ok: true; headers: Headers } | { ok: false; refusal: Refusal }

/**
 * Opens a session, and says so in the audit; `headers` carry its cookie. An unknown user, a wrong password and a disabled person get one
 * and the same answer, at the same cost (AU-7).
 */
export async function signIn({ email, password }: Credentials, requestHeaders: Headers, requestId: string): Promise<SignIn> {
  const refuse = async (refusal: Refusal): Promise<SignIn> => {
    await auditAlone({ action: 'session.refused', requestId, details: { account: accountKey(email), code: refusal.code } })
    return { ok: false, refusal }
  }
  const address = clientAddressOf(requestHeaders)
  const { waitSeconds } = await countAttempt(email, address)
  if (waitSeconds > 0) return refuse(tooManyAttempts(waitSeconds))
  const userId = await userWith(email, password)
  if (!userId) return refuse({ status: 401, code: 'wrong_credentials', message: 'No user has this e-mail and password.' })
  await forgetAttempts(email, address)
  return { ok: true, headers: await openSession(userId, requestHeaders, requestId, 'password') }
}

async function userWith(email: string, password: string): Promise<string | undefined> {
  const [found] = await store()
    .select({ id: users.id, disabledAt: users.disabledAt, hash: accounts.password })
    .from(users)
    .leftJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, 'credential')))
    .where(eq(users.email, email.trim().toLowerCase()))
    .limit(1)
  return (await isPasswordOf(found?.hash, password)) && !found?.disabledAt ? found?.id : undefined
}

export const tooManyAttempts = (waitSeconds: number): Refusal => ({
  status: 429,
  code: 'too_many_attempts',
  message: 'Too many attempts.',
  details: { wait_seconds: waitSeconds },
  headers: { 'retry-after': String(waitSeconds) },
})

/**
 * A session for somebody who has proved who they are, always with a token of its own; the one that the browser had before ends (AU-3).
 * Returns the headers that carry its cookie.
 */
export async function openSession(
  userId: string,
  requestHeaders: Headers,
  requestId: string,
  means: 'password' | 'link' | 'provider',
): Promise<Headers> {
  const before = await staffAndSessionOf(requestHeaders)
  if (before) await store().delete(sessions).where(eq(sessions.id, before.sessionId))
  const opened = await auth().api.openSession({
    body: { userId, ipAddress: clientAddressOf(requestHeaders) },
    headers: requestHeaders,
    returnHeaders: true,
  })
  await store().update(users).set({ lastSignInAt: new Date() }).where(eq(users.id, userId))
  // Before the cookie leaves: a sign-in that cannot be audited does not happen.
  await auditAlone({ action: 'session.opened', actorId: userId, requestId, details: { means } })
  return cookiesOf(opened.headers)
}

/** Ends the session on the server and in the browser. Quiet when there is none. */
export async function signOut(requestHeaders: Headers, requestId: string): Promise<Headers> {
  const found = await staffAndSessionOf(requestHeaders)
  if (found) await auditAlone({ action: 'session.closed', actorId: found.staff.id, requestId })
  const { headers } = await auth().api.signOut({ headers: requestHeaders, returnHeaders: true })
  const cookies = cookiesOf(headers)
  cookies.set('clear-site-data', '"cache"')
  return cookies
}

/** Of the library's headers only the cookies: its body repeats the session token, which no script needs to see. */
function cookiesOf(headers: Headers): Headers {
  const kept = new Headers()
  for (const cookie of headers.getSetCookie()) kept.append('set-cookie', cookie)
  return kept
}
