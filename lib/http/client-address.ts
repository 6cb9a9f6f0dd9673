import 'server-only'
import { randomBytes } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const FORWARDED = 'x-forwarded-for'

/**
 * Who asks, by address. The framework hands routes no socket and passes a client's own X-Forwarded-For on, so it is worked out where
 * Node has both: the address that connected, or the one that our outermost proxy saw. Each trusted proxy appends who connected to it, so
 * what a client made up stands further left and is never reached.
 */
export function addressOf(peer: string | undefined, forwarded: string | string[] | undefined, trustedHops: number): string {
  const connected = plain(peer ?? '')
  if (trustedHops === 0) return connected
  const chain = [forwarded ?? []].flat().join(',').split(',').map(plain)
  // Shorter than our proxies would make it: somebody reached us past them.
  return chain.at(-trustedHops) || connected
}

/** IPv4 as IPv4, without a port; at most what an address may be long, since a proxy may pass junk on. */
const plain = (address: string) =>
  address
    .trim()
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^\[(.+)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .slice(0, 45)

const holder = globalThis as typeof globalThis & { billingConsoleAddressHeader?: string }

/** Writes the client's address into a header of each request before anybody reads it. Called once, at start. */
export function noteClientAddresses(trustedHops: number): void {
  if (holder.billingConsoleAddressHeader) return
  // A name that nobody outside can know, so that nobody can send it.
  const header = `x-client-address-${randomBytes(16).toString('hex')}`
  holder.billingConsoleAddressHeader = header
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[header] = addressOf(request.socket.remoteAddress, request.headers[FORWARDED], trustedHops)
  })
}

/** Empty when it is not known: then all who are not known count as one. */
export const clientAddressOf = (headers: Headers): string =>
  (holder.billingConsoleAddressHeader && headers.get(holder.billingConsoleAddressHeader)) || ''
