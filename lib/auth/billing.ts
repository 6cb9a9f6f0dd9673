import 'server-only'
import { notFound } from 'next/navigation'
import { upstreamOf } from '@/lib/bff/upstream'
import { type BillingEnvironment, settings } from '@/lib/env'
import type { Billing } from '@/lib/queries/billing'
import { may } from './roles'
import { requireStaff } from './staff'

export const environmentNamed = (name: string): BillingEnvironment | undefined =>
  settings().environments.find((environment) => environment.name === name)

/** For pages: the billing client of an environment, for signed-in staff who may read it. Nothing is called before that is certain. */
export async function billingForStaff({ environment: name }: { environment: string }): Promise<Billing> {
  const staff = await requireStaff()
  const environment = environmentNamed(name)
  // One answer for what is not there and what is not allowed: nobody learns names by asking.
  if (!environment || !may(staff.role, 'customers:read')) notFound()
  return { environment: name, core: upstreamOf(environment) }
}
