import { ConnectionError } from './models/errors/http-client-errors'

/** Milliseconds throughout, but for `exponent`. */
export interface BackoffStrategy {
  initialInterval: number
  maxInterval: number
  exponent: number
  /** No retry begins once this much has passed since the first attempt. */
  maxElapsedTime: number
}

/** `retryConnectionErrors` (default false) covers calls that got no answer: the server may have done them, so a repeated create can fail or double. */
export type RetryConfig =
  | { strategy: 'none' }
  | { strategy: 'backoff'; backoff?: BackoffStrategy; retryConnectionErrors?: boolean }

/** Time and chance, to be replaced in tests. `wait` rejects when the call is aborted. */
export interface RetryClock {
  now(): number
  random(): number
  wait(ms: number): Promise<void>
}

export const DEFAULT_RETRY_CODES = ['429', '500', '502', '503', '504']
const DEFAULT_BACKOFF: BackoffStrategy = { initialInterval: 500, maxInterval: 60_000, exponent: 1.5, maxElapsedTime: 3_600_000 }

/**
 * Repeats `attempt` while it answers with one of `codes`, or, if the config says so, fails to connect. When the time is over the last
 * response is the answer, or the last connection error is thrown. Every method is retried alike, creating included (contract, section 9).
 */
export async function withRetries<Answer extends { response: Response }>(
  attempt: () => Promise<Answer>,
  config: RetryConfig,
  codes: readonly string[],
  clock: RetryClock,
): Promise<Answer> {
  if (config.strategy === 'none') return attempt()
  const backoff = config.backoff ?? DEFAULT_BACKOFF
  const start = clock.now()
  for (let retry = 0; ; retry++) {
    let answer: Answer | undefined
    let failure: unknown
    try {
      answer = await attempt()
      if (!matchesStatus(answer.response.status, codes)) return answer
    } catch (error) {
      if (!config.retryConnectionErrors || !(error instanceof ConnectionError)) throw error
      failure = error
    }
    if (clock.now() - start > backoff.maxElapsedTime) {
      if (answer) return answer
      throw failure
    }
    await clock.wait(retryDelayMs(retry, backoff, answer?.response.headers.get('retry-after'), clock))
  }
}

/**
 * Milliseconds before retry number `retry` (from 0): what the server asks for in `retry-after`, else
 * initialInterval × retry^exponent and up to a second of chance; never above `maxInterval`.
 */
export function retryDelayMs(
  retry: number,
  backoff: BackoffStrategy,
  retryAfter: string | null | undefined,
  clock: Pick<RetryClock, 'now' | 'random'>,
): number {
  const asked = retryAfterMs(retryAfter, clock.now())
  const delay = asked > 0 ? asked : backoff.initialInterval * retry ** backoff.exponent + clock.random() * 1000
  return Math.min(delay, backoff.maxInterval)
}

/** `Retry-After` in milliseconds: whole seconds or an HTTP date; 0 when there is none, it is past or unreadable. */
function retryAfterMs(value: string | null | undefined, now: number): number {
  if (!value) return 0
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now
  return ms > 0 ? Math.ceil(ms) : 0
}

/** Whether `status` is among `codes`, each a status (`'503'`) or a family (`'5XX'`). */
export function matchesStatus(status: number, codes: readonly string[]): boolean {
  const text = String(status)
  return codes.some((code) => code === text || (/^\dxx$/i.test(code) && code[0] === text[0]))
}
