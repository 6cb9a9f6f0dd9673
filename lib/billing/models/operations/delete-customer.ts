import * as z from '@/lib/zod'
import type { Operation } from '../../operation'
import { requestModel } from '../model'

export const DeleteCustomerRequest = /* @__PURE__ */ requestModel({ id: /* @__PURE__ */ z.string() })
export type DeleteCustomerRequest = z.output<typeof DeleteCustomerRequest>

/** Archives. 400 `invalid_operation` while a subscription or wallet is active; 404 when it is archived already. */
export const deleteCustomer: Operation<DeleteCustomerRequest, void> = {
  id: 'deleteCustomer',
  method: 'DELETE',
  path: '/customers/{id}',
  request: DeleteCustomerRequest,
  body: 'none',
  successStatus: 204,
  errorStatuses: [400, 500],
}
