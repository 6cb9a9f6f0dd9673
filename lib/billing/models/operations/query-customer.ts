import type { Operation } from '../../operation'
import { DtoListCustomersResponse } from '../customer'
import { TypesCustomerFilter } from '../customer-filter'

/** A search, POSTed because of its size; it changes nothing. */
export const queryCustomer: Operation<TypesCustomerFilter, DtoListCustomersResponse> = {
  id: 'queryCustomer',
  method: 'POST',
  path: '/customers/search',
  request: TypesCustomerFilter,
  body: 'request',
  successStatus: 200,
  errorStatuses: [400, 500],
  response: DtoListCustomersResponse,
}
