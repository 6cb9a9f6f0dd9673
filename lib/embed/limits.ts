import 'server-only'
import { type RateLimiterAbstract, RateLimiterDrizzle, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Refusal } from '@/lib/http/answers'
import { store } from '@/lib/store/store'
import { attempts } from '@/lib/store/tables/staff'

/**
 * Requests a minute (LD-3). A page of all widgets asks four times and again each minute; a customer may have several people at it, and a
 * key serves a whole portal.
 */
export const EMBED_LIMITS = { token: 120, customer: 600, key: 600 } as const
const WINDOW_SECONDS = 60

/**
 * Of a token's minute, what it may ask in a row: were all of it served at once, everybody else would wait behind it. Four widgets in frames
 * of their own ask four times, so a page of them can be opened five times in these seconds. Each instance counts for itself.
 */
export const EMBED_BURST = { requests: 20, seconds: 10 } as const

export type Limited = keyof typeof EMBED_LIMITS | 'burst'
type Limiters = Record<Limited, RateLimiterAbstract>
const holder = globalThis as typeof globalThis & { billingConsoleEmbedLimits?: Limiters }

/**
 * Counted in the store, so that all instances count together. Who has used a minute up is refused from memory alone, so that hammering
 * costs the store nothing; and while the store does not answer, memory counts.
 */
function limiters(): Limiters {
  const limiter = (name: keyof typeof EMBED_LIMITS) => {
    const rules = { keyPrefix: `embed-${name}`, points: EMBED_LIMITS[name], duration: WINDOW_SECONDS }
    return new RateLimiterDrizzle({
      ...rules,
      storeClient: store(),
      schema: attempts,
      inMemoryBlockOnConsumed: rules.points,
      insuranceLimiter: new RateLimiterMemory(rules),
    })
  }
  holder.billingConsoleEmbedLimits ??= {
    burst: new RateLimiterMemory({ keyPrefix: 'embed-burst', points: EMBED_BURST.requests, duration: EMBED_BURST.seconds }),
    token: limiter('token'),
    customer: limiter('customer'),
    key: limiter('key'),
  }
  return holder.billingConsoleEmbedLimits
}

export const tooManyRefusal = (waitMs: number): Refusal => ({
  status: 429,
  code: 'too_many_requests',
  message: 'Too many requests. Try again after the time in Retry-After.',
  headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1000))) },
})

/** `waitMs`: until it is counted anew. */
export type LimitRefusal = Refusal & { waitMs: number }

/** Counts one request against each, in this order; the first that has too many refuses it and spares those after it. */
export async function limitRefusal(counted: Partial<Record<Limited, string>>): Promise<LimitRefusal | undefined> {
  for (const [name, key] of Object.entries(counted) as [Limited, string][]) {
    try {
      await limiters()[name].consume(key)
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      const waitMs = refused.msBeforeNext
      return { ...tooManyRefusal(waitMs), waitMs }
    }
  }
  return undefined
}
