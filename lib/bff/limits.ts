import 'server-only'

/** How long one call may take, in milliseconds (UP-1). */
export const TIME_LIMITS = {
  /** Until the connection stands. */
  connectMs: 2_000,
  /** Until the first byte of the answer, and between two pieces of it. */
  firstByteMs: 5_000,
  /** From the first attempt to the last byte, with waits and retries. */
  callMs: 10_000,
}

/** How many calls an environment's billing API gets at once (LD-2). A queue longer than this would only be waited for in vain. */
export const IN_FLIGHT_LIMITS = { atOnce: 32, queued: 64, queuedForMs: 1_000 }

/** How reads are repeated (UP-2, UP-3). */
export const RETRY_LIMITS = {
  /** Beyond the first attempt. */
  retries: 2,
  /** The first wait is by chance between 0 and this, the second between 0 and twice this. */
  backoffMs: 250,
  /** Waits of one call together; whoever is asked to wait longer is told so. */
  waitMs: 5_000,
}

/** Retries of the whole process: one for every ten calls, and a reserve that a quiet console starts with and may save up to. */
export const RETRY_BUDGET = { perCall: 0.1, reserve: 10 }

/**
 * When a billing API counts as down (UP-8): four of five calls fail, retries included, of at least twenty in half a minute. Where only
 * half of them fail, retries serve people better than refusing all.
 */
export const BREAKER_LIMITS = { windowMs: 30_000, minimumCalls: 20, failedShare: 0.8, openMs: 5_000 }
