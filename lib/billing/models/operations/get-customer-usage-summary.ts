import type * as z from '@/lib/zod'
import type { Operation } from '../../operation'
import { queryTexts, text } from '../members'
import { requestModel } from '../model'
import { DtoCustomerUsageSummaryResponse } from '../usage'

/** One of `customerId` and `customerLookupKey` (the external id) is needed; both must name the same customer. Empty lists restrict nothing. */
export const GetCustomerUsageSummaryRequest = /* @__PURE__ */ requestModel({
  customerId: text,
  customerLookupKey: text,
  featureIds: queryTexts,
  featureLookupKeys: queryTexts,
  subscriptionIds: queryTexts,
})
export type GetCustomerUsageSummaryRequest = z.output<typeof GetCustomerUsageSummaryRequest>

/** Lookup keys that match nothing may answer all features (contract, 5.7). */
export const getCustomerUsageSummary: Operation<GetCustomerUsageSummaryRequest, DtoCustomerUsageSummaryResponse> = {
  id: 'getCustomerUsageSummary',
  method: 'GET',
  path: '/customers/usage',
  request: GetCustomerUsageSummaryRequest,
  body: 'none',
  successStatus: 200,
  errorStatuses: [400, 500],
  response: DtoCustomerUsageSummaryResponse,
}
