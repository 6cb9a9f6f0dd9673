import 'server-only'
import type { Clock } from './clock'
import { UpstreamFullError } from './upstream-errors'

export interface InFlightLimits {
  atOnce: number
  queued: number
  queuedForMs: number
}

/** Lets so many calls go on at once, holds some more for a moment, first come first served, and refuses the rest (LD-2). */
export class InFlight {
  readonly #limits: InFlightLimits
  readonly #clock: Clock
  #active = 0
  #waiting: (() => void)[] = []

  constructor(limits: InFlightLimits, clock: Clock) {
    this.#limits = limits
    this.#clock = clock
  }

  /**
   * Performs the task when there is room.
   * @throws UpstreamFullError when there was none in time, or the signal's reason; the task was not begun then
   */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.#active < this.#limits.atOnce) this.#active++
    else await this.#room(signal)
    try {
      return await task()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#active--
    }
  }

  /** Resolves when a task that ended has left its place. */
  #room(signal: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.#limits.queued) throw new UpstreamFullError()
    return new Promise((resolve, reject) => {
      const giveUp = (reason: unknown) => {
        this.#waiting = this.#waiting.filter((one) => one !== admit)
        end()
        reject(reason)
      }
      const onAbort = () => giveUp(signal.reason)
      const takeBack = this.#clock.after(this.#limits.queuedForMs, () => giveUp(new UpstreamFullError()))
      const end = () => {
        takeBack()
        signal.removeEventListener('abort', onAbort)
      }
      const admit = () => {
        end()
        resolve()
      }
      signal.addEventListener('abort', onAbort, { once: true })
      this.#waiting.push(admit)
    })
  }
}
