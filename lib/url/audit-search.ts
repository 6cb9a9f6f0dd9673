/** What the audit page's address says: which entries, from where on. The same for the page, its routes and the file. */
import { isDay } from '@/lib/customers/conditions'

export const AUDIT_FILTERS = ['actor', 'action', 'environment', 'subject', 'from', 'to'] as const
export type AuditFilter = (typeof AUDIT_FILTERS)[number]

export type AuditSearch = { [Filter in AuditFilter]?: string } & {
  /** Entries older than this number; newest first without it. */
  before?: number
}

const MAX_TEXT = 300

/** What cannot be read is left out, since links outlive releases. `from` and `to` are days of UTC, both included. */
export function readAuditSearch(query: Record<string, string | string[] | undefined>): AuditSearch {
  const text = (name: string) => [query[name]].flat()[0]?.trim().slice(0, MAX_TEXT)
  const filters = AUDIT_FILTERS.flatMap((name): [AuditFilter, string][] => {
    const value = text(name)
    // No text of the store's holds a NUL, and it refuses to be asked for one.
    const isUsable = value && !value.includes('\0') && ((name !== 'from' && name !== 'to') || isDay(value))
    return isUsable ? [[name, value]] : []
  })
  const before = /^[1-9]\d{0,8}$/.exec(text('before') ?? '')?.[0]
  return { ...Object.fromEntries(filters), ...(before && { before: Number(before) }) }
}

/** The same as a query string's members. */
export const auditQuery = ({ before, ...filters }: AuditSearch): Record<string, string | undefined> => ({
  ...filters,
  before: before === undefined ? undefined : String(before),
})
