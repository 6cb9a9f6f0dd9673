import type { Operation } from '../../operation'
import { DtoCustomerResponse } from '../customer'
import { DtoCreateCustomerRequest } from '../customer-requests'

/** 409 `already_exists` when a published customer has the external id: an `SDKDefaultError`, since the operation does not declare it. */
export const createCustomer: Operation<DtoCreateCustomerRequest, DtoCustomerResponse> = {
  id: 'createCustomer',
  method: 'POST',
  path: '/customers',
  request: DtoCreateCustomerRequest,
  body: 'request',
  successStatus: 201,
  errorStatuses: [400, 500],
  response: DtoCustomerResponse,
}
