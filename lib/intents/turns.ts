import 'server-only'

/**
 * First come, first served, for each name by itself, within this process. The store decides between processes, and there whoever waits has to
 * ask again and again: so of those who wait here, one asks.
 */
export class Turns {
  readonly #waiting = new Map<string, (() => void)[]>()

  /** Performs the task when its turn has come; undefined when that did not happen in time, or `signal` came first. */
  async take<T>(name: string, forMs: number, signal: AbortSignal, task: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.#turn(name, forMs, signal))) return undefined
    try {
      return await task()
    } finally {
      const waiting = this.#waiting.get(name)
      const next = waiting?.shift()
      if (next) next()
      else this.#waiting.delete(name)
    }
  }

  #turn(name: string, forMs: number, signal: AbortSignal): Promise<boolean> {
    const waiting = this.#waiting.get(name)
    if (!waiting) {
      this.#waiting.set(name, [])
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const settle = (isMine: boolean) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', giveUp)
        resolve(isMine)
      }
      const admit = () => settle(true)
      const giveUp = () => {
        const at = waiting.indexOf(admit)
        // Already admitted when it is not among them.
        if (at < 0) return
        waiting.splice(at, 1)
        settle(false)
      }
      const timer = setTimeout(giveUp, forMs)
      signal.addEventListener('abort', giveUp, { once: true })
      waiting.push(admit)
      if (signal.aborted) giveUp()
    })
  }
}
