import * as z from '@/lib/zod'
import type { Operation } from '../../operation'
import { DtoCustomerEntitlementsResponse } from '../entitlement'
import { queryTexts } from '../members'
import { requestModel } from '../model'

/** The two filters are named by the client's page, though its generated client cannot send them. Empty lists restrict nothing. */
export const GetCustomerEntitlementsRequest = /* @__PURE__ */ requestModel({
  featureIds: queryTexts,
  id: /* @__PURE__ */ z.string(),
  subscriptionIds: queryTexts,
})
export type GetCustomerEntitlementsRequest = z.output<typeof GetCustomerEntitlementsRequest>

/** An unknown customer is answered with empty lists, not with a 404. */
export const getCustomerEntitlements: Operation<GetCustomerEntitlementsRequest, DtoCustomerEntitlementsResponse> = {
  id: 'getCustomerEntitlements',
  method: 'GET',
  path: '/customers/{id}/entitlements',
  request: GetCustomerEntitlementsRequest,
  body: 'none',
  successStatus: 200,
  errorStatuses: [400, 500],
  response: DtoCustomerEntitlementsResponse,
}
