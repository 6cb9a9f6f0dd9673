import 'server-only'
import { and, eq, gt, lt } from 'drizzle-orm'
import { audit } from '@/lib/audit/audit'
import { store } from '@/lib/store/store'
import { reveals } from '@/lib/store/tables/staff'
import * as z from '@/lib/zod'
import { may } from './roles'
import type { Staff } from './staff'

const LASTS_MS = 15 * 60_000

/** Named as in the billing API. */
export const revealBody = z.strictObject({ environment: z.string(), customer_id: z.string().check(z.regex(/^[\w-]{1,128}$/)) })
export type RevealBody = z.infer<typeof revealBody>

/** Unmasks one customer for one person for a quarter of an hour, and says so in the audit. */
export async function reveal(
  staff: Staff,
  { environment, customer_id: customerId }: RevealBody,
  requestId: string,
): Promise<Date> {
  const now = Date.now()
  const until = new Date(now + LASTS_MS)
  await store().transaction(async (transaction) => {
    await transaction.delete(reveals).where(lt(reveals.until, new Date(now)))
    await transaction
      .insert(reveals)
      .values({ userId: staff.id, environment, customerId, until })
      .onConflictDoUpdate({ target: [reveals.userId, reveals.environment, reveals.customerId], set: { until } })
    const details = { until: until.toISOString() }
    await audit(transaction, {
      action: 'customer.revealed',
      actorId: staff.id,
      environment,
      subject: customerId,
      requestId,
      details,
    })
  })
  return until
}

/** Until when one is revealed to somebody; undefined when it is not. */
export async function revealedUntil(
  staff: Staff,
  { environment, customer_id: customerId }: RevealBody,
): Promise<Date | undefined> {
  const [found] = await store()
    .select({ until: reveals.until })
    .from(reveals)
    .where(and(...ofPerson(staff.id, environment), eq(reveals.customerId, customerId)))
    .limit(1)
  return found?.until
}

/** All that are revealed to somebody at this moment: none to whoever shares their screen. */
export async function revealedTo(staff: Staff, environment: string): Promise<(customerId: string) => boolean> {
  if (!may(staff, 'customers:reveal')) return () => false
  const found = await store()
    .select({ id: reveals.customerId })
    .from(reveals)
    .where(and(...ofPerson(staff.id, environment)))
  const ids = new Set(found.map(({ id }) => id))
  return (customerId) => ids.has(customerId)
}

const ofPerson = (userId: string, environment: string) => [
  eq(reveals.userId, userId),
  eq(reveals.environment, environment),
  gt(reveals.until, new Date()),
]
