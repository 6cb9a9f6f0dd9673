import 'server-only'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { settings } from '@/lib/env'
import { store } from '@/lib/store/store'
import * as schema from '@/lib/store/tables/staff'
import { PASSWORD_LENGTH } from './password-length'
import { embeddedSecret } from './secret'

const SESSION_SECONDS = 12 * 60 * 60

function create() {
  const { publicUrl, sessionSecret, dataDir } = settings()
  const isHttps = publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Billing Console',
    baseURL: publicUrl,
    secret: sessionSecret ?? embeddedSecret(dataDir),
    database: drizzleAdapter(store(), { provider: 'pg', schema, usePlural: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // the first administrator comes by the set-up link, everyone else by invitation
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    user: { additionalFields: { role: { type: 'string', required: true, input: false } } },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true, // twelve hours are the end, however busy
      cookieCache: { enabled: false }, // a role change or a sign-out must bite on the next request
    },
    advanced: {
      // The library would add '__Secure-' by itself; '__Host-' is stricter: this origin alone, no sub-domain may set it.
      useSecureCookies: false,
      cookies: { session_token: { name: isHttps ? '__Host-session' : 'session', attributes: { secure: isHttps } } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true }, // no proxy is trusted yet, so an address would be whatever the client says
    },
    rateLimit: { enabled: false }, // ours counts per account: lib/auth/attempts.ts
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
}

const holder = globalThis as typeof globalThis & { billingConsoleAuth?: ReturnType<typeof create> }

/** better-auth over our store, one for the process. Used in this folder alone; everything else asks staff.ts. */
export function auth() {
  holder.billingConsoleAuth ??= create()
  return holder.billingConsoleAuth
}
