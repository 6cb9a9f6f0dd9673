import 'server-only'
import type { Clock } from './clock'
import { UpstreamOpenError } from './upstream-errors'

/** `unknown` says nothing about the API's health: the caller went away, or nothing was sent. */
export type Outcome = 'served' | 'failed' | 'unknown'

/** Leave for one call. */
export interface Permit {
  /** The only call that goes out while the API is taken for down. */
  isProbe: boolean
  /** @throws UpstreamOpenError when the API has been found down since */
  confirm(): void
  /** Says how the call ended; to be called once. */
  settle(outcome: Outcome): void
}

export interface BreakerLimits {
  windowMs: number
  minimumCalls: number
  failedShare: number
  openMs: number
}

interface Second {
  at: number
  calls: number
  failed: number
}

/**
 * Stops asking a billing API that is down (UP-8). Opens when enough of the last calls failed; then every call fails at once, but for
 * one probe each `openMs`, whose success closes it. Outcomes of calls that began before it last opened or closed no longer count.
 */
export class Breaker {
  readonly #limits: BreakerLimits
  readonly #clock: Clock
  readonly #onChange: (state: 'open' | 'closed') => void
  #seconds: Second[] = []
  /** When the next probe may go; absent while closed. */
  #probeAtMs: number | undefined
  #isProbing = false
  #generation = 0

  constructor(limits: BreakerLimits, clock: Clock, onChange: (state: 'open' | 'closed') => void = () => undefined) {
    this.#limits = limits
    this.#clock = clock
    this.#onChange = onChange
  }

  get state(): 'open' | 'closed' {
    return this.#probeAtMs === undefined ? 'closed' : 'open'
  }

  /** @throws UpstreamOpenError */
  enter(): Permit {
    if (this.#probeAtMs === undefined) return this.#permit(false)
    if (this.#isProbing || this.#clock.nowMs() < this.#probeAtMs) throw this.#refusal()
    this.#isProbing = true
    return this.#permit(true)
  }

  #permit(isProbe: boolean): Permit {
    const generation = this.#generation
    return {
      isProbe,
      confirm: () => {
        if (!isProbe && this.#probeAtMs !== undefined) throw this.#refusal()
      },
      settle: (outcome) => {
        if (isProbe) this.#settleProbe(outcome)
        else if (generation === this.#generation && outcome !== 'unknown') this.#count(outcome === 'failed')
      },
    }
  }

  #refusal() {
    return new UpstreamOpenError((this.#probeAtMs ?? 0) - this.#clock.nowMs())
  }

  #settleProbe(outcome: Outcome) {
    this.#isProbing = false
    if (outcome === 'failed') this.#probeAtMs = this.#clock.nowMs() + this.#limits.openMs
    if (outcome === 'served') this.#turn(undefined, 'closed')
  }

  #count(isFailed: boolean) {
    const { windowMs, minimumCalls, failedShare, openMs } = this.#limits
    const now = this.#clock.nowMs()
    const at = Math.floor(now / 1000)
    let last = this.#seconds.at(-1)
    if (last?.at !== at) {
      this.#seconds = this.#seconds.filter((second) => second.at > at - windowMs / 1000)
      last = { at, calls: 0, failed: 0 }
      this.#seconds.push(last)
    }
    last.calls++
    if (!isFailed) return
    last.failed++
    const total = (member: 'calls' | 'failed') => this.#seconds.reduce((sum, second) => sum + second[member], 0)
    if (total('calls') >= minimumCalls && total('failed') >= failedShare * total('calls')) this.#turn(now + openMs, 'open')
  }

  #turn(probeAtMs: number | undefined, state: 'open' | 'closed') {
    this.#probeAtMs = probeAtMs
    this.#seconds = []
    this.#generation++
    this.#onChange(state)
  }
}
