import 'server-only'
import { HTTPClientError, RequestTimeoutError } from '@/lib/billing/models/errors/http-client-errors'
import type { Breaker, Outcome } from './breaker'
import { type Clock, waitFor } from './clock'
import type { InFlight } from './in-flight'
import { type Attempt, type RetryBudget, retryDelayMs } from './retries'
import { NotOfferedError, UnreadableAnswerError } from './upstream-errors'

/** What every call to one billing API shares. */
export interface UpstreamGuards {
  breaker: Breaker
  inFlight: InFlight
  /** The whole process's. */
  budget: RetryBudget
  clock: Clock
}

/**
 * Performs one call: not at all while the API is down, when there is room, and again when that is allowed, of use and paid for.
 * The place among the calls under way is left while it waits.
 */
export async function guardedCall(
  { breaker, inFlight, budget, clock }: UpstreamGuards,
  mayRetry: boolean,
  send: () => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  const permit = breaker.enter()
  let outcome: Outcome = 'unknown'
  budget.earn()
  try {
    const attemptOnce = () => {
      permit.confirm()
      return send()
    }
    let waitedMs = 0
    for (let retriesDone = 0; ; retriesDone++) {
      const attempt = await settled(inFlight.run(attemptOnce, signal))
      outcome = outcomeOf(attempt, signal)
      const isOver = !mayRetry || permit.isProbe || signal.aborted
      const delayMs = isOver ? undefined : retryDelayMs(attempt, retriesDone, waitedMs, clock)
      if (delayMs === undefined || !budget.take()) return result(attempt)
      await waitFor(clock, delayMs, signal)
      waitedMs += delayMs
    }
  } finally {
    permit.settle(outcome)
  }
}

const settled = (sent: Promise<Response>): Promise<Attempt> =>
  sent.then(
    (response) => ({ response }),
    (error: unknown) => ({ error }),
  )

function result(attempt: Attempt): Response {
  if ('error' in attempt) throw attempt.error
  return attempt.response
}

/** Statuses by which gateways and servers say that nobody is there. Not 500: the API answers some bad filters with it. */
const DOWN = new Set([502, 503, 504])

/** Whether an attempt tells of an outage (UP-8). What the API says about a request or our key (UP-9) does not. */
function outcomeOf(attempt: Attempt, signal: AbortSignal): Outcome {
  if ('response' in attempt) return DOWN.has(attempt.response.status) ? 'failed' : 'served'
  if (signal.aborted) return signal.reason instanceof RequestTimeoutError ? 'failed' : 'unknown'
  if (attempt.error instanceof UnreadableAnswerError) return 'served'
  // Our own refusals: nothing was sent.
  return attempt.error instanceof HTTPClientError ? 'unknown' : 'failed'
}

/** The text of a request's body: the client writes JSON texts and nothing else. */
export function bodyText(body: unknown): string | undefined {
  if (body === undefined || body === null || typeof body === 'string') return body ?? undefined
  throw new NotOfferedError('A body that is no text')
}
