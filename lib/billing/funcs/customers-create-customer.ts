import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { DtoCustomerResponse } from '../models/customer'
import type { DtoCreateCustomerRequest } from '../models/customer-requests'
import type { BillingError } from '../models/errors'
import { createCustomer } from '../models/operations/create-customer'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** Creates a customer. 409 `already_exists` when a published one has the external id. */
export function customersCreateCustomer(
  client: SDKCore,
  request: DtoCreateCustomerRequest,
  options?: RequestOptions,
): APIPromise<Result<DtoCustomerResponse, BillingError>> {
  return send(client, createCustomer, request, options)
}
