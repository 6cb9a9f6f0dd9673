import { SANDBOX_DEFAULTS } from '../lib/sandbox/defaults'

/** The sandbox as a journey uses it: customers of its own, failures ordered for them, and what was asked of the API. */

export interface WireCustomer {
  id: string
  external_id: string
  name: string
  email: string
  status: string
  updated_at: string
  metadata: Record<string, string> | null
  [field: string]: unknown
}

async function call<Answer>(url: string, method: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(url, {
    method,
    headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`)
  return JSON.parse(text || 'null')
}

/** Unlike any other journey's, so that they run side by side. */
export const ownId = (subject: string) => `${subject}-${crypto.randomUUID().slice(0, 8)}`

const api = (path: string) => `${process.env.E2E_SANDBOX_URL}${path}`
const control = (path: string) => `${process.env.E2E_CONTROL_URL}${path}`

export const createCustomer = (customer: Record<string, unknown> = {}) => {
  const externalId = ownId('journey')
  return call<WireCustomer>(api('/customers'), 'POST', { external_id: externalId, name: `Journey ${externalId}`, ...customer })
}
export const customerNow = (id: string) => call<WireCustomer>(api(`/customers/${id}`), 'GET')
/** Somebody else's change, past the console. */
export const changeCustomer = (id: string, changes: Record<string, unknown>) =>
  call<WireCustomer>(api(`/customers/${id}`), 'PUT', changes)
export const archiveCustomer = (id: string) => call<void>(api(`/customers/${id}`), 'DELETE')
export const customersWith = async (externalId: string, status = 'published') =>
  (await call<{ items: WireCustomer[] }>(api('/customers/search'), 'POST', { external_id: externalId, status })).items

/** Meets the next call of the operation about this customer (an id or external id), `count` times. */
export const orderFault = (fault: {
  operation: string
  customer: string
  kind: string
  count?: number
  status?: number
  ms?: number
}) => call<{ id: number }>(control('/faults'), 'POST', fault)

interface SeenRequest {
  operation: string | null
  path: string
  status: number | null
  [member: string]: unknown
}

/** Every call that reached the API, other journeys' too. */
export const allRequests = async () => (await call<{ requests: SeenRequest[] }>(control('/requests'), 'GET')).requests

/** The calls of an operation that reached the API and name this text in their path. */
export const requestsOf = async (operation: string, named: string) =>
  (await allRequests()).filter((request) => request.operation === operation && request.path.includes(named))
