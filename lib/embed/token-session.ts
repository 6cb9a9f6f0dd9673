import type { EmbedShell } from './answers'
import { WIDGETS, type Widget } from './widgets'

/** Who a token is for; the name that its claims have for that. */
export const AUDIENCES = { session: 'embed', preview: 'embed-preview' } as const

/** What a token says of itself. */
export interface TokenSession {
  /** `preview`: staff look at it through the console. */
  kind: keyof typeof AUDIENCES
  /** What it may show of what the configuration has, in our order. */
  widgets: Widget[]
  /** The frame speaks with a parent of exactly one of these. */
  origins: string[]
  /** Milliseconds since 1970. */
  endsAt: number
}

/**
 * Read without a check, in the frame: whether it is true is the server's to say, which checks it with each read and answers a forged one
 * with no figure. Undefined for what is no token of ours.
 */
export function tokenSession(token: string | undefined, { widgets }: Pick<EmbedShell, 'widgets'>): TokenSession | undefined {
  const { aud, scope, origins, exp } = claimsOf(token)
  if (!Array.isArray(scope) || !Array.isArray(origins) || typeof exp !== 'number') return undefined
  return {
    kind: aud === AUDIENCES.preview ? 'preview' : 'session',
    widgets: WIDGETS.filter((widget) => scope.includes(widget) && widgets.includes(widget)),
    origins,
    endsAt: exp * 1000,
  }
}

function claimsOf(token: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(atob((token?.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) ?? {}
  } catch {
    return {}
  }
}
