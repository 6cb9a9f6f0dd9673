import 'server-only'
import type { Clock } from './clock'
import { RETRY_BUDGET, RETRY_LIMITS } from './limits'

/** Statuses that may be gone a moment later. */
const PASSING = new Set([429, 500, 502, 503, 504])

/** What came of one attempt. */
export type Attempt = { response: Response } | { error: unknown }

/**
 * Milliseconds until the next attempt of a read: by chance up to a bound that doubles ("full jitter", so that callers who failed
 * together do not return together), and never less than the API asks for in Retry-After (UP-2). Nothing when another attempt is of no
 * use, there were enough, or the wait would be longer than a person should sit through: then the answer is passed on.
 */
export function retryDelayMs(attempt: Attempt, retriesDone: number, waitedMs: number, clock: Clock): number | undefined {
  if (retriesDone >= RETRY_LIMITS.retries || !isPassing(attempt)) return undefined
  const backoffMs = clock.random() * RETRY_LIMITS.backoffMs * 2 ** retriesDone
  const askedMs = 'response' in attempt ? (retryAfterMs(attempt.response.headers.get('retry-after'), clock.dateMs()) ?? 0) : 0
  const delayMs = Math.max(backoffMs, askedMs)
  return waitedMs + delayMs > RETRY_LIMITS.waitMs ? undefined : delayMs
}

function isPassing(attempt: Attempt): boolean {
  return 'response' in attempt ? PASSING.has(attempt.response.status) : isConnectionFailure(attempt.error)
}

/** Refused, reset, broken off: whatever the network tells by a code, but for its time-outs, which were waited for already. */
export function isConnectionFailure(error: unknown): boolean {
  const code = (error as { code?: unknown } | undefined)?.code
  return error instanceof Error && typeof code === 'string' && !isTimeLimit(error)
}

/** undici's own limits, connecting included, tell themselves by their code. */
export function isTimeLimit(error: Error): boolean {
  return /^UND_ERR_\w*TIMEOUT$/.test(String((error as { code?: unknown }).code))
}

/** `Retry-After` in milliseconds from `dateMs`: whole seconds or an HTTP date. Nothing when there is none, it is past or unreadable. */
export function retryAfterMs(value: string | null, dateMs: number): number | undefined {
  if (!value) return undefined
  const text = value.trim()
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) - dateMs : 0
  return ms > 0 ? ms : undefined
}

/** Retries that the process may still make; calls earn them, so that an outage is not answered with twice the load (UP-3). */
export class RetryBudget {
  #left = RETRY_BUDGET.reserve

  /** One call of a person or a page, however it ends. */
  earn(): void {
    this.#left = Math.min(RETRY_BUDGET.reserve, this.#left + RETRY_BUDGET.perCall)
  }

  /** Whether a retry may be made; it is paid for then. */
  take(): boolean {
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
