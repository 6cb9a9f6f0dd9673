import { type ErrorSource, SDKError } from './sdk-error'
import { validationText } from './validation-text'

/** The call succeeded, but its body is malformed JSON or does not fit the schema even read tolerantly. Also `instanceof SDKValidationError`. */
export class ResponseValidationError extends SDKError {
  override name = 'ResponseValidationError'
  /** The body: parsed, or as text when it is no JSON. */
  readonly rawValue: unknown
  /** The message without the list of problems. */
  readonly rawMessage: string

  constructor(message: string, source: ErrorSource & { cause: unknown; rawValue: unknown }) {
    super(`${message}: ${validationText(source.cause)}`, source, { code: 'unexpected_response' })
    this.cause = source.cause
    this.rawValue = source.rawValue
    this.rawMessage = message
  }

  /** The message with one line per problem and the path to it. */
  pretty(): string {
    return `${this.rawMessage}\n${validationText(this.cause)}`
  }
}
