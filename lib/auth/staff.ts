import 'server-only'
import { and, eq, lt } from 'drizzle-orm'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { settings } from '@/lib/env'
import { ADDRESS_HEADER, routes } from '@/lib/routes'
import { isScreenShared } from '@/lib/screen-share'
import { store } from '@/lib/store/store'
import { sessions } from '@/lib/store/tables/staff'
import { auth } from './auth'
import type { Restriction } from './roles'

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

/** The person behind a request's cookie, read from the store each time: a session that was ended is over at once. */
export async function staffAndSessionOf(requestHeaders: Headers): Promise<{ staff: Staff; sessionId: string } | undefined> {
  const found = await auth().api.getSession({ headers: requestHeaders, query: { disableRefresh: true } })
  if (!found || found.user.disabledAt) return undefined
  const { session, user } = found
  const idleMs = Date.now() - session.updatedAt.getTime()
  if (idleMs > settings().signIn.idleMs) {
    await store().delete(sessions).where(eq(sessions.id, session.id))
    return undefined
  }
  if (idleMs > USE_NOTED_MS) {
    const now = new Date()
    await store()
      .update(sessions)
      .set({ updatedAt: now })
      .where(and(eq(sessions.id, session.id), lt(sessions.updatedAt, now)))
  }
  const { id, name, email, role } = user
  return { staff: { id, name, email, role, restrictions: restrictionsOf(requestHeaders) }, sessionId: session.id }
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
