import 'server-only'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { settings } from '@/lib/env'
import { store } from '@/lib/store/store'
import * as schema from '@/lib/store/tables/staff'
import { embeddedSecret } from './secret'
import { opensSessions } from './session-plugin'

function create() {
  const { publicUrl, sessionSecret, dataDir, signIn } = settings()
  const isHttps = publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Billing Console',
    baseURL: publicUrl,
    secret: sessionSecret ?? embeddedSecret(dataDir, 'session-secret'),
    database: drizzleAdapter(store(), { provider: 'pg', schema, usePlural: true }),
    emailAndPassword: { enabled: false }, // sign-in.ts checks passwords, a few at once; people come by set-up link or invitation
    user: {
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      expiresIn: signIn.absoluteMs / 1000,
      disableSessionRefresh: true, // that is the end, however busy; staff.ts ends idle ones earlier
      cookieCache: { enabled: false }, // a role change or a sign-out must bite on the next request
    },
    advanced: {
      // The library would add '__Secure-' by itself; '__Host-' is stricter: this origin alone, no sub-domain may set it.
      useSecureCookies: false,
      cookies: { session_token: { name: isHttps ? '__Host-session' : 'session', attributes: { secure: isHttps } } },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true }, // the library would believe headers; ours comes from lib/http/client-address.ts
    },
    rateLimit: { enabled: false }, // ours counts per account and address: lib/auth/attempts.ts
    plugins: [opensSessions],
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
