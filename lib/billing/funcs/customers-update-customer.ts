import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { DtoCustomerResponse } from '../models/customer'
import type { BillingError } from '../models/errors'
import { type UpdateCustomerRequest, updateCustomer } from '../models/operations/update-customer'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** Changes the members given, of the customer named by `id` or `externalCustomerId`. */
export function customersUpdateCustomer(
  client: SDKCore,
  request: UpdateCustomerRequest,
  options?: RequestOptions,
): APIPromise<Result<DtoCustomerResponse, BillingError>> {
  return send(client, updateCustomer, request, options)
}
