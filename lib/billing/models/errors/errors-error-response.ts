import type { ErrorBody } from './error-body'
import { type ErrorSource, SDKError } from './sdk-error'

/** The members of the seed era's envelope. */
export interface ErrorsErrorResponseData {
  error?: { message?: string; internalError?: string }
  success?: boolean
}

/** A failure with a status the operation declares and a JSON body. `code`, `message` and `details` are read from either envelope. */
export class ErrorsErrorResponse extends SDKError {
  override name = 'ErrorsErrorResponse'
  /** As the seed era's envelope has it; filled from the flat envelope, too. */
  readonly error: ErrorsErrorResponseData['error']
  readonly success: boolean | undefined
  /** The data this error was made from. */
  readonly data$: ErrorsErrorResponseData

  constructor(read: ErrorBody, source: ErrorSource) {
    super(read.message ?? `API error occurred: ${source.body.slice(0, 10_000)}`, source, read)
    const { message, internalError, success } = read
    const error = message || internalError ? { ...(message && { message }), ...(internalError && { internalError }) } : undefined
    this.data$ = { ...(error && { error }), ...(success !== undefined && { success }) }
    this.error = error
    this.success = success
  }
}
