import 'server-only'
import type { Permission } from '@/lib/auth/roles'
import type { SDKCore } from '@/lib/billing/core'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersQueryCustomer } from '@/lib/billing/funcs/customers-query-customer'
import type { BillingError } from '@/lib/billing/models/errors'
import { getCustomer } from '@/lib/billing/models/operations/get-customer'
import { queryCustomer } from '@/lib/billing/models/operations/query-customer'
import type { Operation } from '@/lib/billing/operation'
import type { RequestOptions } from '@/lib/billing/options'
import type { Result } from '@/lib/billing/result'

/** One operation that the console offers: what it is on the wire, who may ask for it, and how much may be sent. */
export interface BffOperation<Request, Response> {
  operation: Operation<Request, Response>
  call: (core: SDKCore, request: Request, options: RequestOptions) => PromiseLike<Result<Response, BillingError>>
  permission: Permission
  /** Bytes of the body, as they arrive. */
  maxBodyBytes: number
}

const row = <Request, Response>(operation: BffOperation<Request, Response>) => operation

/** Everything the BFF does upstream. What has no row here does not exist. */
export const operations = {
  queryCustomer: row({
    operation: queryCustomer,
    call: customersQueryCustomer,
    permission: 'customers:read',
    maxBodyBytes: 64 * 1024,
  }),
  getCustomer: row({ operation: getCustomer, call: customersGetCustomer, permission: 'customers:read', maxBodyBytes: 0 }),
}
