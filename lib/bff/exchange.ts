import 'server-only'
import { finished, pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { type Dispatcher, request } from 'undici'
import { newRequestId } from '@/lib/http/answers'
import { UnreadableAnswerError } from './upstream-errors'

/** One request as it goes out. */
export interface Sending {
  url: string
  method: string
  headers: Headers
  body: string | undefined
  signal: AbortSignal
  /** Bytes of the answer's body, after decompression. */
  maxAnswerBytes: number
}

/** What we take over from the client's own headers; anything else that got in stays here (PX-4). */
const SENT_HEADERS = ['accept', 'content-type', 'idempotency-key', 'user-agent', 'x-api-key', 'x-request-id']
/** What the client reads of an answer's headers. */
const READ_HEADERS = ['content-type', 'retry-after', 'x-request-id']

/**
 * Sends once and reads the whole answer. Not `fetch`, which adds headers of its own and counts no bytes. Redirects are not followed.
 * @throws UnreadableAnswerError, undici's errors (with a `code`) or the signal's reason
 */
export async function exchange(dispatcher: Dispatcher, sending: Sending): Promise<Response> {
  const { url, method, body, signal, maxAnswerBytes } = sending
  const answer = await request(url, {
    dispatcher,
    method: method as Dispatcher.HttpMethod,
    headers: headersOf(sending),
    body,
    signal,
  })
  const { statusCode: status } = answer
  if (status < 200 || status > 599) {
    discard(answer.body)
    throw new UnreadableAnswerError(`Status ${status} is none`)
  }
  const said = await readText(decompressed(answer.body, answer.headers['content-encoding']), maxAnswerBytes)
  const text = status < 400 ? said : withoutKey(said, sending.headers.get('x-api-key'))
  const headers = new Headers()
  for (const name of READ_HEADERS) {
    const value = answer.headers[name]
    if (value !== undefined) headers.set(name, String(value))
  }
  return new ReadAnswer(text, { status, headers })
}

/** An answer that has been read: its text is at hand, and no stream is made of it, which would cost as much as the exchange itself. */
class ReadAnswer extends Response {
  readonly #text: string

  constructor(text: string, init: ResponseInit) {
    super(null, init)
    this.#text = text
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#text)
  }

  override clone(): Response {
    return new ReadAnswer(this.#text, this)
  }
}

/** A failure's text goes on to people, and servers quote what they were sent: nginx does so with headers that it finds too large (PX-6). */
const withoutKey = (text: string, key: string | null) => (key ? text.replaceAll(key, '•••') : text)

function headersOf({ headers }: Sending): Record<string, string> {
  const sent: Record<string, string> = { 'accept-encoding': 'identity' }
  for (const name of SENT_HEADERS) {
    const value = headers.get(name)
    if (value !== null) sent[name] = value
  }
  sent['x-request-id'] ??= newRequestId()
  return sent
}

const DECOMPRESSORS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** Servers may compress although we ask them not to (UP-7). */
function decompressed(body: Readable, encoding: string | string[] | undefined): Readable {
  if (!encoding || encoding === 'identity') return body
  const stream = DECOMPRESSORS.get(String(encoding).toLowerCase())?.()
  if (!stream) {
    discard(body)
    throw new UnreadableAnswerError('The answer is compressed in an unknown way')
  }
  // Errors of either end come out where the text is read.
  pipeline(body, stream, () => undefined)
  return stream
}

/** Closes the connection of an answer that nobody will read; that it broke off is then no news. */
const discard = (body: Readable) => body.on('error', () => undefined).destroy()

async function readText(body: Readable, maxBytes: number): Promise<string> {
  let bytes: Buffer
  try {
    bytes = await readBytes(body, maxBytes)
  } catch (error) {
    if (/^Z_|^ERR__ERROR_FORMAT|^ERR_PADDING|^ERR_BROTLI/.test(String((error as { code?: unknown }).code)))
      throw new UnreadableAnswerError('The answer is wrongly compressed', { cause: error })
    throw error
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new UnreadableAnswerError('The answer is no UTF-8', { cause })
  }
}

function readBytes(body: Readable, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let received = 0
    body.on('data', (chunk: Buffer) => {
      received += chunk.byteLength
      chunks.push(chunk)
      if (received > maxBytes) body.destroy(new UnreadableAnswerError(`The answer is longer than ${maxBytes} bytes`))
    })
    finished(body, (error) => (error ? reject(error) : resolve(Buffer.concat(chunks))))
  })
}
