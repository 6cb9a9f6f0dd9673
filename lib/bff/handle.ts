import 'server-only'
import { auditAlone } from '@/lib/audit/audit'
import { coreFor, environmentNamed } from '@/lib/auth/billing'
import { denialOf } from '@/lib/auth/denial'
import { may } from '@/lib/auth/roles'
import { type Staff, staffOf } from '@/lib/auth/staff'
import { writeResponse } from '@/lib/billing/wire'
import {
  emptyAnswer,
  jsonAnswer,
  type Refusal,
  refusalAnswer,
  requestIdOf,
  textAnswer,
  UNKNOWN_ENVIRONMENT,
} from '@/lib/http/answers'
import { crossSiteRefusal } from '@/lib/http/same-origin'
import { performWrite, type WriteAnswer } from '@/lib/intents/write'
import { log } from '@/lib/log'
import { keepingText } from './keeping-text'
import type { BffOperation } from './operations'
import { type PathValues, readInput } from './read-input'
import { refusalOf } from './upstream-failure'

type Handler = (request: Request, context: { params: Promise<PathValues> }) => Promise<Response>

/**
 * The route handler of one operation: who asks, may they, is it well formed; then, and not before, the call with the key. A read that
 * accepts `text/plain` alone is answered with the text that the billing API sent.
 */
export function handle<Input, Output>(row: BffOperation<Input, Output>): Handler {
  return async (request, { params }) => {
    const requestId = requestIdOf(request)
    const { environment: environmentName = '', ...pathValues } = await params
    const asking = await whoAsks(row, request, environmentName, requestId)
    if (!asking.ok) return refusalAnswer(requestId, asking.refusal)
    const environment = environmentNamed(environmentName)
    if (!environment) return refusalAnswer(requestId, UNKNOWN_ENVIRONMENT)
    const input = await readInput(row, request, pathValues)
    if (!input.ok) return refusalAnswer(requestId, input.refusal)
    const { plan } = row
    if (plan) {
      const { headers, signal } = request
      const asked = { staff: asking.staff, environment, input: input.value, headers, signal, requestId }
      return answerOf(requestId, await performWrite({ ...row, plan }, asked))
    }
    const core = coreFor(asking.staff, environment)
    const asText = request.headers.get('accept') === 'text/plain'
    // To the letter only for those whom nothing is masked for: what the client does not know, no mask knows.
    const kept = asText && may(asking.staff, 'customers:personal') ? keepingText(core) : undefined
    const result = await row.call(kept?.core ?? core, input.value, {
      signal: request.signal,
      timeoutMs: row.timeoutMs,
      headers: { 'x-request-id': requestId },
    })
    if (result.ok) {
      const { successStatus } = row.operation
      const answer = () => writeResponse(row.operation, result.value)
      if (asText) return textAnswer(requestId, successStatus, kept?.text() ?? JSON.stringify(answer()))
      return jsonAnswer(requestId, successStatus, answer())
    }
    const refusal = refusalOf(result.error)
    log.warn(
      { requestId, operation: row.operation.id, environment: environmentName, status: refusal.status, code: refusal.code },
      'call failed',
    )
    return refusalAnswer(requestId, refusal)
  }
}

function answerOf(requestId: string, answer: WriteAnswer): Response {
  if ('code' in answer) return refusalAnswer(requestId, answer)
  return answer.status === 204 ? emptyAnswer(requestId, 204) : jsonAnswer(requestId, answer.status, answer.body)
}

async function whoAsks<Input, Output>(
  row: BffOperation<Input, Output>,
  request: Request,
  environment: string,
  requestId: string,
): Promise<{ ok: true; staff: Staff } | { ok: false; refusal: Refusal }> {
  const refuse = (refusal: Refusal) => ({ ok: false as const, refusal })
  const crossSite = request.method === 'GET' ? undefined : crossSiteRefusal(request)
  if (crossSite) return refuse(crossSite)
  const staff = await staffOf(request.headers)
  if (!staff) return refuse({ status: 401, code: 'unauthenticated', message: 'Sign in first.' })
  const denial = denialOf(staff, row.permission)
  if (!denial) return { ok: true, staff }
  await auditAlone({
    action: 'operation.denied',
    actorId: staff.id,
    environment,
    requestId,
    details: { operation: row.operation.id, code: denial.code },
  })
  return refuse(denial)
}
