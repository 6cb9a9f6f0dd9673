import { z } from '@/lib/zod'

const milliseconds = z.int().check(z.minimum(0), z.maximum(600_000))
const megabytes = z._default(z.int().check(z.minimum(1), z.maximum(256)), 64)

/**
 * What can be made to go wrong. Those in `BEFORE` come instead of the operation; with the others the operation is done, and its answer
 * goes wrong on the way.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  /** Answers a status with the body the API or a proxy has for it. */
  z.object({ kind: z.literal('status'), status: z.int().check(z.minimum(400), z.maximum(599)) }),
  /** 429 with Retry-After, in seconds. */
  z.object({ kind: z.literal('rate-limit'), retry_after: z._default(z.int().check(z.minimum(0)), 1) }),
  z.object({
    kind: z.literal('redirect'),
    location: z._default(z.string(), 'https://example.com/'),
    status: z._default(z.int(), 302),
  }),
  /** A web page where JSON is expected. */
  z.object({ kind: z.literal('html'), status: z._default(z.int(), 200) }),
  /** Never answers. */
  z.object({ kind: z.literal('hang') }),
  /** Resets the connection before anything is done. */
  z.object({ kind: z.literal('reset') }),
  /** Waits, then does the operation and answers. */
  z.object({ kind: z.literal('delay'), ms: milliseconds }),
  /** Sends the head of the answer in pieces, over so long. */
  z.object({ kind: z.literal('slow-headers'), ms: milliseconds }),
  /** Sends the body a few bytes at a time. */
  z.object({
    kind: z.literal('drip'),
    bytes: z._default(z.int().check(z.minimum(1)), 16),
    every_ms: z._default(milliseconds, 50),
  }),
  /** Resets the connection when half of the body is out. */
  z.object({ kind: z.literal('reset-mid-body') }),
  /** Closes the connection in order, with less body than announced. */
  z.object({ kind: z.literal('short-body') }),
  /** JSON that breaks off, its length announced as sent. */
  z.object({ kind: z.literal('bad-json') }),
  /** Members added, missing and of other types, and values no enumeration has. */
  z.object({ kind: z.literal('drift') }),
  /** A body padded with so many megabytes. */
  z.object({ kind: z.literal('huge'), megabytes }),
  /** The same, compressed to almost nothing. */
  z.object({ kind: z.literal('gzip-bomb'), megabytes }),
  /** Does the operation, then resets the connection. */
  z.object({ kind: z.literal('apply-then-reset') }),
  /** Does the operation, then never answers. */
  z.object({ kind: z.literal('apply-then-hang') }),
  /** Does the operation, then answers a status as if it had not. */
  z.object({ kind: z.literal('apply-then-status'), status: z.int().check(z.minimum(400), z.maximum(599)) }),
])

export type Fault = z.output<typeof faultSchema>
