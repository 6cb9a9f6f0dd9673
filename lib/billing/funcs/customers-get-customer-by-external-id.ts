import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { DtoCustomerResponse } from '../models/customer'
import type { BillingError } from '../models/errors'
import { type GetCustomerByExternalIdRequest, getCustomerByExternalId } from '../models/operations/get-customer-by-external-id'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** One published customer by the vendor's own id. */
export function customersGetCustomerByExternalId(
  client: SDKCore,
  request: GetCustomerByExternalIdRequest,
  options?: RequestOptions,
): APIPromise<Result<DtoCustomerResponse, BillingError>> {
  return send(client, getCustomerByExternalId, request, options)
}
