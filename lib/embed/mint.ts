import 'server-only'
import { coreForEmbed, environmentNamed } from '@/lib/auth/billing'
import { isIdOf } from '@/lib/bff/ids'
import { refusalOf } from '@/lib/bff/upstream-failure'
import type { SDKCore } from '@/lib/billing/core'
import { customersGetCustomer } from '@/lib/billing/funcs/customers-get-customer'
import { customersGetCustomerByExternalId } from '@/lib/billing/funcs/customers-get-customer-by-external-id'
import {
  emptyAnswer,
  jsonAnswer,
  NOT_FOUND,
  type Refusal,
  refusalAnswer,
  requestIdOf,
  UNKNOWN_ENVIRONMENT,
} from '@/lib/http/answers'
import { readShaped } from '@/lib/http/shaped-body'
import { log } from '@/lib/log'
import { isPlainId } from '@/lib/url/ids'
import { bearerText } from './bearer'
import { configurationById } from './configurations'
import { type MintingKey, mintingKey } from './keys'
import { limitRefusal } from './limits'
import { type SessionRequest, sessionRequest, TTL_SECONDS } from './session-request'
import { openSession, revokeSession } from './sessions'
import { turnAway } from './turned-away'

type Answer = Response | Refusal

/**
 * A route for vendors' servers: never for a browser, by mint key and not by cookie. Node's own fetch sends `Sec-Fetch-Mode` as browsers do;
 * the other signs of a browser are refused.
 */
function mintRoute<Params extends Record<string, string>>(
  answer: (asked: { key: MintingKey; request: Request; requestId: string; params: Params }) => Promise<Answer>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const requestId = requestIdOf(request)
    const refuse = (refusal: Refusal) => refusalAnswer(requestId, refusal)
    if (BROWSER_HEADERS.some((name) => request.headers.has(name))) return refuse(SERVERS_ONLY)
    const text = bearerText(request.headers)
    const key = text === undefined ? undefined : await mintingKey(text)
    if (text === undefined || !key) return refuse(NO_KEY)
    const tooMany = await limitRefusal({ key: key.id })
    if (tooMany) {
      turnAway(text, tooMany.waitMs)
      return refuse(tooMany)
    }
    const result = await answer({ key, request, requestId, params: await context.params })
    return result instanceof Response ? result : refuse(result)
  }
}

/** POST /api/embed/sessions */
export const mintSession = mintRoute(async ({ key, request, requestId }) => {
  const body = await readShaped(request, sessionRequest)
  if (!body.ok) return body.refusal
  const { config_id, widgets: wanted, ttl = TTL_SECONDS.default } = body.value
  const configuration = config_id === key.configurationId ? await configurationById(config_id) : undefined
  if (!configuration) return OTHER_CONFIGURATION
  const allowed = configuration.configuration.widgets.filter((widget) => key.widgets.includes(widget))
  const widgets = wanted ? allowed.filter((widget) => wanted.includes(widget)) : allowed
  // Less than was asked for would be a token that fails later, somewhere else.
  if (widgets.length === 0 || wanted?.some((widget) => !allowed.includes(widget))) return OTHER_WIDGETS
  const environment = environmentNamed(configuration.environment)
  if (!environment) return UNKNOWN_ENVIRONMENT
  const customer = await customerOf(coreForEmbed(environment), body.value, requestId)
  if (typeof customer !== 'string') return customer
  const opened = await openSession({
    configuration,
    customerId: customer,
    widgets,
    ttl,
    requestId,
    by: { kind: 'session', keyId: key.id },
  })
  return jsonAnswer(requestId, 201, opened)
})

/** DELETE /api/embed/sessions/[id], when somebody signs out of the vendor's portal. */
export const endMintedSession = mintRoute<{ id: string }>(async ({ key, requestId, params: { id } }) => {
  if (!isPlainId(id)) return NOT_FOUND
  const refusal = await revokeSession({ configurationId: key.configurationId, sessionId: id, requestId })
  return refusal ?? emptyAnswer(requestId, 204)
})

/** The billing API's id of a customer that is there. */
async function customerOf(
  core: SDKCore,
  { customer_id, external_customer_id: externalId = '' }: SessionRequest,
  requestId: string,
): Promise<string | Refusal> {
  const options = { headers: { 'x-request-id': requestId } }
  if (!customer_id && !isIdOf('external', externalId)) return NO_CUSTOMER
  const found = customer_id
    ? await customersGetCustomer(core, { id: customer_id }, options)
    : await customersGetCustomerByExternalId(core, { externalId }, options)
  if (found.ok) {
    const { id, status } = found.value
    return id && isPlainId(id) && status === 'published' ? id : NO_CUSTOMER
  }
  const refusal = refusalOf(found.error)
  log.warn({ requestId, status: refusal.status, code: refusal.code }, 'minting failed')
  return refusal.status === 404 ? NO_CUSTOMER : refusal
}

const BROWSER_HEADERS = ['origin', 'sec-fetch-site', 'sec-fetch-dest', 'sec-fetch-user']

const SERVERS_ONLY: Refusal = {
  status: 403,
  code: 'servers_only',
  message: 'Tokens are minted by a server. A mint key in a page is everybody’s: revoke it.',
}
const NO_KEY: Refusal = {
  status: 401,
  code: 'invalid_key',
  message: 'A mint key belongs in the Authorization header, behind “Bearer”.',
  headers: { 'www-authenticate': 'Bearer' },
}
const OTHER_CONFIGURATION: Refusal = {
  status: 403,
  code: 'permission_denied',
  message: 'The key is not for this configuration.',
}
const OTHER_WIDGETS: Refusal = {
  status: 403,
  code: 'permission_denied',
  message: 'The key or the configuration does not include a widget that was asked for.',
}
const NO_CUSTOMER: Refusal = { status: 404, code: 'customer_not_found', message: 'There is no such customer, or not any more.' }
