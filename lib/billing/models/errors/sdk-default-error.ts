import type { ErrorBody } from './error-body'
import { type ErrorSource, SDKError } from './sdk-error'

/** How much of a body goes into a message. */
const SHOWN_CHARACTERS = 10_000

/**
 * Any other failure: a status the operation does not declare (401, 403, 409, often 404), a declared one whose body is no JSON, or an
 * answer with an unexpected success status or content type. `message` is the server's own where its body has one.
 */
export class SDKDefaultError extends SDKError {
  override name = 'SDKDefaultError'

  constructor(message: string, source: ErrorSource, read: ErrorBody = {}) {
    super(read.message ?? `${message}: ${wireText(source)}`, source, read)
  }
}

function wireText({ response, body }: ErrorSource): string {
  const contentType = response.headers.get('content-type') ?? '""'
  const type =
    contentType === 'application/json' ? '' : ` Content-Type ${contentType.includes(' ') ? `"${contentType}"` : contentType}`
  const more = body.length - SHOWN_CHARACTERS
  const shown = more > 0 ? `${body.slice(0, SHOWN_CHARACTERS)}...and ${more} more chars` : body || '""'
  return `Status ${response.status}${type}${body.length > 100 ? '\n' : '. '}Body: ${shown}`
}
