/** What could be read from the body of a failed call; empty when it is no JSON object. */
export interface ErrorBody {
  code?: string
  message?: string
  details?: Record<string, unknown>
  /** Raw cause text of the seed era's envelope. */
  internalError?: string
  success?: boolean
}

type JsonObject = Record<string, unknown>

/**
 * Reads the seven error bodies the API and what stands before it are known to send (contract, section 2): the flat envelope, the
 * nested one, `{error}`, `{error, message}`, `{message}`, nothing at all and plain text. Never throws.
 */
export function readErrorBody(text: string): ErrorBody {
  const body = jsonObject(parse(text))
  if (!body) return {}
  const nested = jsonObject(body.error)
  const read: ErrorBody = {
    code: textOf(body.code) ?? textOf(nested?.code),
    message: textOf(body.message) ?? textOf(nested?.message) ?? textOf(body.error),
    details: jsonObject(body.details) ?? jsonObject(nested?.details),
    internalError: textOf(nested?.internal_error),
    success: typeof body.success === 'boolean' ? body.success : undefined,
  }
  for (const key of Object.keys(read) as (keyof ErrorBody)[]) if (read[key] === undefined) delete read[key]
  return read
}

/**
 * The code for a status whose body names none, as the API itself maps them. 401 has no code there: `unauthenticated` is ours, as is
 * `unexpected_response` for an answer that is no failure by its status, yet not what was promised.
 */
export function codeOfStatus(status: number): string {
  const code = CODES[status]
  if (code) return code
  if (status >= 500) return 'internal_error'
  return status >= 400 ? 'invalid_operation' : 'unexpected_response'
}

const CODES: Record<number, string> = {
  400: 'validation_error',
  401: 'unauthenticated',
  403: 'permission_denied',
  404: 'not_found',
  408: 'service_unavailable',
  409: 'already_exists',
  413: 'validation_error',
  422: 'validation_error',
  429: 'too_many_requests',
  501: 'not_implemented',
  502: 'service_unavailable',
  503: 'service_unavailable',
  504: 'service_unavailable',
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function jsonObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
