import { SDKError } from '@/lib/billing/models/errors'
import { readErrorBody } from '@/lib/billing/models/errors/error-body'

/** What the pages ask of routes of our own, those beside api/billing. */

/**
 * What a route of our own refused. They answer in the billing API's envelope, so it is the client's own error: `code` is stable and chooses
 * the words on the screen.
 */
export class RefusedError extends SDKError {
  override name = 'RefusedError'
  override readonly details: Record<string, unknown>

  constructor(source: { response: Response; body: string }) {
    const read = readErrorBody(source.body)
    super(read.message ?? `${source.response.status}`, source, read)
    this.details = read.details ?? {}
  }

  get status(): number {
    return this.statusCode
  }
}

interface Asking {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/**
 * The JSON of the answer, undefined for one without a body.
 * @throws RefusedError for an answer other than 2xx; TypeError when the console cannot be reached
 */
export async function ask<Answer = undefined>(path: string, asking?: Asking): Promise<Answer> {
  const text = await askText(path, asking)
  return text === '' ? (undefined as Answer) : JSON.parse(text)
}

/** The answer's text. @throws as `ask` does */
export async function askText(path: string, { method = 'GET', body, headers, signal }: Asking = {}): Promise<string> {
  const response = await fetch(path, {
    method,
    signal,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new RefusedError({ response, body: text })
  return text
}
