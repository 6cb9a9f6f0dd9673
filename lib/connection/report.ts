/** What a check of one environment's connection found. Nothing of its key is ever in it. */
export interface ConnectionReport {
  environment: string
  /** ISO 8601. */
  checked_at: string
  /** Base address of the billing API. */
  address: string
  /** Whether an answer came at all, and if none did, why. */
  reached: { ok: true } | { ok: false; code: string; message: string }
  /** Reading, by a search for one customer. */
  read: Right
  /** Writing, by a creation without content, which no API can carry out. */
  write: Right
  /** Milliseconds of the median of three reads, and of each. Null when one of them failed. */
  latency: { median_ms: number; each_ms: number[] } | null
  /** How the API words failures: `flat` since April 2026, `nested` before; null when it worded none. */
  envelope: 'flat' | 'nested' | null
  /** Which members its customers have: those of today, or those of the seed era; null when there is no customer to look at. */
  members: 'current' | 'seed' | null
  /** Whether this process takes the API for down. */
  breaker: 'closed' | 'open'
}

/** `unclear`: the API answered with a status that tells neither. */
export interface Right {
  state: 'granted' | 'refused' | 'unclear' | 'not-checked'
  status: number | null
}
