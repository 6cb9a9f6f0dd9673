import { type NextRequest, NextResponse } from 'next/server'
import { embedAt, frameAncestors, hasTokenInQuery, TOKEN_HINT } from '@/lib/embed/framing'
import { ADDRESS_HEADER } from '@/lib/routes'

/**
 * The policy of pages, with a nonce of its own each time, and the address that was asked for; the headers that stay the same are set in
 * `lib/http/answer-headers.ts`. It decides no access: each page and route does, since a proxy can be bypassed.
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
  return response
}

/** Not /api, whose answers run no script and would cost half as much again. What is no route there is drawn without any script, too. */
export const config = { matcher: '/((?!api/).*)' }

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
