import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { BillingError } from '../models/errors'
import { type GetCustomerUsageSummaryRequest, getCustomerUsageSummary } from '../models/operations/get-customer-usage-summary'
import type { DtoCustomerUsageSummaryResponse } from '../models/usage'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** What a customer has used of each feature, and of how much. */
export function customersGetCustomerUsageSummary(
  client: SDKCore,
  request?: GetCustomerUsageSummaryRequest,
  options?: RequestOptions,
): APIPromise<Result<DtoCustomerUsageSummaryResponse, BillingError>> {
  return send(client, getCustomerUsageSummary, request ?? {}, options)
}
