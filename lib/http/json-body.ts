import 'server-only'
import type { Refusal } from './answers'

export type JsonBody = { ok: true; value: unknown } | { ok: false; refusal: Refusal }

const refuse = (status: number, code: string, message: string): JsonBody => ({ ok: false, refusal: { status, code, message } })

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
    return { ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(400, 'validation_error', 'The body is not JSON.')
    throw error
  }
}
