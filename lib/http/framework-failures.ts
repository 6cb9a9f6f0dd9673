import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isApiAddress } from './answer-headers'
import { COMMON_HEADERS, NOT_FOUND, type Refusal, refusalBody, usableRequestId } from './answers'
import { METHOD_NOT_ALLOWED } from './unknown-method'

/**
 * What the framework refuses by itself below /api (no route there, no such method, a route that threw) comes bare or as a page. This gives
 * it what all our answers have: our envelope and a request id, by whose absence it is told. Called where Node hands a request over.
 */
export function envelopeFailures(request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse
  const write = response.write.bind(response) as (...rest: unknown[]) => boolean
  const end = response.end.bind(response) as (...rest: unknown[]) => ServerResponse
  /** Said in place of whatever the framework writes. */
  let text: string | undefined
  const isBare = (status: number) => status >= 400 && !response.hasHeader('x-request-id') && isApiAddress(request.url ?? '/')
  const begin = () => {
    if (!response.headersSent && isBare(response.statusCode)) response.writeHead(response.statusCode)
  }
  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      if (!isBare(status)) return writeHead(status, ...rest)
      text = JSON.stringify(refusalBody(refusalOf(status)))
      for (const name of OF_A_BODY) response.removeHeader(name)
      return writeHead(status, {
        ...COMMON_HEADERS,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'x-request-id': usableRequestId(request.headers['x-request-id']),
      })
    },
    write(...rest: unknown[]) {
      begin()
      return text === undefined ? write(...rest) : true
    },
    end(...rest: unknown[]) {
      begin()
      return text === undefined ? end(...rest) : end(text)
    },
  })
}

/** Headers that tell of a body which is not sent. */
const OF_A_BODY = ['content-encoding', 'etag', 'link', 'transfer-encoding', 'vary']

function refusalOf(status: number): Refusal {
  if (status === NOT_FOUND.status) return NOT_FOUND
  if (status === METHOD_NOT_ALLOWED.status) return METHOD_NOT_ALLOWED
  if (status < 500) return { status, code: 'bad_request', message: 'This request cannot be read.' }
  return { status, code: 'internal_error', message: 'The console failed at this request.' }
}
