import 'server-only'
import { and, eq, lt, sql } from 'drizzle-orm'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { settings } from '@/lib/env'
import { ADDRESS_HEADER, routes } from '@/lib/routes'
import { isScreenShared } from '@/lib/screen-share'
import { batchedRead } from '@/lib/store/batched-read'
import { preparedQuery } from '@/lib/store/prepared'
import { store } from '@/lib/store/store'
import { sessions, users } from '@/lib/store/tables/staff'
import type { Restriction } from './roles'
import { sessionTokenOf } from './session-cookie'

/** Who asks. The minimum that pages need: never the session token. */
export interface Staff {
  id: string
  name: string
  email: string
  role: string
  /** What holds beside the role while this request is answered. */
  restrictions: readonly Restriction[]
}

/** How exactly it is known when a session was last used; a write a request would cost more than it tells. */
const USE_NOTED_MS = 60_000

const sessionsQuery = preparedQuery((database) =>
  database
    .select({
      token: sessions.token,
      id: sessions.id,
      expiresAt: sessions.expiresAt,
      usedAt: sessions.updatedAt,
      disabledAt: users.disabledAt,
      staff: { id: users.id, name: users.name, email: users.email, role: users.role },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(sql`${sessions.token} = any(${sql.placeholder('tokens')})`)
    .prepare(''),
)

/** The sessions of a crowd cost little more than one. */
const readSession = batchedRead(async (tokens: string[]) => {
  const rows = await sessionsQuery().execute({ tokens })
  return new Map(rows.map((row) => [row.token, row]))
})

/** The person behind a request's cookie, read from the store each time, after the request came: a session that was ended is over at once. */
export async function staffAndSessionOf(requestHeaders: Headers): Promise<{ staff: Staff; sessionId: string } | undefined> {
  const token = await sessionTokenOf(requestHeaders)
  const session = token ? await readSession(token) : undefined
  if (!session || session.disabledAt) return undefined
  const { id: sessionId, staff, expiresAt, usedAt } = session
  const now = new Date()
  const idleMs = now.getTime() - usedAt.getTime()
  // Asked so that a moment which cannot be read (Postgres has infinite ones) ends a session and opens none.
  const isOpen = expiresAt > now && idleMs <= settings().signIn.idleMs
  if (!isOpen) {
    await store().delete(sessions).where(eq(sessions.id, sessionId))
    return undefined
  }
  if (idleMs > USE_NOTED_MS)
    await store()
      .update(sessions)
      .set({ updatedAt: now })
      .where(and(eq(sessions.id, sessionId), lt(sessions.updatedAt, now)))
  return { staff: { ...staff, restrictions: restrictionsOf(requestHeaders) }, sessionId }
}

function restrictionsOf(requestHeaders: Headers): Restriction[] {
  return [
    ...(settings().isReadOnly ? (['read-only'] as const) : []),
    ...(isScreenShared(requestHeaders.get('cookie')) ? (['screen-share'] as const) : []),
  ]
}

export async function staffOf(requestHeaders: Headers): Promise<Staff | undefined> {
  return (await staffAndSessionOf(requestHeaders))?.staff
}

/** The same for pages; once a request, however many parts of the page ask. */
export const currentStaff = cache(async () => staffOf(await headers()))

/** For pages: whoever is not signed in goes to sign in, and comes back to this address. */
export async function requireStaff(): Promise<Staff> {
  const staff = await currentStaff()
  if (!staff) redirect(routes.login((await headers()).get(ADDRESS_HEADER) ?? undefined))
  return staff
}
