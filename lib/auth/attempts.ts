import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { store } from '@/lib/store/store'
import * as schema from '@/lib/store/tables/staff'

const POINTS = 5
const WINDOW_SECONDS = 5 * 60

const holder = globalThis as typeof globalThis & { billingConsoleAttempts?: RateLimiterDrizzle }
function limiter() {
  holder.billingConsoleAttempts ??= new RateLimiterDrizzle({
    storeClient: store(),
    schema: schema.attempts,
    keyPrefix: 'sign-in',
    points: POINTS,
    duration: WINDOW_SECONDS,
  })
  return holder.billingConsoleAttempts
}

/** Stands for an account where its e-mail must not: the hash of it. */
export const accountKey = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')

/** Counts an attempt on an account, whether it exists or not. Returns the seconds to wait once five within five minutes failed. */
export async function countAttempt(email: string): Promise<{ waitSeconds: number }> {
  try {
    await limiter().consume(accountKey(email))
    return { waitSeconds: 0 }
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return { waitSeconds: Math.ceil(refused.msBeforeNext / 1000) }
    throw refused
  }
}

/** A right password ends the count. */
export async function forgetAttempts(email: string): Promise<void> {
  await limiter().delete(accountKey(email))
}
