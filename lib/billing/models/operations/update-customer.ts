import type * as z from '@/lib/zod'
import type { Operation } from '../../operation'
import { DtoCustomerResponse } from '../customer'
import { DtoUpdateCustomerRequest } from '../customer-requests'
import { text } from '../members'
import { requestModel } from '../model'

/** At least one of `id` and `externalCustomerId` is needed; both must name the same customer. */
export const UpdateCustomerRequest = /* @__PURE__ */ requestModel({
  body: DtoUpdateCustomerRequest,
  externalCustomerId: text,
  id: text,
})
export type UpdateCustomerRequest = z.output<typeof UpdateCustomerRequest>

/** The API answers the new values, yet the old `updatedAt`. Last write wins: there is no locking. */
export const updateCustomer: Operation<UpdateCustomerRequest, DtoCustomerResponse> = {
  id: 'updateCustomer',
  method: 'PUT',
  path: '/customers',
  request: UpdateCustomerRequest,
  body: 'member',
  successStatus: 200,
  errorStatuses: [400, 500],
  response: DtoCustomerResponse,
}
