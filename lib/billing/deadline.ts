import { RequestAbortedError, RequestTimeoutError } from './models/errors/http-client-errors'

/** Longer timers fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The end of a call's time: by its timeout, by the caller's signal, or never. */
export interface Deadline {
  /** Fires at the end, with the error the call fails with as its reason. */
  readonly signal: AbortSignal
  /** `task`, or the reason of the end as soon as it comes, even when the task does not listen to the signal. */
  race<T>(task: Promise<T>): Promise<T>
  /** Waits `ms`; rejects with the reason when the end comes first. */
  wait(ms: number): Promise<void>
  /** Lets go of the timer and of the caller's signal; to be called when the call is over. */
  clear(): void
}

/** One deadline for all attempts of a call. `timeoutMs` of 0 or less is none. */
export function startDeadline(timeoutMs = 0, callerSignal?: AbortSignal | null): Deadline {
  const controller = new AbortController()
  const { signal } = controller
  const onAbort = () => controller.abort(new RequestAbortedError('Request aborted by client', { cause: callerSignal?.reason }))
  if (callerSignal?.aborted) onAbort()
  callerSignal?.addEventListener('abort', onAbort)
  const onTimeout = () => controller.abort(new RequestTimeoutError(`Request timed out after ${timeoutMs} ms`))
  const timer = timeoutMs > 0 ? setTimeout(onTimeout, Math.min(timeoutMs, LONGEST_TIMER_MS)) : undefined

  const race = <T>(task: Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const onEnd = () => reject(signal.reason)
      if (signal.aborted) onEnd()
      signal.addEventListener('abort', onEnd)
      const settle = () => signal.removeEventListener('abort', onEnd)
      task.then(
        (value) => {
          settle()
          resolve(value)
        },
        (error) => {
          settle()
          reject(error)
        },
      )
    })

  return {
    signal,
    race,
    async wait(ms) {
      let sleep: ReturnType<typeof setTimeout> | undefined
      try {
        await race(
          new Promise<void>((resolve) => {
            sleep = setTimeout(resolve, Math.min(ms, LONGEST_TIMER_MS))
          }),
        )
      } finally {
        clearTimeout(sleep)
      }
    },
    clear() {
      clearTimeout(timer)
      callerSignal?.removeEventListener('abort', onAbort)
    },
  }
}
