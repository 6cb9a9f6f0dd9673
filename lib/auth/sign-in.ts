import 'server-only'
import { isAPIError } from 'better-auth/api'
import type { Refusal } from '@/lib/http/answers'
import { countAttempt, forgetAttempts } from './attempts'
import { auth } from './auth'
import type { Credentials } from './credentials'

export type SignIn = { ok: true; headers: Headers } | { ok: false; refusal: Refusal }

/** Opens a session; `headers` carry its cookie. An unknown user and a wrong password get one and the same answer, at the same cost. */
export async function signIn({ email, password }: Credentials, requestHeaders: Headers): Promise<SignIn> {
  const { waitSeconds } = await countAttempt(email)
  if (waitSeconds > 0) return { ok: false, refusal: tooManyAttempts(waitSeconds) }
  try {
    const { headers } = await auth().api.signInEmail({ body: { email, password }, headers: requestHeaders, returnHeaders: true })
    await forgetAttempts(email)
    return { ok: true, headers: cookiesOf(headers) }
  } catch (error) {
    if (!isAPIError(error) || error.statusCode !== 401) throw error
    return { ok: false, refusal: { status: 401, code: 'wrong_credentials', message: 'No user has this e-mail and password.' } }
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
export async function signOut(requestHeaders: Headers): Promise<Headers> {
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
