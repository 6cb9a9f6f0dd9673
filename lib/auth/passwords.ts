import 'server-only'
import { dictionary } from '@zxcvbn-ts/language-common'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import pLimit from 'p-limit'
import { type Refusal, RefusalError } from '@/lib/http/answers'

/** A hash takes about 50 ms and 16 MB on a thread of Node's pool of four: two at once leave the other two to files and names (AU-11). */
const AT_ONCE = 2
const QUEUED = 100

const holder = globalThis as typeof globalThis & { billingConsoleHashing?: ReturnType<typeof pLimit> }

/** @throws RefusalError when too many wait already */
function whenThereIsRoom<T>(task: () => Promise<T>): Promise<T> {
  holder.billingConsoleHashing ??= pLimit(AT_ONCE)
  if (holder.billingConsoleHashing.pendingCount >= QUEUED) throw new RefusalError(BUSY)
  return holder.billingConsoleHashing(task)
}

const BUSY: Refusal = {
  status: 503,
  code: 'sign_in_busy',
  message: 'Too many people sign in at this moment.',
  headers: { 'retry-after': '5' },
}

export const passwordHash = (password: string): Promise<string> => whenThereIsRoom(() => hashPassword(password))

let nobodys: Promise<string> | undefined

/** Whether the password is the one that was hashed. Without a hash it never is, and takes as long to say so (AU-7). */
export async function isPasswordOf(hash: string | null | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('the password of nobody at all')
  const compared = hash ?? (await nobodys)
  const fits = await whenThereIsRoom(() => verifyPassword({ hash: compared, password }))
  return fits && !!hash
}

let listed: Set<string> | undefined

/**
 * Whether a guesser would try it early: on the list of common passwords (49,000, shipped with us and never sent to a browser), or one of
 * them repeated or with digits and signs around it. No rule on kinds of characters.
 */
export function isCommonPassword(password: string): boolean {
  listed ??= new Set(dictionary['passwords-common'])
  const plain = password.normalize('NFKC').toLowerCase()
  const bare = plain.replace(/^[\d\p{P}\p{S}\s]+|[\d\p{P}\p{S}\s]+$/gu, '')
  const unit = /^(.{1,12}?)\1+$/u.exec(plain)?.[1]
  return (
    [plain, bare].some((word) => listed?.has(word)) ||
    bare === '' ||
    (unit !== undefined && (unit.length < 4 || listed.has(unit)))
  )
}

export const COMMON_PASSWORD: Refusal = {
  status: 400,
  code: 'password_too_common',
  message: 'This password is on every list that guessers use.',
  details: { password: 'too_common' },
}
