import 'server-only'
import { and, desc, eq, gt, ne, type SQL } from 'drizzle-orm'
import { audit } from '@/lib/audit/audit'
import { settings } from '@/lib/env'
import { store } from '@/lib/store/store'
import { sessions } from '@/lib/store/tables/staff'

/** A sign-in that is still open, as its owner and administrators see it. Nothing of it opens anything. */
export interface OpenSession {
  id: string
  openedAt: string
  lastUsedAt: string
  endsAt: string
  userAgent: string
  ipAddress: string
}

/** The last used first. Idle ones are over, though their rows may still be there. */
export async function openSessionsOf(userId: string): Promise<OpenSession[]> {
  const now = Date.now()
  const rows = await store()
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        gt(sessions.expiresAt, new Date(now)),
        gt(sessions.updatedAt, new Date(now - settings().signIn.idleMs)),
      ),
    )
    .orderBy(desc(sessions.updatedAt))
  return rows.map((row) => ({
    id: row.id,
    openedAt: row.createdAt.toISOString(),
    lastUsedAt: row.updatedAt.toISOString(),
    endsAt: row.expiresAt.toISOString(),
    userAgent: row.userAgent ?? '',
    ipAddress: row.ipAddress ?? '',
  }))
}

interface Ending {
  userId: string
  actorId: string
  requestId: string
  /** One of the user's; absent means all. */
  sessionId?: string
  /** Stays open when all others end. */
  exceptId?: string
}

/** Ends sessions of one user: theirs on the next request. Returns how many there were; none is for a session of somebody else, too. */
export async function endSessions({ userId, actorId, requestId, sessionId, exceptId }: Ending): Promise<number> {
  return store().transaction(async (transaction) => {
    const which: SQL[] = [eq(sessions.userId, userId)]
    if (sessionId !== undefined) which.push(eq(sessions.id, sessionId))
    if (exceptId !== undefined) which.push(ne(sessions.id, exceptId))
    const ended = await transaction
      .delete(sessions)
      .where(and(...which))
      .returning({ id: sessions.id })
    if (ended.length > 0)
      await audit(transaction, { action: 'session.ended', actorId, subject: userId, requestId, details: { count: ended.length } })
    return ended.length
  })
}
