/** Codes of section 2 of the API's description, with the one status each stands for. */
const STATUS_OF_CODE = {
  validation_error: 400,
  invalid_operation: 400,
  permission_denied: 403,
  not_found: 404,
  already_exists: 409,
  version_conflict: 409,
  too_many_requests: 429,
  http_client_error: 500,
  database_error: 500,
  system_error: 500,
  internal_error: 500,
  not_implemented: 501,
  service_unavailable: 503,
} as const

export type ErrorCode = keyof typeof STATUS_OF_CODE
export type ErrorDetails = Record<string, unknown>

/** A failure the API answers in its envelope. The code decides the status. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message)
    this.status = STATUS_OF_CODE[code]
  }
}

/**
 * The envelope old and new clients both read: flat members since April 2026, beside them the nested ones of before.
 * `details` is left out when there are none, in both places.
 */
export function errorBody({
  code,
  status,
  message,
  details,
}: {
  code: string
  status: number
  message: string
  details: ErrorDetails
}) {
  const stated = Object.keys(details).length > 0 ? { details } : {}
  return {
    code,
    message,
    http_status_code: status,
    ...stated,
    success: false,
    error: { message, internal_error: message, ...stated },
  }
}
