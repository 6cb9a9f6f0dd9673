import { type NextRequest, NextResponse } from 'next/server'
import { ADDRESS_HEADER } from '@/lib/routes'

/**
 * Headers on every answer, static files and errors too, and the address that was asked for. It decides no access: each page and
 * route does, since a proxy can be bypassed. No matcher: on a path outside one, a caller could choose the nonce by sending a
 * Content-Security-Policy of its own.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()))
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy) // the framework takes the nonce for its scripts from here
  headers.set(ADDRESS_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(FIXED_HEADERS)) response.headers.set(name, value)
  if (process.env.PUBLIC_URL?.startsWith('https:'))
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return response
}

const FIXED_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'x-frame-options': 'DENY',
}

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development' // hot reload evaluates code and adds style elements
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
