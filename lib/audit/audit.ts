import 'server-only'
import { asc, desc, gt, sql } from 'drizzle-orm'
import type { Changes } from '@/lib/intents/changes'
import { type Database, store } from '@/lib/store/store'
import { auditEntries } from '@/lib/store/tables/audit'
import { type AuditRow, breakAfter, GENESIS_HASH, hashOf } from './chain'

/** Any number that no other advisory lock of ours uses. */
const AUDIT_LOCK = 7_302_002
const BATCH = 1_000

export type AuditAction =
  | 'setup.completed'
  | 'session.opened'
  | 'session.refused'
  | 'session.closed'
  | 'operation.denied'
  | 'export.ordered'
  | 'export.done'
  | 'export.failed'
  | 'export.cancelled'
  | 'session.ended'
  | 'team.invited'
  | 'team.invitation_withdrawn'
  | 'team.joined'
  | 'team.role_changed'
  | 'team.disabled'
  | 'team.enabled'
  | 'team.password_link_issued'
  | 'password.changed'
  | 'customer.revealed'
  | 'audit.exported'
  | 'connection.probed'
  | 'write.begun'
  | 'write.done'
  | 'write.failed'
  | 'write.unknown'
  | 'embed.created'
  | 'embed.changed'
  | 'embed.removed'
  | 'embed.key_made'
  | 'embed.key_revoked'
  | 'embed.session_opened'
  | 'embed.session_revoked'
  | 'embed.customer_revoked'
  | 'embed.previewed'

/**
 * Ids and codes: never a password, a key or an e-mail. Only what a write changed is told in a customer's own words, before and after
 * (lib/intents/changes.ts), which is why the audit is for those alone who may see personal fields.
 */
export interface AuditEntry {
  action: AuditAction
  /** The staff member; absent when nobody was known to be asking. */
  actorId?: string
  environment?: string
  /** What it was done to: an id. */
  subject?: string
  requestId?: string
  details?: Record<string, string | number | boolean | null | Changes>
}

/** A transaction of the store, or the store itself. */
type Writer = Pick<Database, 'execute' | 'select' | 'insert'>

/**
 * Appends an entry. Inside a transaction it stands or falls with what it records; one writer at a time, so that the chain has no fork.
 * @throws the store's error when it cannot be written: then what it was to record must not happen either
 */
export async function audit(transaction: Writer, entry: AuditEntry): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`)
  const last = await auditHead(transaction)
  const row = {
    number: last.number + 1,
    at: new Date(),
    actorId: entry.actorId ?? null,
    action: entry.action,
    environment: entry.environment ?? null,
    subject: entry.subject ?? null,
    requestId: entry.requestId ?? null,
    details: JSON.stringify(entry.details ?? {}),
    previousHash: last.hash,
  }
  await transaction.insert(auditEntries).values({ ...row, hash: hashOf(row) })
}

/** The last entry's number and hash. */
export async function auditHead(reader: Pick<Database, 'select'> = store()): Promise<{ number: number; hash: string }> {
  const { number, hash } = auditEntries
  const [last] = await reader.select({ number, hash }).from(auditEntries).orderBy(desc(number)).limit(1)
  return last ?? { number: 0, hash: GENESIS_HASH }
}

/** The same in a transaction of its own, for what changes nothing in the store. */
export async function auditAlone(entry: AuditEntry): Promise<void> {
  await store().transaction((transaction) => audit(transaction, entry))
}

export type Verification = { ok: true; entries: number; head: string } | { ok: false; entry: number; reason: string }

/** Walks the whole chain from its first entry; names the first that does not fit. */
export async function verifyAudit(database: Pick<Database, 'select'>): Promise<Verification> {
  let previous: AuditRow | undefined
  for (;;) {
    const after = previous?.number ?? 0
    const rows = await database
      .select()
      .from(auditEntries)
      .where(gt(auditEntries.number, after))
      .orderBy(asc(auditEntries.number))
      .limit(BATCH)
    for (const row of rows) {
      const reason = breakAfter(previous, row)
      if (reason) return { ok: false, entry: row.number, reason }
      previous = row
    }
    if (rows.length < BATCH) return { ok: true, entries: previous?.number ?? 0, head: previous?.hash ?? GENESIS_HASH }
  }
}
