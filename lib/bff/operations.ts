import 'server-only'
import type { Permission } from '@/lib/auth/roles'
import type { SDKCore } from '@/lib/billing/core'
import { refuseDroppedConditions } from '@/lib/billing/dropped-conditions'
import { customersCreateCustomer } from '@/lib/billing/funcs/customers-create-customer'
import { customersDeleteCustomer } from '@/lib/billing/funcs/customers-delete-customer'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersGetCustomerByExternalId } from '@/lib/billing/funcs/customers-get-customer-by-external-id'
import { customersGetCustomerEntitlements } from '@/lib/billing/funcs/customers-get-customer-entitlements'
import { customersGetCustomerUpcomingGrants } from '@/lib/billing/funcs/customers-get-customer-upcoming-grants'
import { customersGetCustomerUsageSummary } from '@/lib/billing/funcs/customers-get-customer-usage-summary'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import { customersUpdateCustomer } from '@/lib/billing/funcs/customers-update-customer'
import type { TypesCustomerFilter } from '@/lib/billing/models/customer-filter'
import { type BillingError, SDKValidationError } from '@/lib/billing/models/errors'
import { createCustomer } from '@/lib/billing/models/operations/create-customer'
import { deleteCustomer } from '@/lib/billing/models/operations/delete-customer'
import { getCustomer } from '@/lib/billing/models/operations/get-customer'
import { getCustomerByExternalId } from '@/lib/billing/models/operations/get-customer-by-external-id'
import { getCustomerEntitlements } from '@/lib/billing/models/operations/get-customer-entitlements'
import { getCustomerUpcomingGrants } from '@/lib/billing/models/operations/get-customer-upcoming-grants'
import { getCustomerUsageSummary } from '@/lib/billing/models/operations/get-customer-usage-summary'
import { queryCustomer } from '@/lib/billing/models/operations/query-customer'
import { type UpdateCustomerRequest, updateCustomer } from '@/lib/billing/models/operations/update-customer'
import { type Operation, pathParameters } from '@/lib/billing/operation'
import type { RequestOptions } from '@/lib/billing/options'
import type { Result } from '@/lib/billing/result'
import { archive, create, update, type WritePlan } from '@/lib/intents/plans'
import type { IdForm } from './ids'
import { TIME_LIMITS } from './limits'

/** What the table says of an operation apart from its types. */
export interface OperationRow {
  permission: Permission
  effect: 'read' | 'write'
  /** Headers without which it is refused. */
  needs: readonly ('Idempotency-Key' | 'If-Match' | 'Confirmation')[]
  /** `read`: again after passing failures. `never`: not even when nobody knows whether it was done. */
  retry: 'read' | 'never'
  /** Milliseconds of the whole call, retries included. */
  timeoutMs: number
  /** Bytes of the body, as they arrive. */
  maxBodyBytes: number
  /** Bytes of the billing API's answer, after decompression. */
  maxAnswerBytes: number
  /** What may stand in the query, in wire names; `one` may come once. Anything else is refused. */
  query: Record<string, 'one' | 'many'>
  /** Those of the path and the query that name a record. */
  ids: Record<string, IdForm>
}

/** One operation that the console offers: what it is on the wire, who may ask for it, and how much may be sent. */
export interface BffOperation<Request, Response> extends OperationRow {
  operation: Operation<Request, Response>
  call: (core: SDKCore, request: Request, options: RequestOptions) => PromiseLike<Result<Response, BillingError>>
  /** What else must hold of a request. @throws SDKValidationError */
  check?: (request: Request) => void
  /** Of a write: what its intent has to know. */
  plan?: WritePlan<Request>
}

export type BffWrite<Request, Response> = BffOperation<Request, Response> & { plan: WritePlan<Request> }

const write = <Request, Response>(operation: BffWrite<Request, Response>) => operation
const row = <Request, Response>(operation: BffOperation<Request, Response>) => operation

const KILOBYTE = 1024
const MEGABYTE = 1024 * KILOBYTE

/** The API's own; checked here so that what comes back has a bound we chose. */
const MAX_PAGE_SIZE = 1000

function checkSearch(filter: TypesCustomerFilter): void {
  refuseDroppedConditions(filter)
  if ((filter.limit ?? 1) > MAX_PAGE_SIZE)
    throw new SDKValidationError('Input validation failed', `limit: above ${MAX_PAGE_SIZE}`, filter)
}

