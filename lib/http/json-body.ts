import 'server-only'
import type { Refusal } from './answers'

export type JsonBody = { ok: true; value: unknown } | { ok: false; refusal: Refusal }

const refuse = (status: number, code: string, message: string): JsonBody => ({ ok: false, refusal: { status, code, message } })

/** How deep arrays and objects may stand in each other (PX-8). */
const MAX_DEPTH = 32
/** Names by which careless code reaches what all objects share. A text under them is what somebody calls a key of theirs, and harmless. */
const REFUSED_NAMES = ['__proto__', 'constructor']

/**
 * Reads a JSON body of at most `maxBytes`, counting what arrives rather than trusting Content-Length, and refusing a body that is
 * shorter than announced: the framework in front of us cuts long ones without a word.
 */
export async function readJsonBody(request: Request, maxBytes: number): Promise<JsonBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refuse(415, 'unsupported_media_type', 'The body must be application/json.')
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  if (announced > maxBytes) return refuse(413, 'body_too_large', `The body may have ${maxBytes} bytes.`)
  const chunks: Uint8Array[] = []
  let received = 0
  for await (const chunk of request.body ?? []) {
    received += chunk.byteLength
    if (received > maxBytes) return refuse(413, 'body_too_large', `The body may have ${maxBytes} bytes.`)
    chunks.push(chunk)
  }
  if (Number.isFinite(announced) && announced !== received)
    return refuse(400, 'validation_error', 'The body is shorter than announced.')
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return isHarmless(value)
      ? { ok: true, value }
      : refuse(400, 'validation_error', 'The body is nested too deep or has a name that is not allowed.')
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, 'validation_error', 'The body is not JSON.')
    throw error
  }
}

type JsonObject = Record<string, unknown>

function isHarmless(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (
    depth >= MAX_DEPTH ||
    REFUSED_NAMES.some((name) => Object.hasOwn(value, name) && typeof (value as JsonObject)[name] !== 'string')
  )
    return false
  return Object.values(value).every((member) => isHarmless(member, depth + 1))
}
