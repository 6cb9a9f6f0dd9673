import * as z from '@/lib/zod'
import type { Operation } from '../../operation'
import { DtoCustomerResponse } from '../customer'
import { text } from '../members'
import { requestModel } from '../model'

/** `expand: 'integrations'` is known to the API since March 2026. */
export const GetCustomerByExternalIdRequest = /* @__PURE__ */ requestModel({
  expand: text,
  externalId: /* @__PURE__ */ z.string(),
})
export type GetCustomerByExternalIdRequest = z.output<typeof GetCustomerByExternalIdRequest>

/** Published customers only: an archived one is a 404. */
export const getCustomerByExternalId: Operation<GetCustomerByExternalIdRequest, DtoCustomerResponse> = {
  id: 'getCustomerByExternalId',
  method: 'GET',
  path: '/customers/external/{external_id}',
  request: GetCustomerByExternalIdRequest,
  body: 'none',
  successStatus: 200,
  errorStatuses: [400, 404, 500],
  response: DtoCustomerResponse,
}
