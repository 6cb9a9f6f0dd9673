import 'server-only'
import { NotOfferedError, UpstreamFullError, UpstreamOpenError } from '@/lib/bff/upstream-errors'
import { InvalidRequestError, ResponseValidationError, SDKError, SDKValidationError } from '@/lib/billing/models/errors'

/** Of the 4xx, what a server says when it has stopped waiting for the rest: it may have had enough of it. */
const REQUEST_TIMEOUT = 408

/**
 * Whether it is certain that a failed write was not done (DS-3). It is when nothing was sent, or when the billing API answered that it
 * refuses. Anything else, a 5xx and an answer that cannot be read included, may come after it was done: nobody knows.
 */
export function isCertainlyNotDone(error: Error): boolean {
  // Before the rest: it passes for a request that does not fit its schema, too.
  if (error instanceof ResponseValidationError) return false
  if (error instanceof SDKError) {
    const { statusCode: status } = error
    return status >= 400 && status < 500 && status !== REQUEST_TIMEOUT
  }
  if (NOT_SENT.some((kind) => error instanceof kind)) return true
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (neverConnected(cause)) return true
  return false
}

const NOT_SENT = [SDKValidationError, InvalidRequestError, UpstreamOpenError, UpstreamFullError, NotOfferedError]

/**
 * No connection stood, so no byte went out. The system's call tells, since a code alone does not: a connection that stands can be reset,
 * too. Several addresses that were tried are several failures.
 */
function neverConnected(error: Error): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverConnected)
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  return code === 'UND_ERR_CONNECT_TIMEOUT' || syscall === 'connect' || syscall === 'getaddrinfo'
}
