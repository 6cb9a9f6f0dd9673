import type { FrameMessage } from './protocol'

/** `waiting` for a first token, `live`, or `over`: the token has ended and nobody gave another. */
export type EmbedPhase = 'waiting' | 'live' | 'over'

/** At most one token is asked for in this time, whatever happens. */
export const ASK_EVERY_MS = 10_000
/** So long before its end a token is asked for anew; of a short one, a third of its life. */
const AHEAD_MS = 60_000

interface Surroundings {
  post: (message: FrameMessage) => void
  /** Milliseconds since 1970. */
  now: () => number
}

/**
 * The life of a frame's token. It is kept here alone: no cookie, no storage, no address. When it ends, the host is told once; when a new one
 * comes, everything goes on where it was.
 */
export class EmbedLife {
  #token: string | undefined
  #phase: EmbedPhase
  #surroundings: Surroundings
  #askedAt = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setTimeout> | undefined
  #listeners = new Set<() => void>()

  constructor(token: string | undefined, surroundings: Surroundings) {
    this.#token = token
    this.#phase = token === undefined ? 'waiting' : 'live'
    this.#surroundings = surroundings
  }

  get token(): string | undefined {
    return this.#token
  }

  get phase(): EmbedPhase {
    return this.#phase
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** A read with this token was answered 401. One with a token that was replaced meanwhile says nothing. */
  refused(token: string | undefined): void {
    if (token !== this.#token || this.#phase !== 'live') return
    clearTimeout(this.#timer)
    this.#enter('over')
    this.askAgain()
  }

  given(token: string): void {
    if (token === this.#token) return
    clearTimeout(this.#timer)
    this.#token = token
    this.#enter('live')
  }

  /** Tells the host that a token is needed; false when that was too short a time ago. */
  askAgain(): boolean {
    return this.#ask('expired')
  }

  /** `ms`: what is left of the token, by its own word. */
  endsIn(ms: number): void {
    clearTimeout(this.#timer)
    const wait = Math.max(0, ms - Math.min(AHEAD_MS, ms / 3))
    this.#timer = setTimeout(() => this.#ask('renew'), wait)
  }

  #ask(type: 'expired' | 'renew'): boolean {
    const now = this.#surroundings.now()
    if (now - this.#askedAt < ASK_EVERY_MS) return false
    this.#askedAt = now
    this.#surroundings.post({ type })
    return true
  }

  #enter(phase: EmbedPhase) {
    this.#phase = phase
    for (const listener of this.#listeners) listener()
  }
}
