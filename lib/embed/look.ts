import * as z from '@/lib/zod'
import { type EmbedTheme, embedTheme } from './theme'

/** The members of a theme, each to be given or not. */
const PARTS = embedTheme.shape

/**
 * The theme with what a host page asks for in its place. Each member is checked by itself: one that is refused, or that nobody knows, is
 * named and changes nothing.
 */
export function withLook(theme: EmbedTheme, asked: unknown): { theme: EmbedTheme; refused: string[] } {
  if (asked === undefined) return { theme, refused: [] }
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) return { theme, refused: ['theme'] }
  const refused: string[] = []
  let changed = theme
  for (const [name, value] of Object.entries(asked).slice(0, 20)) {
    const part = Object.hasOwn(PARTS, name) ? PARTS[name as keyof typeof PARTS] : undefined
    const read = part && z.safeParse(part, value)
    if (read?.success) changed = { ...changed, [name]: read.data }
    else refused.push(name)
  }
  return { theme: changed, refused }
}

/** The same from an address, where everything is text. */
export function lookOfQuery(query: URLSearchParams): Record<string, unknown> {
  const asked: Record<string, unknown> = {}
  for (const name of Object.keys(PARTS)) {
    const value = query.get(name)
    if (value !== null) asked[name] = name === 'radius' && /^\d{1,2}$/.test(value) ? Number(value) : value
  }
  return asked
}
