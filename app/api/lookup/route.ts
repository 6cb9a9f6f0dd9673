import { settings } from '@/lib/env'
import { jsonAnswer, type Refusal, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'
import { isAsked, readAsked } from '@/lib/lookup/asked'
import { lookupQuery } from '@/lib/lookup/asked-body'
import { lookUpEverywhere } from '@/lib/lookup/look-up-everywhere'

const WRONG_QUERY: Refusal = {
  status: 400,
  code: 'validation_error',
  message: 'It takes q, id, external_id or email, and environment, each once.',
}

/** Any text → customers of all environments, for scripts. Our pages ask one environment, by POST: an address may end in a log. */
export const GET = staffRoute({ permission: 'customers:read' }, async ({ staff, request, requestId }) => {
  const given = [...new URL(request.url).searchParams]
  const query = lookupQuery.safeParse(Object.fromEntries(given))
  const asked = readAsked(Object.fromEntries(given))
  if (!query.success || new Set(given.map(([name]) => name)).size < given.length || !isAsked(asked)) return WRONG_QUERY
  const { environments } = settings()
  const first = query.data.environment
  if (first !== undefined && !environments.some(({ name }) => name === first)) return UNKNOWN_ENVIRONMENT
  const ordered = environments.toSorted((one, other) => Number(other.name === first) - Number(one.name === first))
  const options = { signal: request.signal, headers: { 'x-request-id': requestId } }
  return jsonAnswer(requestId, 200, await lookUpEverywhere(staff, ordered, asked, options))
})
