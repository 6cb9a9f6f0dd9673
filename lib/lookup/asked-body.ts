import * as z from '@/lib/zod'
import { type LookupAsked, REACHES } from './asked'

const text = z._default(z.string(), '')
const asked = { q: text, id: text, external_id: text, email: text } satisfies Record<keyof LookupAsked, unknown>

/** The body of a lookup. Apart from its type, so that no page brings a schema for it. */
export const lookupBody = z.strictObject({ ...asked, reach: z.enum(REACHES) })

/** The query of a lookup everywhere. `environment`: the one that is asked first, and by all that may find somebody. */
export const lookupQuery = z.strictObject({ ...asked, environment: z.optional(z.string()) })
