import 'server-only'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { Dispatcher } from 'undici'
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
  const { status, headers: given, bytes } = await received(dispatcher, sending)
  if (status < 200 || status > 599) throw new UnreadableAnswerError(`Status ${status} is none`)
  const encoding = given['content-encoding']
  const isPlain = !encoding || encoding === 'identity'
  const said = textOf(isPlain ? bytes : await decompressed(bytes, String(encoding), sending.maxAnswerBytes))
  const text = status < 400 ? said : withoutKey(said, sending.headers.get('x-api-key'))
  const headers: Record<string, string> = {}
  for (const name of READ_HEADERS) {
    const value = given[name]
    if (value !== undefined) headers[name] = String(value)
  }
  return new ReadAnswer(text, { status, headers })
}

interface Received {
  status: number
  headers: IncomingHttpHeaders
  /** As they came, perhaps compressed. */
  bytes: Buffer
}

/** By undici's `dispatch`: the stream that its `request` makes of an answer costs as much as the exchange itself. */
async function received(dispatcher: Dispatcher, sending: Sending): Promise<Received> {
  const { url, method, body, signal, maxAnswerBytes } = sending
  signal.throwIfAborted()
  const { origin, pathname, search } = new URL(url)
  const call = { origin, path: pathname + search, method: method as Dispatcher.HttpMethod, headers: headersOf(sending), body }
  return new Promise((resolve, reject) => {
    let under: Dispatcher.DispatchController | undefined
    let answer = { status: 0, headers: {} as IncomingHttpHeaders }
    let chunks: Buffer[] = []
    let length = 0
    // Before it has a connection there is nothing to abort yet: whoever waits is told at once, and it is sent no more.
    const onAbort = () => {
      under?.abort(signal.reason)
      reject(signal.reason)
    }
    signal.addEventListener('abort', onAbort)
    const settle = () => signal.removeEventListener('abort', onAbort)
    dispatcher.dispatch(call, {
      onRequestStart(controller) {
        under = controller
        chunks = []
        length = 0
        if (signal.aborted) controller.abort(signal.reason)
      },
      onResponseStart(_, status, headers) {
        answer = { status, headers }
      },
      onResponseData(controller, chunk) {
        length += chunk.byteLength
        if (length > maxAnswerBytes) controller.abort(tooLong(maxAnswerBytes))
        else chunks.push(chunk)
      },
      onResponseEnd() {
        settle()
        resolve({ ...answer, bytes: Buffer.concat(chunks) })
      },
      onResponseError(_, error) {
        settle()
        reject(error)
      },
    })
  })
}

const tooLong = (maxBytes: number) => new UnreadableAnswerError(`The answer is longer than ${maxBytes} bytes`)

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
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
])

/** Servers may compress although we ask them not to (UP-7). */
async function decompressed(bytes: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  const decompress = DECOMPRESSORS.get(encoding.toLowerCase())
  if (!decompress) throw new UnreadableAnswerError('The answer is compressed in an unknown way')
  try {
    return await decompress(bytes, { maxOutputLength: maxBytes })
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLong(maxBytes)
    throw new UnreadableAnswerError('The answer is wrongly compressed', { cause })
  }
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new UnreadableAnswerError('The answer is no UTF-8', { cause })
  }
}
