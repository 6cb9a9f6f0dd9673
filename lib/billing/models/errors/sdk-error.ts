import type { ErrorBody } from './error-body'
import { codeOfStatus } from './error-body'

/** Where an error came from: the response (its body already read) and the text of that body. */
export interface ErrorSource {
  response: Response
  body: string
}

/** The server answered, and the answer is a failure or not what the operation promises. Base of all such errors. */
export class SDKError extends Error {
  override name = 'SDKError'
  /** HTTP status. */
  readonly statusCode: number
  /** The API's error code (`not_found`, `already_exists`, …); derived from the status where the body has none (contract, section 2). */
  readonly code: string
  /** What the API says about the failure, such as the ids it looked for, or one entry per refused field. Free-form. */
  readonly details: Record<string, unknown> | undefined
  /** `x-request-id` of the response, to find the call in the server's logs. */
  readonly requestId: string | undefined
  /** The body as text, whatever it was. */
  readonly body: string
  readonly headers: Headers
  /** `''` when the response names none. */
  readonly contentType: string
  /** The response itself. Its body has been read: take `body`. */
  readonly rawResponse: Response

  constructor(message: string, source: ErrorSource, read: ErrorBody = {}) {
    super(message)
    const { response, body } = source
    this.statusCode = response.status
    this.code = read.code ?? codeOfStatus(response.status)
    this.details = read.details
    this.requestId = response.headers.get('x-request-id') ?? undefined
    this.body = body
    this.headers = response.headers
    this.contentType = response.headers.get('content-type') ?? ''
    this.rawResponse = response
  }
}
