import 'server-only'
import { sql } from 'drizzle-orm'
import { ulid } from 'ulid'
import type { Staff } from '@/lib/auth/staff'
import { store } from '@/lib/store/store'
import { confirmations } from '@/lib/store/tables/intents'
import { isPlainId } from '@/lib/url/ids'
import * as z from '@/lib/zod'
import type { Confirmation } from './intent'
import { isVersion } from './version'

const GOOD_FOR = '5 minutes'

export const confirmationBody = z.strictObject({
  environment: z.string().check(z.maxLength(32)),
  /** The customer's id. */
  id: z.string().check(z.refine(isPlainId)),
  /** As the person who confirms has seen it. */
  version: z.string().check(z.refine(isVersion)),
})

/** Leave for one person to archive this version of this customer, once (DS-4). Nothing is asked of the billing API until it is used. */
export async function confirmArchive(
  staff: Staff,
  { environment, id: subject, version }: z.infer<typeof confirmationBody>,
): Promise<Confirmation> {
  const id = ulid()
  const [made] = await store()
    .insert(confirmations)
    .values({ id, actorId: staff.id, environment, subject, version, expiresAt: sql`now() + ${GOOD_FOR}::interval` })
    .returning({ expiresAt: confirmations.expiresAt })
  if (!made) throw new Error('An insert returned no row')
  return { confirmation: id, expiresAt: made.expiresAt.toISOString() }
}
