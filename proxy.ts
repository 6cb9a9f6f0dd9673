import { type NextRequest, NextResponse } from 'next/server'
import { embedAt, frameAncestors, hasTokenInQuery, TOKEN_HINT } from '@/lib/embed/framing'
import { ADDRESS_HEADER } from '@/lib/routes'

/**
 * Headers on every answer, static files and errors too, and the address that was asked for. It decides no access: each page and
 * route does, since a proxy can be bypassed. No matcher: on a path outside one, a caller could choose the nonce by sending a
 * Content-Security-Policy of its own.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, searchParams } = request.nextUrl
  const embed = embedAt(pathname)
  const policy = contentSecurityPolicy(btoa(crypto.randomUUID()), embed ? await frameAncestors(embed) : "'none'")
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy) // the framework takes the nonce for its scripts from here
  headers.set(ADDRESS_HEADER, pathname + request.nextUrl.search)
  // Said here, as a page cannot answer with a status of its own.
  const response =
    embed && hasTokenInQuery(searchParams)
      ? new NextResponse(TOKEN_HINT, { status: 400, headers: { 'content-type': 'text/plain; charset=utf-8' } })
      : NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries(embed ? EMBED_HEADERS : FIXED_HEADERS)) response.headers.set(name, value)
  if (pathname === '/embed.js') response.headers.set('cross-origin-resource-policy', 'cross-origin') // other sites load it
  if (process.env.PUBLIC_URL?.startsWith('https:'))
    response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return response
}

const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}
const FIXED_HEADERS = { ...COMMON_HEADERS, 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' }
/** No X-Frame-Options, which knows no list of origins: `frame-ancestors` says who may frame a widget. */
const EMBED_HEADERS = { ...COMMON_HEADERS, 'referrer-policy': 'no-referrer' }

function contentSecurityPolicy(nonce: string, ancestors: string): string {
  const isDevelopment = process.env.NODE_ENV === 'development' // hot reload evaluates code and adds style elements
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `frame-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors ${ancestors}`,
  ].join('; ')
}
