import 'server-only'
import { createHash, timingSafeEqual } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { ulid } from 'ulid'
import { audit } from '@/lib/audit/audit'
import { SettingsError, settings } from '@/lib/env'
import type { Refusal } from '@/lib/http/answers'
import { store } from '@/lib/store/store'
import { accounts, users } from '@/lib/store/tables/staff'
import type { FirstAdministrator } from './credentials'
import { COMMON_PASSWORD, isCommonPassword, passwordHash } from './passwords'
import type { Role } from './roles'

/** Any number that no other advisory lock of ours uses. */
const SETUP_LOCK = 7_302_001

/** True while nobody could sign in at all; false for good afterwards. */
export async function isSetupOpen(): Promise<boolean> {
  const found = await store().select({ id: users.id }).from(users).limit(1)
  return found.length === 0
}

/** Makes the first administrator, or says why not. Of two at once one wins. */
export async function setUp({ token, ...person }: FirstAdministrator, requestId: string): Promise<Refusal | undefined> {
  if (!(await isSetupOpen())) return SETUP_CLOSED
  const { setupToken } = settings()
  if (!setupToken || !isSame(token, setupToken))
    return { status: 401, code: 'wrong_setup_token', message: 'This set-up link is not the one of the running console.' }
  if (isCommonPassword(person.password)) return COMMON_PASSWORD
  return (await createFirst({ ...person, role: 'admin' }, requestId)) ? undefined : SETUP_CLOSED
}

/**
 * The administrator that the settings name, for installations nobody sits at. Does nothing once anyone can sign in.
 * @throws SettingsError
 */
export async function setUpUnattended(): Promise<void> {
  const { admin } = settings()
  if (!admin || !(await isSetupOpen())) return
  if (isCommonPassword(admin.password)) throw new SettingsError('CONSOLE_ADMIN_PASSWORD is a common password: choose another.')
  await createFirst({ name: 'Administrator', ...admin, role: 'admin' })
}

export const SETUP_CLOSED: Refusal = { status: 404, code: 'not_found', message: 'The console is set up already.' }

async function createFirst(
  person: { name: string; email: string; password: string; role: Role },
  requestId?: string,
): Promise<boolean> {
  const password = await passwordHash(person.password)
  return store().transaction(async (transaction) => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${SETUP_LOCK})`)
    if ((await transaction.select({ id: users.id }).from(users).limit(1)).length > 0) return false
    const id = ulid()
    await transaction.insert(users).values({ id, name: person.name, email: person.email.toLowerCase(), role: person.role })
    await transaction.insert(accounts).values({ id: ulid(), accountId: id, providerId: 'credential', userId: id, password })
    await audit(transaction, { action: 'setup.completed', actorId: id, requestId, details: { role: person.role } })
    return true
  })
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
