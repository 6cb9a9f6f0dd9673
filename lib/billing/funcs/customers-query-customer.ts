import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { DtoListCustomersResponse } from '../models/customer'
import type { TypesCustomerFilter } from '../models/customer-filter'
import type { BillingError } from '../models/errors'
import { queryCustomer } from '../models/operations/query-customer'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** One page of the customers that match. The next page starts at `pagination.offset` of the answer. */
export function customersQueryCustomer(
  client: SDKCore,
  request: TypesCustomerFilter,
  options?: RequestOptions,
): APIPromise<Result<DtoListCustomersResponse, BillingError>> {
  return send(client, queryCustomer, request, options)
}
