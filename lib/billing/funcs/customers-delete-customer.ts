import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { BillingError } from '../models/errors'
import { type DeleteCustomerRequest, deleteCustomer } from '../models/operations/delete-customer'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** Archives a customer, which frees its external id. It can still be read by id. */
export function customersDeleteCustomer(
  client: SDKCore,
  request: DeleteCustomerRequest,
  options?: RequestOptions,
): APIPromise<Result<void, BillingError>> {
  return send(client, deleteCustomer, request, options)
}
