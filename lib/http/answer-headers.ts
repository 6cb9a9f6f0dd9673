import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { embedAt } from '@/lib/embed/framing'

const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}
const FIXED_HEADERS = { ...COMMON_HEADERS, 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' }
/** No X-Frame-Options, which knows no list of origins: `frame-ancestors` says who may frame a widget. */
const EMBED_HEADERS = { ...COMMON_HEADERS, 'referrer-policy': 'no-referrer' }
/** Of data alone: should a browser take it for a page, that page can do nothing. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const API_HEADERS = { ...FIXED_HEADERS, 'content-security-policy': DATA_POLICY }
const HTTPS_HEADERS = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }

/** What stands on every answer at an address; the policy of pages, which has a nonce, comes from `proxy.ts`. */
export function headersAt(url: string, publicUrl: string): Record<string, string> {
  const path = pathOf(url)
  const fixed = isApi(path) ? API_HEADERS : embedAt(path) ? EMBED_HEADERS : FIXED_HEADERS
  return publicUrl.startsWith('https:') ? { ...fixed, ...HTTPS_HEADERS } : fixed
}

/** Those that `proxy.ts` leaves out; its matcher says the same. */
const isApi = (path: string) => path.startsWith('/api/')

export const isApiAddress = (url: string) => isApi(pathOf(url))

/** Without dot segments, as the framework reads it. */
const pathOf = (url: string) => (URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : url)

/**
 * Set as requests pass by, before the framework sees them: on static files, its own refusals and failures, too, and at a tenth of the
 * cost of doing it in `proxy.ts`. A policy that the caller sent is dropped: the framework would take the nonce for its scripts from it,
 * wherever `proxy.ts` does not put ours. Called once, at start.
 */
export function guardAnswers(publicUrl: string): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    delete request.headers['content-security-policy']
    for (const [name, value] of Object.entries(headersAt(request.url ?? '/', publicUrl))) response.setHeader(name, value)
  })
}
