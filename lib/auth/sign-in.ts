import 'server-only'
import { isAPIError } from 'better-auth/api'
import { auditAlone } from '@/lib/audit/audit'
import type { Refusal } from '@/lib/http/answers'
import { accountKey, countAttempt, forgetAttempts } from './attempts'
import { auth } from './auth'
import type { Credentials } from './credentials'
import { staffOf } from './staff'

export type SignIn = { ok: true; headers: Headers } | { ok: false; refusal: Refusal }

/** Opens a session, and says so in the audit; `headers` carry its cookie. An unknown user and a wrong password get one and the same answer, at the same cost. */
export async function signIn({ email, password }: Credentials, requestHeaders: Headers, requestId: string): Promise<SignIn> {
  const refuse = async (refusal: Refusal): Promise<SignIn> => {
    await auditAlone({ action: 'session.refused', requestId, details: { account: accountKey(email), code: refusal.code } })
    return { ok: false, refusal }
  }
  const { waitSeconds } = await countAttempt(email)
  if (waitSeconds > 0) return refuse(tooManyAttempts(waitSeconds))
  try {
    const signedIn = await auth().api.signInEmail({ body: { email, password }, headers: requestHeaders, returnHeaders: true })
    await forgetAttempts(email)
    // Before the cookie leaves: a sign-in that cannot be audited does not happen.
    await auditAlone({ action: 'session.opened', actorId: signedIn.response.user.id, requestId })
    return { ok: true, headers: cookiesOf(signedIn.headers) }
  } catch (error) {
    if (!isAPIError(error) || error.statusCode !== 401) throw error
    return refuse({ status: 401, code: 'wrong_credentials', message: 'No user has this e-mail and password.' })
  }
}

const tooManyAttempts = (waitSeconds: number): Refusal => ({
  status: 429,
  code: 'too_many_attempts',
  message: 'Too many attempts for this account.',
  details: { wait_seconds: waitSeconds },
  headers: { 'retry-after': String(waitSeconds) },
})

/** Ends the session on the server and in the browser. Quiet when there is none. */
export async function signOut(requestHeaders: Headers, requestId: string): Promise<Headers> {
  const staff = await staffOf(requestHeaders)
  if (staff) await auditAlone({ action: 'session.closed', actorId: staff.id, requestId })
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
