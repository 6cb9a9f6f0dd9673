import { createHash } from 'node:crypto'
import type { auditEntries } from '@/lib/store/tables/audit'

export type AuditRow = typeof auditEntries.$inferSelect

/** What stands before the first row. */
export const GENESIS_HASH = '0'.repeat(64)

/** SHA-256, in hex, over every column but the hash itself, in a fixed order. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { number, at, actorId, action, environment, subject, requestId, details, previousHash } = row
  const columns = [number, at.toISOString(), actorId, action, environment, subject, requestId, details, previousHash]
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex')
}

/** Why `row` cannot follow `previous` (nothing before the first), or nothing when it can. */
export function breakAfter(previous: AuditRow | undefined, row: AuditRow): string | undefined {
  const expected = (previous?.number ?? 0) + 1
  if (row.number !== expected) return `entry ${expected} is missing`
  if (row.previousHash !== (previous?.hash ?? GENESIS_HASH)) return `entry ${row.number} does not follow the one before it`
  if (row.hash !== hashOf(row)) return `entry ${row.number} was changed`
  return undefined
}
