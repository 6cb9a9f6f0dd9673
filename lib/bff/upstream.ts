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
import type { ProbedApi } from './probe'
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
  readonly #apis = new Map<string, { core: SDKCore; probed: ProbedApi }>()

  constructor(clock: Clock = systemClock) {
    this.#clock = clock
  }

  /** The client of an environment, with its key and its limits: one for all who ask. */
  coreOf(environment: BillingEnvironment): SDKCore {
    return this.#apiOf(environment).core
  }

  /** The same way out without the client, to look at answers as they are. */
  probedOf(environment: BillingEnvironment): ProbedApi {
    return this.#apiOf(environment).probed
  }

  #apiOf(environment: BillingEnvironment) {
    const known = this.#apis.get(environment.name)
    if (known) return known
    const probed = this.#wayTo(environment)
    const core = new SDKCore({
      serverURL: environment.apiUrl,
      apiKeyAuth: environment.apiKey,
      httpClient: new HTTPClient({ fetcher: probed.fetcher }),
      timeoutMs: TIME_LIMITS.callMs,
      userAgent: 'billing-console',
    })
    const api = { core, probed }
    this.#apis.set(environment.name, api)
    return api
  }

  #wayTo({ name, apiUrl }: BillingEnvironment): ProbedApi {
    const clock = this.#clock
    const guards = {
      breaker: new Breaker(BREAKER_LIMITS, clock, (state) => log.warn({ environment: name, state }, 'billing API breaker')),
      inFlight: new InFlight(IN_FLIGHT_LIMITS, clock),
      budget: this.#budget,
      clock,
    }
    const fetcher: Fetcher = async (input, init = {}) => {
      const url = String(input)
      const method = init.method ?? 'GET'
      // The way out knows the same operations as the way in: the key goes nowhere else (PX-1, PX-3).
      const row = url.startsWith(`${apiUrl}/`) ? operationAt(method, url.slice(apiUrl.length)) : undefined
      if (!row) throw new NotOfferedError(`No operation is offered at ${method} of this address`)
      const signal = init.signal ?? new AbortController().signal
      const sending = {
        url,
        method,
        headers: init.headers instanceof Headers ? init.headers : new Headers(init.headers),
        body: bodyText(init.body),
        signal,
        maxAnswerBytes: row.maxAnswerBytes,
      }
      return guardedCall(guards, row.retry === 'read', () => exchange(this.#dispatcher, sending), signal)
    }
    return { fetcher, breakerState: () => guards.breaker.state }
  }
}

const holder = globalThis as typeof globalThis & { billingConsoleUpstreams?: Upstreams }

// One for the process: pages and routes are bundled apart, each with modules of its own.
function upstreams(): Upstreams {
  holder.billingConsoleUpstreams ??= new Upstreams()
  return holder.billingConsoleUpstreams
}

/** The one client of an environment that holds its key. Ask `lib/auth/billing.ts` for it: it checks first. */
export const upstreamOf = (environment: BillingEnvironment): SDKCore => upstreams().coreOf(environment)

/** For the check of a connection (probe.ts). */
export const probedApiOf = (environment: BillingEnvironment): ProbedApi => upstreams().probedOf(environment)
