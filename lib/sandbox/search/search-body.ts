import { isEmail } from '@/lib/billing/rules/email'
import { ApiError } from '@/lib/sandbox/http/api-error'
import { decode, wireMap, wireObject, wireText, wireTexts } from '@/lib/sandbox/http/wire-object'
import { isRfc3339 } from '@/lib/sandbox/time/rfc3339'
import * as z from '@/lib/zod'

const wireDate = z.nullish(z.string().check(z.refine(isRfc3339)))

const conditionValue = wireObject({
  string: wireText,
  number: z.nullish(z.number()),
  boolean: z.nullish(z.boolean()),
  date: wireDate,
  array: wireTexts,
})

const condition = wireObject({ field: wireText, operator: wireText, data_type: wireText, value: z.nullish(conditionValue) })

const sortEntry = wireObject({ field: wireText, direction: wireText })

const searchBody = wireObject({
  limit: z.nullish(z.int()),
  offset: z.nullish(z.int()),
  status: wireText,
  order: wireText,
  sort: z.nullish(z.array(z.nullable(sortEntry))),
  filters: z.nullish(z.array(z.nullable(condition))),
  customer_ids: wireTexts,
  external_ids: wireTexts,
  external_id: wireText,
  email: wireText,
  metadata: wireMap,
  start_time: wireDate,
  end_time: wireDate,
  expand: wireText,
})

export type Condition = z.output<typeof condition>
export type SortEntry = z.output<typeof sortEntry>
export type CustomerSearch = z.output<typeof searchBody> & { limit: number; offset: number; order: 'asc' | 'desc' }

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 1000

/**
 * The body of a search, with its defaults and its limits checked (5.6).
 * @throws ApiError validation_error; `details` names the member that is out of bounds
 */
export function parseSearch(body: unknown): CustomerSearch {
  const search = decode(searchBody, body)
  const limit = search.limit || DEFAULT_LIMIT
  const offset = search.offset ?? 0
  const order = search.order ?? 'desc'
  if (limit < 0 || limit > MAX_LIMIT) refuse('limit', `must be 1 to ${MAX_LIMIT}`)
  if (offset < 0) refuse('offset', 'must not be negative')
  if (order !== 'asc' && order !== 'desc') throw refusal('order', 'must be asc or desc')
  if (search.email && !isEmail(search.email)) refuse('email', 'must be an e-mail address')
  if (search.start_time && search.end_time && Date.parse(search.end_time) < Date.parse(search.start_time)) {
    refuse('end_time', 'must not be before start_time')
  }
  parseExpand(search.expand)
  return { ...search, limit, offset, order }
}

/**
 * Whether the integrations of a customer are asked for.
 * @param expand a comma list
 * @throws ApiError validation_error when anything else is in it
 */
export function parseExpand(expand: string | null | undefined): { integrations: boolean } {
  const names = (expand ?? '').split(',').flatMap((name) => name.trim() || [])
  const unknown = names.find((name) => name !== 'integrations')
  if (unknown !== undefined) {
    throw new ApiError('validation_error', `expand does not know ${JSON.stringify(unknown)}`, { field: unknown })
  }
  return { integrations: names.length > 0 }
}

function refuse(member: string, rule: string): void {
  throw refusal(member, rule)
}

function refusal(member: string, rule: string): ApiError {
  return new ApiError('validation_error', `${member} ${rule}`, { [member]: rule })
}
