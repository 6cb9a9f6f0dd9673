import { redirect } from 'next/navigation'
import { requireStaff } from '@/lib/auth/staff'
import { settings } from '@/lib/env'
import { routes } from '@/lib/routes'

/** The start page is the first environment's list. */
export default async function HomePage() {
  await requireStaff()
  const [first] = settings().environments
  redirect(routes.customers(first?.name ?? ''))
}
