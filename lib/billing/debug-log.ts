import type { Logger } from './options'

/** Headers that let in whoever reads them. */
const SECRET_HEADERS = ['x-api-key', 'authorization', 'cookie', 'set-cookie']

export function logRequest(logger: Logger | undefined, url: string, init: RequestInit & { headers: Headers }): void {
  if (!logger) return
  logger.group(`> Request: ${init.method} ${url}`)
  logHeaders(logger, init.headers)
  if (init.body) logger.log('Body:', init.body)
  logger.groupEnd()
}

export function logResponse(logger: Logger | undefined, url: string, response: Response, body: string): void {
  if (!logger) return
  logger.group(`< Response: ${response.status} ${url}`)
  logHeaders(logger, response.headers)
  logger.log('Body:', body)
  logger.groupEnd()
}

function logHeaders(logger: Logger, headers: Headers): void {
  for (const [name, value] of headers) logger.log(`${name}: ${SECRET_HEADERS.includes(name) ? '(hidden)' : value}`)
}
