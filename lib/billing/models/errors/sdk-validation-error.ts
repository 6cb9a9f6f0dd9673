import { validationText } from './validation-text'

/** The request does not fit its schema, or cannot be put into a URL. Nothing was sent. */
export class SDKValidationError extends Error {
  override name = 'SDKValidationError'
  /** The request as it was given. */
  readonly rawValue: unknown
  /** The message without the list of problems. */
  readonly rawMessage: string

  /** `ResponseValidationError` counts, too: it is an `SDKError`, so it cannot extend this class, yet callers ask for both in one. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && 'rawValue' in value && 'rawMessage' in value && 'pretty' in value
  }

  constructor(message: string, cause: unknown, rawValue: unknown) {
    super(`${message}: ${validationText(cause)}`, { cause })
    this.rawValue = rawValue
    this.rawMessage = message
  }

  /** The message with one line per problem and the path to it. */
  pretty(): string {
    return `${this.rawMessage}\n${validationText(this.cause)}`
  }
}
