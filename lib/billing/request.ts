import * as z from '@/lib/zod'
import { InvalidRequestError } from './models/errors/http-client-errors'
import { SDKValidationError } from './models/errors/sdk-validation-error'
import type { WireObject } from './models/model'
import { type Operation, pathParameters } from './operation'
import type { RequestOptions, SDKOptions } from './options'

/** A request as `fetch` takes it. */
export interface PreparedRequest {
  url: string
  init: RequestInit & { headers: Headers }
}

/**
 * Writes a request down: checked, renamed, encoded.
 * @throws SDKValidationError when it does not fit its schema, or a value cannot stand in a URL; InvalidRequestError when there is no
 * usable base URL, or a header holds what HTTP does not allow.
 */
export function prepareRequest<Request, Response>(
  operation: Operation<Request, Response>,
  request: Request,
  settings: SDKOptions,
  apiKey: string | undefined,
  options: RequestOptions,
): PreparedRequest {
  const encoded = z.safeEncode(operation.request, request)
  if (!encoded.success) throw new SDKValidationError('Input validation failed', encoded.error, request)
  const wire = encoded.data as WireObject
  const path = fillPath(operation.path, wire, request)
  const body = operation.body === 'none' ? undefined : operation.body === 'member' ? wire.body : wire
  const query = operation.body === 'request' ? '' : queryText(operation.path, wire, request)
  const init: PreparedRequest['init'] = {
    ...fetchOptionsOf(options),
    method: operation.method,
    headers: headersOf(body !== undefined, settings, apiKey, options),
  }
  if (body !== undefined) init.body = JSON.stringify(body)
  return { url: `${baseURL(options.serverURL ?? settings.serverURL)}${path}${query}`, init }
}

/** The base without trailing slashes. A path of the page's own origin stays one: `fetch` resolves it. */
function baseURL(base: string | URL | undefined): string {
  const text = String(base ?? '').replace(/\/+$/, '')
  if (!text) throw new InvalidRequestError('No base URL provided for operation')
  if (/[?#]/.test(text)) throw new InvalidRequestError('The base URL holds a query or a fragment')
  // Browsers read '//host' and '/\host' as another origin.
  if (/^\/[^/\\]/.test(text)) return text
  if (!URL.canParse(text)) throw new InvalidRequestError(`The base URL is neither absolute nor a path: ${text}`)
  const { protocol, username, password } = new URL(text)
  if (protocol !== 'http:' && protocol !== 'https:') throw new InvalidRequestError(`The base URL is not http or https: ${text}`)
  // Not quoted: it holds a password.
  if (username || password) throw new InvalidRequestError('The base URL holds credentials, which fetch refuses')
  return text
}

function fillPath(template: string, wire: WireObject, request: unknown): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(wire[name])
    // An empty segment is another route, and URL parsers resolve '.' and '..' even when they are written %2E.
    if (value === '' || value === '.' || value === '..') {
      throw new SDKValidationError(
        'Input validation failed',
        `${name}: ${JSON.stringify(value)} cannot stand in a URL path`,
        request,
      )
    }
    return encoded(name, value, request)
  })
}

/** Lists as repeated parameters, since the API does not split at commas (contract, 5.7); an empty list and absent members send nothing. */
function queryText(template: string, wire: WireObject, request: unknown): string {
  const inPath = pathParameters(template)
  const pairs = Object.entries(wire)
    .filter(([name]) => name !== 'body' && !inPath.includes(name))
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => `${name}=${encoded(name, String(one), request)}`),
    )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

function encoded(name: string, value: string, request: unknown): string {
  try {
    return encodeURIComponent(value)
  } catch {
    throw new SDKValidationError('Input validation failed', `${name}: holds half of a surrogate pair`, request)
  }
}

/** Precedence: the operation's, then the key, then the call's own; `user-agent` last, by its option only. */
function headersOf(hasBody: boolean, settings: SDKOptions, apiKey: string | undefined, options: RequestOptions): Headers {
  const headers = new Headers({ accept: 'application/json' })
  if (hasBody) headers.set('content-type', 'application/json')
  if (apiKey) setHeader(headers, 'x-api-key', apiKey)
  try {
    for (const [name, value] of new Headers(options.headers ?? options.fetchOptions?.headers)) headers.set(name, value)
  } catch (cause) {
    throw new InvalidRequestError('A header of the call is not allowed in HTTP', { cause })
  }
  if (settings.userAgent) setHeader(headers, 'user-agent', settings.userAgent)
  return headers
}

/** The engine's own message would quote the value, and with it a key that was pasted with a line break. */
function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value)
  } catch {
    throw new InvalidRequestError(`The value for the header ${name} is not allowed in HTTP`)
  }
}

function fetchOptionsOf(options: RequestOptions): RequestInit {
  const { fetchOptions, timeoutMs, retries, retryCodes, serverURL, ...init } = options
  return { ...fetchOptions, ...init }
}
