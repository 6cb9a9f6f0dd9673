import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { BillingError } from '../models/errors'
import type { DtoListCreditGrantApplicationsResponse } from '../models/grant'
import {
  type GetCustomerUpcomingGrantsRequest,
  getCustomerUpcomingGrants,
} from '../models/operations/get-customer-upcoming-grants'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** Credits scheduled for a customer, soonest first. */
export function customersGetCustomerUpcomingGrants(
  client: SDKCore,
  request: GetCustomerUpcomingGrantsRequest,
  options?: RequestOptions,
): APIPromise<Result<DtoListCreditGrantApplicationsResponse, BillingError>> {
  return send(client, getCustomerUpcomingGrants, request, options)
}
