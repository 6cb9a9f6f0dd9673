import 'server-only'
import { SDKValidationError } from '@/lib/billing/models/errors/sdk-validation-error'
import { pathParameters } from '@/lib/billing/operation'
import { readRequest } from '@/lib/billing/wire'
import type { Refusal } from '@/lib/http/answers'
import { readJsonBody } from '@/lib/http/json-body'
import * as z from '@/lib/zod'
import { isIdOf } from './ids'
import type { BffOperation } from './operations'

/** Values of the path by their names in the template, percent-decoded once. */
export type PathValues = Record<string, string>
export type Input<Request> = { ok: true; value: Request } | { ok: false; refusal: Refusal }

const invalid = (message: string, details?: Record<string, unknown>) =>
  ({ ok: false, refusal: { status: 400, code: 'validation_error', message, details } as Refusal }) as const

/** The operation's request out of path, query and body, in the billing API's own wire names; refusals name members, never values. */
export async function readInput<Request, Response>(
  row: BffOperation<Request, Response>,
  request: globalThis.Request,
  path: PathValues,
): Promise<Input<Request>> {
  const query = new URL(request.url).searchParams
  const wrong = [...wrongIds(row, query, path), ...wrongParameters(row, query)]
  if (wrong.length > 0) return invalid('The address does not have the right form.', Object.fromEntries(wrong))
  const hasBody = row.operation.body !== 'none'
  if (row.effect === 'write' && !hasBody && !isJsonOrNothing(request)) return { ok: false, refusal: notJson }
  const body = hasBody ? await readJsonBody(request, row.maxBodyBytes) : undefined
  if (body?.ok === false) return body
  try {
    const value = readRequest(row.operation, { path, query, body: body?.value })
    const unknown = body ? unknownMembers(body.value, understood(row, value)) : []
    if (unknown.length > 0)
      return invalid('The body has members that are not known.', Object.fromEntries(unknown.map((name) => [name, 'unknown'])))
    row.check?.(value)
    return { ok: true, value }
  } catch (error) {
    if (error instanceof SDKValidationError) return invalid('The request does not have the right shape.')
    throw error
  }
}

const notJson: Refusal = { status: 415, code: 'unsupported_media_type', message: 'A body must be application/json.' }

/** What changes something is JSON or has no body, so that no form of another site could send it (AU-9). */
const isJsonOrNothing = (request: globalThis.Request) =>
  /^(application\/json\s*(;.*)?)?$/i.test(request.headers.get('content-type')?.trim() ?? '')

type Wrong = [name: string, why: 'unknown' | 'repeated' | 'invalid'][]

/** Which of two equal parameters counts differs from server to server, and one that nobody reads was meant to do something (PX-8). */
function wrongParameters({ query: allowed }: { query: Record<string, 'one' | 'many'> }, query: URLSearchParams): Wrong {
  return [...new Set(query.keys())].flatMap((name): Wrong => {
    if (!Object.hasOwn(allowed, name)) return [[/^\w{1,64}$/.test(name) ? name : 'query', 'unknown']]
    return allowed[name] === 'one' && query.getAll(name).length > 1 ? [[name, 'repeated']] : []
  })
}

function wrongIds<Request, Response>(row: BffOperation<Request, Response>, query: URLSearchParams, path: PathValues): Wrong {
  const inPath = pathParameters(row.operation.path)
  return Object.entries(row.ids).flatMap(([name, form]): Wrong => {
    const values = inPath.includes(name) ? [path[name] ?? ''] : query.getAll(name)
    return values.every((value) => isIdOf(form, value)) ? [] : [[name, 'invalid']]
  })
}

/** The body as the operation has understood it, in wire names. */
function understood<Request, Response>({ operation }: BffOperation<Request, Response>, value: Request): unknown {
  const wire = z.encode(operation.request, value)
  return operation.body === 'member' ? (wire as { body?: unknown }).body : wire
}

/**
 * Paths of members that reading dropped. They are refused: a misspelt condition of a search would widen it without a word. Null is
 * absent and not missed.
 */
function unknownMembers(given: unknown, kept: unknown, at = ''): string[] {
  if (typeof given !== 'object' || given === null || typeof kept !== 'object' || kept === null) return []
  return Object.entries(given).flatMap(([name, member]) => {
    const path = at ? `${at}.${name}` : name
    if (member === null) return []
    return Object.hasOwn(kept, name)
      ? unknownMembers(member, (kept as Record<string, unknown>)[name], path)
      : [path.slice(0, 200)]
  })
}
