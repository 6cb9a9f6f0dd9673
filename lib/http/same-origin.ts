import 'server-only'
import { isLoopback, settings } from '@/lib/env'
import type { Refusal } from './answers'

/** On a laptop the console is reached by any of these; elsewhere by PUBLIC_URL alone. */
function isOurs(origin: string): boolean {
  const { publicUrl } = settings()
  if (origin === publicUrl) return true
  const { protocol, port } = new URL(publicUrl)
  return (
    isLoopback(publicUrl) &&
    ['localhost', '127.0.0.1', '[::1]'].some((host) => origin === `${protocol}//${host}${port && `:${port}`}`)
  )
}

/**
 * Why a request that could change something may not come from one of our own pages, or nothing when it does (AU-9).
 * Browsers always send Origin with an unsafe method, so its absence is refused, too.
 */
export function crossSiteRefusal(request: Request): Refusal | undefined {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  if (!origin || !isOurs(origin) || site === 'cross-site' || site === 'same-site')
    return { status: 403, code: 'cross_site_request', message: 'This request does not come from a page of the console.' }
  return undefined
}
