import 'server-only'
import { environmentNamed } from '@/lib/auth/billing'
import { may } from '@/lib/auth/roles'
import { staffOf } from '@/lib/auth/staff'
import { SDKValidationError } from '@/lib/billing/models/errors'
import { pathParameters } from '@/lib/billing/operation'
import { readRequest, writeResponse } from '@/lib/billing/wire'
import { jsonAnswer, type Refusal, refusalAnswer, requestIdOf } from '@/lib/http/answers'
import { readJsonBody } from '@/lib/http/json-body'
import { crossSiteRefusal } from '@/lib/http/same-origin'
import { log } from '@/lib/log'
import { isPlainId } from '@/lib/url/ids'
import type { BffOperation } from './operations'
import { upstreamOf } from './upstream'
import { refusalOf } from './upstream-failure'

type Parameters = Record<string, string>
type Handler = (request: Request, context: { params: Promise<Parameters> }) => Promise<Response>

/** The route handler of one operation: who asks, may they, is it well formed; then, and not before, the call with the key. */
export function handle<Input, Output>(row: BffOperation<Input, Output>): Handler {
  return async (request, { params }) => {
    const requestId = requestIdOf(request)
    const { environment: environmentName = '', ...pathValues } = await params
    const refused = await refusalBefore(row, request, environmentName)
    if (refused) return refusalAnswer(requestId, refused)
    const environment = environmentNamed(environmentName)
    if (!environment) return refusalAnswer(requestId, UNKNOWN_ENVIRONMENT)
    const input = await readInput(row, request, pathValues)
    if (!input.ok) return refusalAnswer(requestId, input.refusal)
    const result = await row.call(upstreamOf(environment), input.value, {
      signal: request.signal,
      headers: { 'x-request-id': requestId },
    })
    if (result.ok) return jsonAnswer(requestId, row.operation.successStatus, writeResponse(row.operation, result.value))
    const refusal = refusalOf(result.error)
    log.warn(
      { requestId, operation: row.operation.id, environment: environmentName, status: refusal.status, code: refusal.code },
      'call failed',
    )
    return refusalAnswer(requestId, refusal)
  }
}

async function refusalBefore<Input, Output>(
  row: BffOperation<Input, Output>,
  request: Request,
  environment: string,
): Promise<Refusal | undefined> {
  const crossSite = request.method === 'GET' ? undefined : crossSiteRefusal(request)
  if (crossSite) return crossSite
  const staff = await staffOf(request.headers)
  if (!staff) return { status: 401, code: 'unauthenticated', message: 'Sign in first.' }
  if (may(staff.role, row.permission)) return undefined
  log.warn({ staff: staff.id, operation: row.operation.id, environment }, 'denied')
  return { status: 403, code: 'permission_denied', message: 'Your role does not include this.' }
}

const UNKNOWN_ENVIRONMENT: Refusal = { status: 404, code: 'not_found', message: 'There is no such environment.' }
const invalid = (message: string, details?: Record<string, unknown>) =>
  ({ ok: false, refusal: { status: 400, code: 'validation_error', message, details } as Refusal }) as const

/** The operation's request out of path, query and body, in the billing API's own wire names. */
async function readInput<Input, Output>(row: BffOperation<Input, Output>, request: Request, path: Parameters) {
  for (const name of pathParameters(row.operation.path))
    if (!isPlainId(path[name] ?? '')) return invalid('The id has a form that no id has.', { [name]: 'invalid' })
  const body = row.operation.body === 'none' ? undefined : await readJsonBody(request, row.maxBodyBytes)
  if (body?.ok === false) return body
  try {
    const query = new URL(request.url).searchParams
    return { ok: true, value: readRequest(row.operation, { path, query, body: body?.value }) } as const
  } catch (error) {
    if (error instanceof SDKValidationError) return invalid('The request does not have the right shape.')
    throw error
  }
}