function checkUpdate(request: UpdateCustomerRequest): void {
  if (request.id === undefined && request.externalCustomerId === undefined)
    throw new SDKValidationError('Input validation failed', 'id or external_customer_id is needed', request)
}

/** Asks for one customer, without a body. */
const customerRead = {
  permission: 'customers:read',
  effect: 'read',
  needs: [],
  retry: 'read',
  timeoutMs: TIME_LIMITS.callMs,
  maxBodyBytes: 0,
  maxAnswerBytes: 4 * MEGABYTE,
  query: {},
  ids: { id: 'plain' },
} as const satisfies OperationRow

/** Changes one customer; carried out as an intent (lib/intents/write.ts). */
const customerWrite = {
  ...customerRead,
  permission: 'customers:write',
  effect: 'write',
  needs: ['Idempotency-Key'],
  retry: 'never',
} as const satisfies OperationRow

/** Everything the BFF does upstream. What has no row here does not exist. */
export const operations = {
  queryCustomer: row({
    ...customerRead,
    operation: queryCustomer,
    call: customersQueryCustomer,
    check: checkSearch,
    maxBodyBytes: 64 * KILOBYTE,
    maxAnswerBytes: 16 * MEGABYTE,
    ids: {},
  }),
  getCustomer: row({ ...customerRead, operation: getCustomer, call: customersGetCustomer, query: { expand: 'one' } }),
  getCustomerByExternalId: row({
    ...customerRead,
    operation: getCustomerByExternalId,
    call: customersGetCustomerByExternalId,
    query: { expand: 'one' },
    ids: { external_id: 'external' },
  }),
  getCustomerUsageSummary: row({
    ...customerRead,
    operation: getCustomerUsageSummary,
    call: customersGetCustomerUsageSummary,
    query: {
      customer_id: 'one',
      customer_lookup_key: 'one',
      feature_ids: 'many',
      feature_lookup_keys: 'many',
      subscription_ids: 'many',
    },
    ids: { customer_id: 'plain', customer_lookup_key: 'external', feature_ids: 'plain', subscription_ids: 'plain' },
  }),
  getCustomerEntitlements: row({
    ...customerRead,
    operation: getCustomerEntitlements,
    call: customersGetCustomerEntitlements,
    query: { feature_ids: 'many', subscription_ids: 'many' },
    ids: { id: 'plain', feature_ids: 'plain', subscription_ids: 'plain' },
  }),
  getCustomerUpcomingGrants: row({
    ...customerRead,
    operation: getCustomerUpcomingGrants,
    call: customersGetCustomerUpcomingGrants,
  }),
  createCustomer: write({
    ...customerWrite,
    operation: createCustomer,
    call: customersCreateCustomer,
    plan: create,
    maxBodyBytes: 64 * KILOBYTE,
    ids: {},
  }),
  updateCustomer: write({
    ...customerWrite,
    operation: updateCustomer,
    call: customersUpdateCustomer,
    plan: update,
    check: checkUpdate,
    needs: ['Idempotency-Key', 'If-Match'],
    maxBodyBytes: 64 * KILOBYTE,
    query: { id: 'one', external_customer_id: 'one' },
    ids: { id: 'plain', external_customer_id: 'external' },
  }),
  deleteCustomer: write({
    ...customerWrite,
    operation: deleteCustomer,
    call: customersDeleteCustomer,
    plan: archive,
    needs: ['Idempotency-Key', 'Confirmation'],
  }),
}

const fixedFirst = Object.values(operations)
  .map((one: OperationRow & { operation: Pick<Operation<unknown, unknown>, 'id' | 'method' | 'path' | 'successStatus'> }) => ({
    row: one,
    pattern: new RegExp(`^${one.operation.path.replace(/\{\w+\}/g, '[^/]+')}$`),
    parameters: pathParameters(one.operation.path).length,
  }))
  .sort((one, other) => one.parameters - other.parameters)

/** The row of a path below the base address, with or without a query; a fixed path wins over one with ids, as with the API. */
export function operationAt(method: string, path: string) {
  const [bare = ''] = path.split('?', 1)
  return fixedFirst.find(({ row, pattern }) => row.operation.method === method && pattern.test(bare))?.row
}
