import * as z from '@/lib/zod'
import { SDKValidationError } from './models/errors/sdk-validation-error'
import type { Operation } from './operation'

/** A request as a server receives it. */
export interface WireRequest {
  /** Values of the path template, percent-decoded. */
  path?: Record<string, string>
  query?: URLSearchParams
  /** The parsed JSON body. */
  body?: unknown
}

/**
 * The other end of `send`: reads a request that came over HTTP into the one the operation's function takes. Undeclared members are
 * dropped, null is read as absent, values of the wrong type are refused.
 * @throws SDKValidationError
 */
export function readRequest<Request, Response>(operation: Operation<Request, Response>, wire: WireRequest): Request {
  const value = operation.body === 'request' ? wire.body : { ...queryMembers(wire.query), ...wire.path, body: wire.body }
  const decoded = z.safeDecode(operation.request, value)
  if (!decoded.success) throw new SDKValidationError('Input validation failed', decoded.error, value)
  return decoded.data
}

/** The JSON value to answer with, in the API's own wire shape; undefined when the operation answers without a body. */
export function writeResponse<Request, Response>(operation: Operation<Request, Response>, value: Response): unknown {
  return operation.response ? z.encode(operation.response, value) : undefined
}

/** A parameter that comes once is a text, one that is repeated a list; the models of list parameters take both. */
function queryMembers(query: URLSearchParams = new URLSearchParams()): Record<string, unknown> {
  const names = [...new Set(query.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = query.getAll(name)
      return [name, values.length > 1 ? values : values[0]]
    }),
  )
}
