/** What a page asks our server to search for: one text over several fields, which takes it several calls to the billing API. */
import { readConditions } from '@/lib/customers/condition-text'
import { filterOf } from '@/lib/customers/conditions'
import * as z from '@/lib/zod'
import type { CustomerSearchRequest } from './search-page'

const direction = z.enum(['asc', 'desc'])

export const lookupOrder = z.strictObject({
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(255)),
  /** Further conditions, as they are typed. */
  where: z.string().check(
    z.maxLength(8_000),
    z.refine((text) => readConditions(text).wrong.length === 0),
  ),
  status: z.enum(['published', 'archived']),
  sort: z.enum(['name', 'email', 'external_id', 'created_at', 'updated_at']),
  direction,
  page: z.int().check(z.minimum(1), z.maximum(1_000)),
  size: z.int().check(z.minimum(1), z.maximum(100)),
})
export type LookupOrder = z.infer<typeof lookupOrder>

/** `now`: what "in the last days" counts from. */
export function requestOf({ text, where, status, sort, direction, page, size }: LookupOrder, now: Date): CustomerSearchRequest {
  const order = [sort, 'id'].map((field) => ({ field, direction }))
  return { text, page, size, filter: { status, sort: order, ...filterOf(readConditions(where).conditions, now) } }
}
