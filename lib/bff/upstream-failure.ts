import 'server-only'
import {
  ConnectionError,
  HTTPClientError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseValidationError,
  SDKError,
} from '@/lib/billing/models/errors'
import type { Refusal } from '@/lib/http/answers'
import { isTimeLimit, retryAfterMs } from './retries'
import { UpstreamFullError, UpstreamOpenError } from './upstream-errors'

/**
 * What a failed call to the billing API becomes for the browser. A refused key is our trouble, never the user's sign-out; what the
 * API says about the request itself (4xx) is passed on; the rest is told apart by `code`.
 */
export function refusalOf(error: Error): Refusal {
  if (error instanceof UpstreamOpenError)
    return { status: 503, code: 'upstream_open', message: 'The billing API is down.', headers: waitHeader(error.waitSeconds) }
  if (error instanceof UpstreamFullError) return { ...BUSY, status: 503, headers: waitHeader(error.waitSeconds) }
  if (error instanceof RequestAbortedError) return GONE
  if (error instanceof RequestTimeoutError || isTimeout(error))
    return { status: 504, code: 'upstream_timeout', message: 'The billing API did not answer in time.' }
  if (error instanceof ConnectionError)
    return { status: 502, code: 'upstream_unreachable', message: 'The billing API cannot be reached.' }
  if (error instanceof ResponseValidationError || error instanceof HTTPClientError || !(error instanceof SDKError))
    return UNREADABLE
  const { statusCode: status } = error
  if (status === 401 || status === 403)
    return { status: 502, code: 'billing_credentials', message: "The billing API refused the console's key." }
  if (status === 429 || status === 503) return { ...BUSY, status, headers: retryAfter(error) }
  if (status >= 500) return { status: 502, code: 'upstream_error', message: 'The billing API reported an error of its own.' }
  if (status < 400) return UNREADABLE
  return { status, code: error.code ?? 'invalid_operation', message: error.message, details: error.details }
}

const UNREADABLE: Refusal = {
  status: 502,
  code: 'upstream_bad_response',
  message: 'The billing API gave an answer that cannot be read.',
}

const BUSY = { code: 'upstream_busy', message: 'The billing API is busy.' }

/** Nobody reads it but our log. */
const GONE: Refusal = { status: 499, code: 'request_aborted', message: 'The caller went away.' }

const waitHeader = (seconds: number) => ({ 'retry-after': String(seconds) })

/** In our own words, whole seconds: nothing of the billing API's headers is passed on as it came (PX-5). */
function retryAfter(error: SDKError): Record<string, string> {
  const ms = retryAfterMs(error.headers.get('retry-after'), Date.now())
  return ms === undefined ? {} : waitHeader(Math.ceil(ms / 1000))
}

/** undici's own limits surface as failed connections whose cause names the limit. */
function isTimeout(error: Error): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (isTimeLimit(cause)) return true
  return false
}
