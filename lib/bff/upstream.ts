import 'server-only'
import { Agent, fetch as undiciFetch } from 'undici'
import { SDKCore } from '@/lib/billing/core'
import { type Fetcher, HTTPClient } from '@/lib/billing/http-client'
import type { BillingEnvironment } from '@/lib/env'

const CONNECT_MS = 2_000
const FIRST_BYTE_MS = 5_000
const CALL_MS = 10_000

/** Our own connections, not the framework's `fetch`: no cache, no sharing of answers between requests, limits of our own. */
const dispatcher = new Agent({
  connect: { timeout: CONNECT_MS },
  headersTimeout: FIRST_BYTE_MS,
  bodyTimeout: FIRST_BYTE_MS,
  connections: 64,
})

// undici's types of fetch and the platform's describe the same objects but do not know each other.
const fetcher = ((url: string, init?: RequestInit) =>
  undiciFetch(url, { ...(init as object), redirect: 'manual', dispatcher })) as unknown as Fetcher

const cores = new Map<string, SDKCore>()

/** The one client of an environment that holds its key. Ask `lib/auth/billing.ts` for it: it checks first. */
export function upstreamOf(environment: BillingEnvironment): SDKCore {
  const known = cores.get(environment.name)
  if (known) return known
  const core = new SDKCore({
    serverURL: environment.apiUrl,
    apiKeyAuth: environment.apiKey,
    httpClient: new HTTPClient({ fetcher }),
    timeoutMs: CALL_MS,
    userAgent: 'billing-console',
  })
  cores.set(environment.name, core)
  return core
}
