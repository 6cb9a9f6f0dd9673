import 'server-only'
import { notFound } from 'next/navigation'
import { auditAlone } from '@/lib/audit/audit'
import { probe } from '@/lib/bff/probe'
import { probedApiOf, upstreamOf } from '@/lib/bff/upstream'
import type { SDKCore } from '@/lib/billing/core'
import { type BillingEnvironment, settings } from '@/lib/env'
import type { Billing } from '@/lib/queries/billing'
import { masked } from './masking'
import { revealedTo } from './reveals'
import { may, type Permission } from './roles'
import { requireStaff, type Staff } from './staff'

export const environmentNamed = (name: string): BillingEnvironment | undefined =>
  settings().environments.find((environment) => environment.name === name)

/**
 * The client of an environment for somebody who may read there: personal fields come as they are or masked, as the role has it. Pages and
 * routes get theirs here and nowhere else.
 */
export function coreFor(staff: Staff, environment: BillingEnvironment): SDKCore {
  const core = upstreamOf(environment)
  if (may(staff, 'customers:personal')) return core
  return core.refined(async (operation, answer) => masked(operation, answer, await revealedTo(staff, environment.name)))
}

/**
 * The client of an environment for a widget or a vendor's server, whose token or key has been found good. What they get of its answers is
 * chosen member by member in lib/embed/reads.ts.
 */
export const coreForEmbed = (environment: BillingEnvironment): SDKCore => upstreamOf(environment)

/** Which billing APIs this process takes for down. */
export const upstreamStates = (environments: BillingEnvironment[]) =>
  environments.map((environment) => ({ name: environment.name, state: probedApiOf(environment).breakerState() }))

/** Checks an environment's connection for somebody who has been found to have `connection:read`; nothing of the key comes back. */
export const probeConnection = (environment: BillingEnvironment) =>
  probe(environment, probedApiOf(environment), settings().isReadOnly)

/** For pages: whoever is signed in and may see the page, and the environment of its address. */
export async function staffAt({ environment: name }: { environment: string }, permission: Permission) {
  const staff = await requireStaff()
  const environment = environmentNamed(name)
  // One answer for what is not there and what is not allowed: nobody learns names by asking.
  if (!environment) notFound()
  if (!may(staff, permission)) {
    await auditAlone({ action: 'operation.denied', actorId: staff.id, environment: name, details: { permission } })
    notFound()
  }
  return { staff, environment }
}

/** For pages: the billing client of an environment, for signed-in staff who may read it. Nothing is called before that is certain. */
export async function billingForStaff({ environment: name }: { environment: string }): Promise<Billing> {
  const { staff, environment } = await staffAt({ environment: name }, 'customers:read')
  return { environment: name, core: coreFor(staff, environment) }
}
