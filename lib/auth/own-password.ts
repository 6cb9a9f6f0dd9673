import 'server-only'
import { and, eq } from 'drizzle-orm'
import { audit } from '@/lib/audit/audit'
import type { Refusal } from '@/lib/http/answers'
import { clientAddressOf } from '@/lib/http/client-address'
import { store } from '@/lib/store/store'
import { accounts, sessions, staffLinks } from '@/lib/store/tables/staff'
import { countAttempt, forgetAttempts } from './attempts'
import type { PasswordChange } from './credentials'
import { setPassword } from './links'
import { COMMON_PASSWORD, isCommonPassword, isPasswordOf, passwordHash } from './passwords'
import { tooManyAttempts } from './sign-in'
import type { Staff } from './staff'

/** Whoever knows the old password sets a new one; all sessions end, and the caller opens the one to go on with. */
export async function changeOwnPassword(
  staff: Staff,
  { current, password }: PasswordChange,
  requestHeaders: Headers,
  requestId: string,
): Promise<Refusal | undefined> {
  const address = clientAddressOf(requestHeaders)
  const { waitSeconds } = await countAttempt(staff.email, address)
  if (waitSeconds > 0) return tooManyAttempts(waitSeconds)
  const [account] = await store()
    .select({ hash: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, staff.id), eq(accounts.providerId, 'credential')))
    .limit(1)
  if (!(await isPasswordOf(account?.hash, current))) return WRONG_PASSWORD
  await forgetAttempts(staff.email, address)
  if (isCommonPassword(password)) return COMMON_PASSWORD
  const hash = await passwordHash(password)
  await store().transaction(async (transaction) => {
    await setPassword(transaction, staff.id, hash)
    await transaction.delete(sessions).where(eq(sessions.userId, staff.id))
    await transaction.delete(staffLinks).where(eq(staffLinks.userId, staff.id))
    const details = { means: 'password' }
    await audit(transaction, { action: 'password.changed', actorId: staff.id, subject: staff.id, requestId, details })
  })
  return undefined
}

/** Not 401: whoever asks is signed in, and stays so. */
const WRONG_PASSWORD: Refusal = {
  status: 422,
  code: 'wrong_password',
  message: 'This is not your current password.',
  details: { current: 'wrong' },
}
