import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { store } from '@/lib/store/store'
import * as schema from '@/lib/store/tables/staff'

const WINDOW_SECONDS = 5 * 60
/** Wrong passwords within the window. An address may be a whole office. */
const POINTS = { account: 5, address: 50, provider: 50 }

type Limiters = Record<keyof typeof POINTS, RateLimiterDrizzle>
const holder = globalThis as typeof globalThis & { billingConsoleAttempts?: Limiters }

function limiters(): Limiters {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterDrizzle({ storeClient: store(), schema: schema.attempts, keyPrefix, points, duration: WINDOW_SECONDS })
  holder.billingConsoleAttempts ??= {
    account: limiter('sign-in', POINTS.account),
    address: limiter('sign-in-from', POINTS.address),
    provider: limiter('provider-from', POINTS.provider),
  }
  return holder.billingConsoleAttempts
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')

/** Stands for an account where its e-mail must not: the hash of it. */
export const accountKey = (email: string) => digest(email.trim().toLowerCase())

/**
 * Counts an attempt on an account, whether it exists or not, from an address. Returns the seconds to wait once too many within five
 * minutes failed; nobody is locked out for longer (AU-6).
 */
export async function countAttempt(email: string, address: string): Promise<{ waitSeconds: number }> {
  const { account, address: from } = limiters()
  const waits = await Promise.all([waitAfter(account, accountKey(email)), waitAfter(from, digest(address))])
  return { waitSeconds: Math.max(...waits) }
}

/** The same for going to the sign-in provider, from an address: each time leaves a row for ten minutes. */
export async function countProviderAttempt(address: string): Promise<{ waitSeconds: number }> {
  return { waitSeconds: await waitAfter(limiters().provider, digest(address)) }
}

async function waitAfter(limiter: RateLimiterDrizzle, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000)
    throw refused
  }
}

/** A right password ends the account's count, and was no attempt of its address. */
export async function forgetAttempts(email: string, address: string): Promise<void> {
  const { account, address: from } = limiters()
  await Promise.all([account.delete(accountKey(email)), from.reward(digest(address))])
}
