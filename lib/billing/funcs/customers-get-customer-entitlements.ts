import type { APIPromise } from '../api-promise'
import type { SDKCore } from '../core'
import type { DtoCustomerEntitlementsResponse } from '../models/entitlement'
import type { BillingError } from '../models/errors'
import { type GetCustomerEntitlementsRequest, getCustomerEntitlements } from '../models/operations/get-customer-entitlements'
import type { RequestOptions } from '../options'
import type { Result } from '../result'
import { send } from '../send'

/** What a customer may use, and which plan, addon or subscription gives it. */
export function customersGetCustomerEntitlements(
  client: SDKCore,
  request: GetCustomerEntitlementsRequest,
  options?: RequestOptions,
): APIPromise<Result<DtoCustomerEntitlementsResponse, BillingError>> {
  return send(client, getCustomerEntitlements, request, options)
}
