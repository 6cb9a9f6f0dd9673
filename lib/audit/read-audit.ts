import 'server-only'
import { and, desc, eq, gte, lt, type SQL } from 'drizzle-orm'
import type { IsRevealed } from '@/lib/auth/masking'
import { revealedTo } from '@/lib/auth/reveals'
import { may } from '@/lib/auth/roles'
import type { Staff } from '@/lib/auth/staff'
import type { AuditLine, AuditPage } from '@/lib/queries/audit-line'
import { store } from '@/lib/store/store'
import { auditEntries } from '@/lib/store/tables/audit'
import { users } from '@/lib/store/tables/staff'
import type { AuditSearch } from '@/lib/url/audit-search'
import { auditHead } from './audit'

const PAGE = 50
/** Of one customer: more than anybody reads, and a bound. */
const MAX_ACTIVITY = 200

const DAY_MS = 86_400_000

function conditionsOf({ actor, action, environment, subject, from, to, before }: AuditSearch): SQL | undefined {
  const conditions = [
    actor && eq(auditEntries.actorId, actor),
    action && eq(auditEntries.action, action),
    environment && eq(auditEntries.environment, environment),
    subject && eq(auditEntries.subject, subject),
    from && gte(auditEntries.at, new Date(`${from}T00:00:00Z`)),
    to && lt(auditEntries.at, new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS)),
    before && lt(auditEntries.number, before),
  ]
  return and(...conditions.filter((condition) => condition instanceof Object))
}

async function linesOf(search: AuditSearch, limit: number): Promise<AuditLine[]> {
  const rows = await store()
    .select({ entry: auditEntries, name: users.name })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .where(conditionsOf(search))
    .orderBy(desc(auditEntries.number))
    .limit(limit)
  return rows.map(({ entry, name }) => {
    const { changes = null, ...details } = JSON.parse(entry.details)
    return {
      number: entry.number,
      at: entry.at.toISOString(),
      actor: entry.actorId === null ? null : { id: entry.actorId, name },
      action: entry.action,
      environment: entry.environment,
      subject: entry.subject,
      requestId: entry.requestId,
      details,
      changes,
    }
  })
}

/** A page of the entries, newest first. Values are masked for whoever may not see them. */
export async function auditPage(staff: Staff, search: AuditSearch): Promise<AuditPage> {
  const [lines, head] = await Promise.all([linesOf(search, PAGE + 1), auditHead()])
  const items = lines.slice(0, PAGE).map(shownTo(staff))
  return { items, before: lines.length > PAGE ? (items.at(-1)?.number ?? null) : null, head }
}

/** All entries of a search, newest first, a page at a time. */
export async function* auditPages(staff: Staff, search: AuditSearch): AsyncGenerator<AuditLine[]> {
  for (let before = search.before; ; ) {
    const lines = await linesOf({ ...search, ...(before && { before }) }, 1_000)
    if (lines.length > 0) yield lines.map(shownTo(staff))
    if (lines.length < 1_000) return
    before = lines.at(-1)?.number
  }
}

/** What the console did to one customer, newest first: each write once, as it ended. Values are masked for whoever may not see them. */
export async function activityOf(staff: Staff, environment: string, customerId: string): Promise<AuditLine[]> {
  const lines = await linesOf({ environment, subject: customerId }, MAX_ACTIVITY)
  const told = new Set<unknown>()
  // Of a write the newest entry: what was unknown at first may have been settled since.
  const shown = lines.filter(({ details: { intent } }) => {
    if (intent === undefined) return true
    const isNewest = !told.has(intent)
    told.add(intent)
    return isNewest
  })
  if (may(staff, 'customers:personal')) return shown
  const isRevealed: IsRevealed = await revealedTo(staff, environment)
  return isRevealed(customerId) ? shown : shown.map(withoutValues)
}

const MASK = '•••'

const shownTo = (staff: Staff) => (may(staff, 'customers:personal') ? (line: AuditLine) => line : withoutValues)

function withoutValues({ changes, ...line }: AuditLine): AuditLine {
  const hidden = (value: string | null) => (value === null ? null : MASK)
  const masked =
    changes &&
    Object.entries(changes).map(([name, { before, after }]) => [name, { before: hidden(before), after: hidden(after) }])
  return { ...line, changes: masked && Object.fromEntries(masked) }
}
