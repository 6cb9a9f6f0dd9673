import 'server-only'
import { coreFor, environmentNamed } from '@/lib/auth/billing'
import type { Staff } from '@/lib/auth/staff'
import { refusalOf } from '@/lib/bff/upstream-failure'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { type Refusal, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import type { PreviewBody } from './configuration'
import { configurationById, NO_SUCH_CONFIGURATION } from './configurations'
import { type SessionAnswer, TTL_SECONDS } from './session-request'
import { openSession } from './sessions'

interface Asked {
  staff: Staff
  /** The sign-in that the preview ends with. */
  sessionId: string
  body: PreviewBody
  /** Of the page that asks, which has been found to be ours. */
  origin: string
  requestId: string
}

/** Shows staff what a customer sees: all the configuration's widgets, for as long as a vendor's token may live, and audited. */
export async function openPreview({ staff, sessionId, body, origin, requestId }: Asked): Promise<SessionAnswer | Refusal> {
  const configuration = await configurationById(body.config_id)
  if (!configuration) return NO_SUCH_CONFIGURATION
  const environment = environmentNamed(configuration.environment)
  if (!environment) return UNKNOWN_ENVIRONMENT
  const core = coreFor(staff, environment)
  const found = await customersGetCustomer(core, { id: body.customer_id }, { headers: { 'x-request-id': requestId } })
  if (!found.ok) return refusalOf(found.error)
  return openSession({
    configuration,
    customerId: body.customer_id,
    widgets: configuration.configuration.widgets,
    ttl: TTL_SECONDS.max,
    requestId,
    by: { kind: 'preview', staff, staffSessionId: sessionId, origin },
  })
}
