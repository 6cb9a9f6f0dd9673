import type { SDKCore } from './core'
import { customersCreateCustomer } from './funcs/customers-create-customer'
import { customersDeleteCustomer } from './funcs/customers-delete-customer'
import { customersGetCustomer } from './funcs/customers-get-customer'
import { customersGetCustomerByExternalId } from './funcs/customers-get-customer-by-external-id'
import { customersGetCustomerEntitlements } from './funcs/customers-get-customer-entitlements'
import { customersGetCustomerUpcomingGrants } from './funcs/customers-get-customer-upcoming-grants'
import { customersGetCustomerUsageSummary } from './funcs/customers-get-customer-usage-summary'
import { customersQueryCustomer } from './funcs/customers-query-customer'
import { customersUpdateCustomer } from './funcs/customers-update-customer'
import type * as models from './models'
import type * as operations from './models/operations'
import type { RequestOptions } from './options'
import { unwrap } from './unwrap'

/**
 * The operations on customers as methods that throw what the standalone functions of ./funcs report: `SDKError` and its subclasses when
 * the server answered, `HTTPClientError` when it did not, `SDKValidationError` when nothing was sent.
 */
export class Customers {
  readonly #client: SDKCore

  constructor(client: SDKCore) {
    this.#client = client
  }

  /** Changes the members given, of the customer named by `id` or `externalCustomerId`. */
  updateCustomer(request: operations.UpdateCustomerRequest, options?: RequestOptions): Promise<models.DtoCustomerResponse> {
    return unwrap(customersUpdateCustomer(this.#client, request, options))
  }

  /** Creates a customer. 409 `already_exists` when a published one has the external id. */
  createCustomer(request: models.DtoCreateCustomerRequest, options?: RequestOptions): Promise<models.DtoCustomerResponse> {
    return unwrap(customersCreateCustomer(this.#client, request, options))
  }

  /** One published customer by the vendor's own id. */
  getCustomerByExternalId(
    request: operations.GetCustomerByExternalIdRequest,
    options?: RequestOptions,
  ): Promise<models.DtoCustomerResponse> {
    return unwrap(customersGetCustomerByExternalId(this.#client, request, options))
  }

  /** One page of the customers that match. The next page starts at `pagination.offset` of the answer. */
  queryCustomer(request: models.TypesCustomerFilter, options?: RequestOptions): Promise<models.DtoListCustomersResponse> {
    return unwrap(customersQueryCustomer(this.#client, request, options))
  }

  /** What a customer has used of each feature, and of how much. */
  getCustomerUsageSummary(
    request?: operations.GetCustomerUsageSummaryRequest,
    options?: RequestOptions,
  ): Promise<models.DtoCustomerUsageSummaryResponse> {
    return unwrap(customersGetCustomerUsageSummary(this.#client, request, options))
  }

  /** One customer by its id (`cust_…`), archived ones included. */
  getCustomer(request: operations.GetCustomerRequest, options?: RequestOptions): Promise<models.DtoCustomerResponse> {
    return unwrap(customersGetCustomer(this.#client, request, options))
  }

  /** Archives a customer, which frees its external id. It can still be read by id. */
  deleteCustomer(request: operations.DeleteCustomerRequest, options?: RequestOptions): Promise<void> {
    return unwrap(customersDeleteCustomer(this.#client, request, options))
  }

  /** What a customer may use, and which plan, addon or subscription gives it. */
  getCustomerEntitlements(
    request: operations.GetCustomerEntitlementsRequest,
    options?: RequestOptions,
  ): Promise<models.DtoCustomerEntitlementsResponse> {
    return unwrap(customersGetCustomerEntitlements(this.#client, request, options))
  }

  /** Credits scheduled for a customer, soonest first. */
  getCustomerUpcomingGrants(
    request: operations.GetCustomerUpcomingGrantsRequest,
    options?: RequestOptions,
  ): Promise<models.DtoListCreditGrantApplicationsResponse> {
    return unwrap(customersGetCustomerUpcomingGrants(this.#client, request, options))
  }
}
