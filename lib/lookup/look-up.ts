/** Any text → customers. Each try is one call; what one of them fails at, the others still answer, and the answer says which. */
import 'server-only'
import { refusalOf } from '@/lib/bff/upstream-failure'
import type { SDKCore } from '@/lib/billing/core'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersGetCustomerByExternalId } from '@/lib/billing/funcs/customers-get-customer-by-external-id'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import type { DtoCustomerResponse as Customer, TypesCustomerFilter } from '@/lib/billing/models'
import { SDKError } from '@/lib/billing/models/errors'
import type { RequestOptions } from '@/lib/billing/options'
import { unwrap } from '@/lib/billing/unwrap'
import type { LookupAnswer, LookupAsked, Reach, Tried, Try, TryKind } from './asked'
import { contains, filterWith } from './customer-search'
import { compareMoments } from './moments'
import { digitGroups } from './recognise'
import { triesOf } from './tries'

/** Rows of one search; a lookup is for few. */
const MAX_ROWS = 20

interface Found {
  customers: Customer[]
  total: number
}

/**
 * @throws the first failure, when each of the calls failed, or the caller went away
 */
export async function lookUp(
  core: SDKCore,
  asked: LookupAsked,
  reach: Reach,
  options: RequestOptions = {},
): Promise<LookupAnswer> {
  const plan = triesOf(asked, reach)
  if ('notAsked' in plan) return { items: [], foundBy: {}, exactIds: [], tried: [], hasMore: false, notAsked: plan.notAsked }
  const settled = await Promise.all(
    plan.tries.map(async (each) => {
      try {
        return { each, found: await CALLS[each.kind](core, each.value, options) }
      } catch (error) {
        if (foundNobody(error)) return { each, found: { customers: [], total: 0 } }
        if (!(error instanceof Error) || options.signal?.aborted) throw error
        return { each, error }
      }
    }),
  )
  const failed = settled.find(({ error }) => error !== undefined)
  if (failed?.error && settled.every(({ error }) => error !== undefined)) throw failed.error
  return answerOf(
    settled.map(({ each, found, error }) => ({
      ...each,
      found,
      ...(error && { code: refusalOf(error).code, requestId: error instanceof SDKError ? error.requestId : undefined }),
    })),
    Object.values(asked).filter((text) => text !== ''),
  )
}

/** 400: what looks like an id or an e-mail to us is none to the API. */
const foundNobody = (error: unknown) => error instanceof SDKError && [400, 404].includes(error.statusCode)

const byChange = [
  { field: 'updated_at', direction: 'desc' as const },
  { field: 'id', direction: 'desc' as const },
]

async function search(core: SDKCore, filter: TypesCustomerFilter, options: RequestOptions): Promise<Found> {
  const { items = [], pagination } = await unwrap(
    customersQueryCustomer(core, { status: 'published', sort: byChange, ...filter, limit: MAX_ROWS }, options),
  )
  return { customers: items, total: pagination?.total ?? items.length }
}

const alone = (customer: Customer): Found => ({ customers: [customer], total: 1 })

const CALLS: Record<TryKind, (core: SDKCore, value: string, options: RequestOptions) => Promise<Found>> = {
  id: async (core, id, options) => alone(await unwrap(customersGetCustomer(core, { id }, options))),
  external_id: async (core, externalId, options) =>
    alone(await unwrap(customersGetCustomerByExternalId(core, { externalId }, options))),
  external_id_archived: (core, externalId, options) => search(core, { externalId, status: 'archived' }, options),
  email: (core, email, options) => search(core, { email }, options),
  email_archived: (core, email, options) => search(core, { email, status: 'archived' }, options),
  in_name: (core, text, options) => search(core, filterWith({}, text, ['name']), options),
  in_email: (core, text, options) => search(core, filterWith({}, text, ['email']), options),
  in_external_id: (core, text, options) => search(core, filterWith({}, text, ['external_id']), options),
  in_contact: (core, text, options) =>
    search(core, { filters: digitGroups(text).map((digits) => contains('contact', digits)) }, options),
}

type Settled = Try & { found?: Found | undefined; code?: string | undefined; requestId?: string | undefined }

function answerOf(settled: Settled[], texts: string[]): LookupAnswer {
  const customers = new Map<string, Customer>()
  const foundBy: Record<string, TryKind[]> = {}
  for (const { kind, found } of settled)
    for (const customer of found?.customers ?? []) {
      if (!customer.id) continue
      if (!customers.has(customer.id)) customers.set(customer.id, customer)
      foundBy[customer.id] = [...(foundBy[customer.id] ?? []), kind]
    }
  const isExact = ({ id = '', externalId, email = '' }: Customer) =>
    (foundBy[id] ?? []).some((kind) => !kind.startsWith('in_')) ||
    texts.some((text) => externalId === text || (text.includes('@') && email.toLowerCase() === text.toLowerCase()))
  const [exact, others] = [[...customers.values()].filter(isExact), [...customers.values()].filter((one) => !isExact(one))]
  return {
    items: [...exact, ...others.toSorted(byNameThenChange(texts[0] ?? ''))],
    foundBy,
    exactIds: exact.map(({ id = '' }) => id),
    tried: settled.map(
      ({ kind, value, found, code, requestId }): Tried =>
        found
          ? { kind, value, outcome: found.customers.length > 0 ? 'found' : 'nobody' }
          : { kind, value, outcome: 'failed', code: code ?? 'upstream_error', requestId },
    ),
    hasMore: settled.some(({ found }) => found !== undefined && found.total > found.customers.length),
  }
}

/** Whose name begins with the text, then who was changed last. */
function byNameThenChange(text: string) {
  const begins = ({ name = '' }: Customer) => Number(name.toLowerCase().startsWith(text.toLowerCase()))
  return (one: Customer, other: Customer) =>
    begins(other) - begins(one) || compareMoments(other.updatedAt ?? '', one.updatedAt ?? '')
}
