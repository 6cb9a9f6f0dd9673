import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server } from 'node:http'

/** How long a client may take to send: its headers, and the whole of it, a file to read in included. */
export const REQUEST_LIMITS = { headersMs: 15_000, requestMs: 120_000 }

/**
 * What the framework leaves to its server, which it does not hand out; so this is done as requests pass by, before anybody reads them.
 * Called once, at start. Whoever sends slower than `limits` is answered 408 and cut off (LD-4); Node looks for them every 30 s. A path
 * with an escape that is none, as `/%E0%A4%A`, is taken by its letters, so that it is an address where nothing is, answered like any
 * other (PX-10): the framework would answer by itself, without our headers.
 */
export function limitRequests(limits = REQUEST_LIMITS): void {
  subscribe('http.server.request.start', (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server }
    server.headersTimeout = limits.headersMs
    server.requestTimeout = limits.requestMs
    request.url = readableAddress(request.url ?? '/')
  })
}

export function readableAddress(url: string): string {
  const [, path = '', rest = ''] = /^([^?]*)(.*)$/s.exec(url) ?? []
  return isReadable(path) ? url : path.replaceAll('%', '%25') + rest
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
