import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { ADDRESS_HEADER, routes } from '@/lib/routes'
import { auth } from './auth'

/** Who asks. The minimum that pages need: never the session token. */
export interface Staff {
  id: string
  name: string
  email: string
  role: string
}

/** The person behind a request's cookie, read from the store each time: a session that was ended is over at once. */
export async function staffOf(requestHeaders: Headers): Promise<Staff | undefined> {
  const found = await auth().api.getSession({ headers: requestHeaders, query: { disableRefresh: true } })
  if (!found) return undefined
  const { id, name, email, role } = found.user
  return { id, name, email, role }
}

/** The same for pages; once a request, however many parts of the page ask. */
export const currentStaff = cache(async () => staffOf(await headers()))

/** For pages: whoever is not signed in goes to sign in, and comes back to this address. */
export async function requireStaff(): Promise<Staff> {
  const staff = await currentStaff()
  if (!staff) redirect(routes.login((await headers()).get(ADDRESS_HEADER) ?? undefined))
  return staff
}
