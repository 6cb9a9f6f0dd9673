import * as z from '@/lib/zod'
import type { Operation } from '../../operation'
import { DtoListCreditGrantApplicationsResponse } from '../grant'
import { requestModel } from '../model'

export const GetCustomerUpcomingGrantsRequest = /* @__PURE__ */ requestModel({ id: /* @__PURE__ */ z.string() })
export type GetCustomerUpcomingGrantsRequest = z.output<typeof GetCustomerUpcomingGrantsRequest>

/** Credits that are scheduled, soonest first. */
export const getCustomerUpcomingGrants: Operation<GetCustomerUpcomingGrantsRequest, DtoListCreditGrantApplicationsResponse> = {
  id: 'getCustomerUpcomingGrants',
  method: 'GET',
  path: '/customers/{id}/grants/upcoming',
  request: GetCustomerUpcomingGrantsRequest,
  body: 'none',
  successStatus: 200,
  errorStatuses: [400, 404, 500],
  response: DtoListCreditGrantApplicationsResponse,
}
