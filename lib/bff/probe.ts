import 'server-only'
import type { Fetcher } from '@/lib/billing/http-client'
import { RequestTimeoutError } from '@/lib/billing/models/errors'
import type { ConnectionReport, Right } from '@/lib/connection/report'
import type { BillingEnvironment } from '@/lib/env'
import { newRequestId } from '@/lib/http/answers'
import { TIME_LIMITS } from './limits'
import { refusalOf } from './upstream-failure'

const READS = 3

/** How a billing API is reached, behind the limits that all calls to it share. */
export interface ProbedApi {
  fetcher: Fetcher
  breakerState: () => 'open' | 'closed'
}

/**
 * Finds out what a key opens without changing anything: three searches for one customer, then a creation without a body. An API that
 * lets the key write says 400 to that; one that does not says 403 before it looks at what was sent. A read-only console sends the searches
 * alone.
 */
export async function probe(
  { name, apiUrl, apiKey }: BillingEnvironment,
  api: ProbedApi,
  isReadOnly: boolean,
): Promise<ConnectionReport> {
  const post = async (path: string, body: string) => {
    const startedMs = performance.now()
    const response = await api.fetcher(`${apiUrl}${path}`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'billing-console',
        'x-api-key': apiKey,
        'x-request-id': newRequestId(),
      },
      body,
      signal: callLimit(),
    })
    const text = await response.text()
    return { status: response.status, text, ms: Math.round((performance.now() - startedMs) * 10) / 10 }
  }
  const report: ConnectionReport = {
    environment: name,
    checked_at: new Date().toISOString(),
    address: apiUrl,
    reached: { ok: true },
    read: NOT_CHECKED,
    write: NOT_CHECKED,
    latency: null,
    envelope: null,
    members: null,
    breaker: 'closed',
  }
  try {
    const reads = []
    for (let count = 0; count < READS; count++) reads.push(await post('/customers/search', '{"limit":1}'))
    const [first] = reads
    const failed = reads.find(({ status }) => status !== 200)
    report.read = rightBy(failed?.status ?? 200, 200)
    if (!failed) report.latency = latencyOf(reads.map(({ ms }) => ms))
    report.members = membersOf(first?.text ?? '')
    const created = isReadOnly ? undefined : await post('/customers', '')
    if (created) report.write = rightBy(created.status, 400)
    report.envelope = envelopeOf(created?.text ?? '') ?? envelopeOf(failed?.text ?? '')
  } catch (error) {
    const { code, message } = refusalOf(error instanceof Error ? error : new Error('unknown'))
    report.reached = { ok: false, code, message }
  }
  report.breaker = api.breakerState()
  return report
}

const NOT_CHECKED: Right = { state: 'not-checked', status: null }

function rightBy(status: number, granted: number): Right {
  if (status === granted) return { state: 'granted', status }
  return { state: status === 401 || status === 403 ? 'refused' : 'unclear', status }
}

/** As the client does it, so that failures are told apart by the same errors. */
function callLimit(): AbortSignal {
  const limit = new AbortController()
  setTimeout(() => limit.abort(new RequestTimeoutError('No answer in time')), TIME_LIMITS.callMs).unref()
  return limit.signal
}

function latencyOf(each_ms: number[]): ConnectionReport['latency'] {
  const sorted = [...each_ms].sort((one, other) => one - other)
  return { median_ms: sorted[Math.floor(sorted.length / 2)] ?? 0, each_ms }
}

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function envelopeOf(text: string): ConnectionReport['envelope'] {
  const body = objectOf(text)
  if (typeof body?.code === 'string') return 'flat'
  return typeof body?.error === 'object' && body.error !== null ? 'nested' : null
}

/** A customer of the seed era names its parent, if only with null; today's has a contact and a time zone instead. */
function membersOf(text: string): ConnectionReport['members'] {
  const items = objectOf(text)?.items
  const [customer] = Array.isArray(items) ? items : []
  if (typeof customer !== 'object' || customer === null) return null
  return 'parent_customer_id' in customer ? 'seed' : 'current'
}
