import * as z from '@/lib/zod'
import type { Operation } from '../../operation'
import { DtoCustomerResponse } from '../customer'
import { text } from '../members'
import { requestModel } from '../model'

/** `expand: 'integrations'` is known to the API since March 2026. */
export const GetCustomerRequest = /* @__PURE__ */ requestModel({ id: /* @__PURE__ */ z.string(), expand: text })
export type GetCustomerRequest = z.output<typeof GetCustomerRequest>

/** Archived customers are answered, too. An unknown id is a 404, which this operation does not declare: an `SDKDefaultError`. */
export const getCustomer: Operation<GetCustomerRequest, DtoCustomerResponse> = {
  id: 'getCustomer',
  method: 'GET',
  path: '/customers/{id}',
  request: GetCustomerRequest,
  body: 'none',
  successStatus: 200,
  errorStatuses: [400, 500],
  response: DtoCustomerResponse,
}
