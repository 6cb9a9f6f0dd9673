/** What a vendor's server asks for, and gets, in the words of the wire (docs/embed.md). */
import * as z from '@/lib/zod'
import { WIDGETS } from './widgets'

/** Of a token, in seconds. */
export const TTL_SECONDS = { min: 60, max: 900, default: 600 }

const id = z.string().check(z.regex(/^[\w-]{1,128}$/))

export const sessionRequest = z
  .strictObject({
    config_id: id,
    /** The billing API's id of the customer, or the vendor's own; one of the two. */
    customer_id: z.optional(id),
    external_customer_id: z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
    /** Absent: all that the key and the configuration have in common. */
    widgets: z.optional(z.array(z.enum(WIDGETS)).check(z.minLength(1), z.maxLength(WIDGETS.length))),
    ttl: z.optional(z.int().check(z.minimum(TTL_SECONDS.min), z.maximum(TTL_SECONDS.max))),
  })
  .check(z.refine((given) => (given.customer_id === undefined) !== (given.external_customer_id === undefined), 'one customer'))
export type SessionRequest = z.infer<typeof sessionRequest>

export interface SessionAnswer {
  /** May be logged; names the session when it is to be ended. */
  id: string
  /** Where the frame goes, with the token behind `#`. Never log it. */
  url: string
  /** The token alone, for renewing a frame that is open. Never log it. */
  token: string
  expires_at: string
}
