/** What the pages ask of routes of our own, those beside api/billing. */

/** What a route of our own refused; `code` is stable and chooses the words on the screen. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: Record<string, unknown>,
    readonly requestId: string | undefined,
  ) {
    super(`${status} ${code}`)
  }
}

interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

/**
 * The JSON of the answer, undefined for one without a body.
 * @throws RefusedError for an answer other than 2xx; TypeError when the console cannot be reached
 */
export async function ask<Answer = undefined>(path: string, { method = 'GET', body, signal }: Asking = {}): Promise<Answer> {
  const response = await fetch(path, {
    method,
    signal,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : undefined
  if (response.ok) return json
  throw new RefusedError(
    response.status,
    json?.code ?? 'unknown',
    json?.details ?? {},
    response.headers.get('x-request-id') ?? undefined,
  )
}
