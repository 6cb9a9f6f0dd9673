/** What the sandbox takes for the present. It runs on from where it was set, unless it is stopped. */
export interface Clock {
  /** The present, in milliseconds. */
  now(): Date
  /** The present as RFC 3339 in UTC with microseconds. Never the same twice, so every write has its own `updated_at`. */
  stamp(): string
  set(at: Date, options?: { stopped?: boolean }): void
}

/** @param startAt where the clock begins; the machine's time when left out */
export function createClock(startAt?: Date): Clock {
  let offsetMs = startAt ? startAt.getTime() - Date.now() : 0
  let stoppedAtMs: number | undefined
  let lastMicros = 0n
  const nowMs = () => stoppedAtMs ?? Date.now() + offsetMs
  return {
    now: () => new Date(nowMs()),
    stamp() {
      const micros = BigInt(nowMs()) * 1000n
      lastMicros = micros > lastMicros ? micros : lastMicros + 1n
      const seconds = new Date(Number(lastMicros / 1000n)).toISOString().slice(0, 19)
      const fraction = (lastMicros % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '')
      return fraction ? `${seconds}.${fraction}Z` : `${seconds}Z`
    },
    set(at, { stopped = false } = {}) {
      offsetMs = at.getTime() - Date.now()
      stoppedAtMs = stopped ? at.getTime() : undefined
      lastMicros = 0n
    },
  }
}
