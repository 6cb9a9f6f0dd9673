import 'server-only'

/** Time and chance, to be replaced in tests. */
export interface Clock {
  /** Milliseconds that only ever grow; says nothing about the date. */
  nowMs(): number
  /** Milliseconds since 1970, for comparing with a date somebody sent. */
  dateMs(): number
  /** From 0 up to but not 1. */
  random(): number
  /** Runs `task` once, after `ms`; the answer takes it back. */
  after(ms: number, task: () => void): () => void
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  dateMs: Date.now,
  random: Math.random,
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

/** Waits `ms`; rejects with the signal's reason when that comes first. */
export function waitFor(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const onAbort = () => {
      takeBack()
      reject(signal.reason)
    }
    const takeBack = clock.after(ms, () => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    })
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
