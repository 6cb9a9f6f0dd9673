import 'server-only'
import { Agent } from 'undici'
import { SDKCore } from '@/lib/billing/core'
import { type Fetcher, HTTPClient } from '@/lib/billing/http-client'
import type { BillingEnvironment } from '@/lib/env'
import { log } from '@/lib/log'
import { Breaker } from './breaker'
import { type Clock, systemClock } from './clock'
import { exchange } from './exchange'
import { InFlight } from './in-flight'
import { BREAKER_LIMITS, IN_FLIGHT_LIMITS, TIME_LIMITS } from './limits'
import { operationAt } from './operations'
import { RetryBudget } from './retries'
import { bodyText, guardedCall } from './upstream-calls'
import { NotOfferedError } from './upstream-errors'

/** What all billing APIs of a process share: connections, and the retries that may be made. */
export class Upstreams {
  readonly #clock: Clock
  readonly #budget = new RetryBudget()
  /** Our own connections, not the framework's `fetch`: no cache, no sharing of answers between requests, limits of our own. */
  readonly #dispatcher = new Agent({
    connect: { timeout: TIME_LIMITS.connectMs },
    headersTimeout: TIME_LIMITS.firstByteMs,
    bodyTimeout: TIME_LIMITS.firstByteMs,
    connections: IN_FLIGHT_LIMITS.atOnce,
  })
  readonly #cores = new Map<string, SDKCore>()

  constructor(clock: Clock = systemClock) {
    this.#clock = clock
  }

  /** The client of an environment, with its key and its limits: one for all who ask. */
  coreOf(environment: BillingEnvironment): SDKCore {
    const known = this.#cores.get(environment.name)
    if (known) return known
    const core = new SDKCore({
      serverURL: environment.apiUrl,
      apiKeyAuth: environment.apiKey,
      httpClient: new HTTPClient({ fetcher: this.#fetcherOf(environment) }),
      timeoutMs: TIME_LIMITS.callMs,
      userAgent: 'billing-console',
    })
    this.#cores.set(environment.name, core)
    return core
  }

  #fetcherOf({ name, apiUrl }: BillingEnvironment): Fetcher {
    const clock = this.#clock
    const guards = {
      breaker: new Breaker(BREAKER_LIMITS, clock, (state) => log.warn({ environment: name, state }, 'billing API breaker')),
      inFlight: new InFlight(IN_FLIGHT_LIMITS, clock),
      budget: this.#budget,
      clock,
    }
    return async (input, init = {}) => {
      const url = String(input)
      const method = init.method ?? 'GET'
      // The way out knows the same operations as the way in: the key goes nowhere else (PX-1, PX-3).
      const row = url.startsWith(`${apiUrl}/`) ? operationAt(method, url.slice(apiUrl.length)) : undefined
      if (!row) throw new NotOfferedError(`No operation is offered at ${method} of this address`)
      const signal = init.signal ?? new AbortController().signal
      const sending = {
        url,
        method,
        headers: new Headers(init.headers),
        body: bodyText(init.body),
        signal,
        maxAnswerBytes: row.maxAnswerBytes,
      }
      return guardedCall(guards, row.retry === 'read', () => exchange(this.#dispatcher, sending), signal)
    }
  }
}

const holder = globalThis as typeof globalThis & { billingConsoleUpstreams?: Upstreams }

/** The one client of an environment that holds its key. Ask `lib/auth/billing.ts` for it: it checks first. */
export function upstreamOf(environment: BillingEnvironment): SDKCore {
  // One for the process: pages and routes are bundled apart, each with modules of its own.
  holder.billingConsoleUpstreams ??= new Upstreams()
  return holder.billingConsoleUpstreams.coreOf(environment)
}
