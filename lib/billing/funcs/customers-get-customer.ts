import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { DtoCustomerResponse } from '../models/customer'
import type { BillingError } from '../models/errors'
import { type GetCustomerRequest, getCustomer } from '../models/operations/get-customer'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** One customer by its id (`cust_…`), archived ones included. */
export function customersGetCustomer(
  client: SDKCore,
  request: GetCustomerRequest,
  options?: RequestOptions,
): APIPromise<Result<DtoCustomerResponse, BillingError>> {
  return send(client, getCustomer, request, options)
}
