import 'server-only'
import type { SDKCore } from '@/lib/billing/core'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import type { DtoCreateCustomerRequest, DtoCustomerResponse } from '@/lib/billing/models'
import type { BillingError } from '@/lib/billing/models/errors'
import type { DeleteCustomerRequest } from '@/lib/billing/models/operations/delete-customer'
import type { UpdateCustomerRequest } from '@/lib/billing/models/operations/update-customer'
import type { RequestOptions } from '@/lib/billing/options'
import { OK, type Result } from '@/lib/billing/result'
import { CONTENT, customerVersion } from './version'

type Customer = DtoCustomerResponse
type Reading = Promise<Result<Customer | undefined, BillingError>>

/** What a reading tells of a write whose outcome nobody knows. `changed`: something else has changed since, and hides it. */
export type Verdict = 'applied' | 'not-applied' | 'changed'

/** When a write began, and the version that it was based on. */
export interface Begun {
  begunAt: Date
  version: string | null
}

/** What a write's intent has to know of its operation. */
export interface WritePlan<Request> {
  /** What only one write at a time may work on. */
  resource: (request: Request) => string
  /** The id of the customer that it changes; null for one that is not there yet. */
  subject: (request: Request) => string | null
  /** Members as they will be. */
  after: (request: Request) => Partial<Customer>
  /** The customer as it is now, if there is one. */
  read: (core: SDKCore, request: Request, options: RequestOptions) => Reading
  verdict: (now: Customer | undefined, request: Request, begun: Begun) => Verdict
  /** The same request by the customer's own id, for one that names it otherwise. */
  identify?: (core: SDKCore, request: Request, options: RequestOptions) => Promise<Result<Request | undefined, BillingError>>
}

const readById = (core: SDKCore, id: string, options: RequestOptions): Reading => customersGetCustomer(core, { id }, options)

/** By a search, whose body takes any external id, rather than by a path. */
async function readByExternalId(core: SDKCore, externalId: string, options: RequestOptions): Reading {
  const found = await customersQueryCustomer(core, { externalId, limit: 1 }, options)
  return found.ok ? OK(found.value.items?.[0]) : found
}

/** How far the billing API's clock and ours may differ. */
const CLOCK_SKEW_MS = 5 * 60_000

/**
 * An external id belongs to one published customer at most: whoever has it and says what was asked for is ours, and another that was there
 * before kept ours from being made. One that says the same and seems to be older may be ours by a clock that is wrong.
 */
export const create: WritePlan<DtoCreateCustomerRequest> = {
  resource: ({ externalId }) => `external id ${externalId}`,
  subject: () => null,
  after: contentOf,
  read: (core, { externalId }, options) => readByExternalId(core, externalId, options),
  verdict: (now, request, { begunAt }) => {
    if (!now) return 'not-applied'
    const wasThereBefore = Date.parse(now.createdAt ?? '') < begunAt.getTime() - CLOCK_SKEW_MS
    if (holds(now, contentOf(request))) return wasThereBefore ? 'changed' : 'applied'
    return wasThereBefore ? 'not-applied' : 'changed'
  },
}

export const update: WritePlan<UpdateCustomerRequest> = {
  resource: ({ id }) => `customer ${id}`,
  subject: ({ id }) => id ?? null,
  after: ({ body }) => contentOf(body),
  read: (core, { id = '' }, options) => readById(core, id, options),
  verdict: (now, { body }, { version }) => {
    if (now && holds(now, contentOf(body))) return 'applied'
    return now && customerVersion(now) === version ? 'not-applied' : 'changed'
  },
  async identify(core, request, options) {
    const { id, externalCustomerId = '' } = request
    if (id !== undefined) return OK(request)
    const found = await readByExternalId(core, externalCustomerId, options)
    if (!found.ok) return found
    // Both go on: should the external id have moved meanwhile, the API sees that they disagree.
    return OK(found.value && { ...request, id: found.value.id })
  },
}

/** What is published was not archived: nothing brings a customer back. */
export const archive: WritePlan<DeleteCustomerRequest> = {
  resource: ({ id }) => `customer ${id}`,
  subject: ({ id }) => id,
  after: () => ({ status: 'archived' }),
  read: (core, { id }, options) => readById(core, id, options),
  verdict: (now) => {
    if (now?.status === 'archived') return 'applied'
    return now?.status === 'published' ? 'not-applied' : 'changed'
  },
}

/** Of a request, the members that a reading shows again. */
function contentOf(request: object): Partial<Customer> {
  const members = Object.entries(request).filter(([name, value]) => value !== undefined && isContent(name))
  return Object.fromEntries(members)
}

const isContent = (name: string) => name === 'metadata' || CONTENT.some((member) => member === name)

/** Whether a customer says all of it. */
const holds = (now: Customer, wanted: Partial<Customer>) => customerVersion({ ...now, ...wanted }) === customerVersion(now)
