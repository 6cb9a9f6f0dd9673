import 'server-only'
import { coreFor, environmentNamed } from '@/lib/auth/billing'
import { refusalOf } from '@/lib/bff/upstream-failure'
import type { SDKCore } from '@/lib/billing/core'
import { HTTPClientError, SDKError } from '@/lib/billing/models/errors'
import type { RequestOptions } from '@/lib/billing/options'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { log } from '@/lib/log'
import type * as z from '@/lib/zod'
import { lookupOrder, requestOf } from './lookup-order'
import type { CustomerSearchRequest } from './search-page'

/** A search that runs next to the billing API: one round trip for the browser, however many calls it takes. */
export const answeringLookup = <Order>(
  schema: z.ZodMiniType<Order>,
  find: (core: SDKCore, order: Order, options: RequestOptions) => Promise<object>,
) =>
  staffRoute<Order, { environment: string }>(
    { permission: 'customers:read', body: schema },
    async ({ staff, body, params, request: { signal }, requestId }) => {
      const environment = environmentNamed(params.environment)
      if (!environment) return UNKNOWN_ENVIRONMENT
      try {
        const options = { signal, headers: { 'x-request-id': requestId } }
        return jsonAnswer(requestId, 200, await find(coreFor(staff, environment), body, options))
      } catch (error) {
        if (!(error instanceof SDKError || error instanceof HTTPClientError)) throw error
        const refusal = refusalOf(error)
        log.warn({ requestId, environment: environment.name, status: refusal.status, code: refusal.code }, 'search failed')
        return refusal
      }
    },
  )

/** The same for a page of a list. */
export const lookupRoute = (find: (core: SDKCore, request: CustomerSearchRequest, options: RequestOptions) => Promise<object>) =>
  answeringLookup(lookupOrder, (core, order, options) => find(core, requestOf(order, new Date()), options))
