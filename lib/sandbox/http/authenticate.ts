import { timingSafeEqual } from 'node:crypto'
import { OWNER_USER_ID, READER_USER_ID } from '@/lib/sandbox/account'
import { jsonReply, type Reply } from './reply'

/** What a key may do: `read` keys may search, since the API gates only create, update and delete. */
export type Access = 'full' | 'read'
export interface ApiKey {
  key: string
  access: Access
}

/** Who acts, by the key they sent. The sandbox has one tenant with one environment. */
export interface Credential {
  access: Access
  userId: string
}

const USER_OF_ACCESS: Record<Access, string> = {
  full: OWNER_USER_ID,
  read: READER_USER_ID,
}

/** The caller of a request, or null when `x-api-key` is absent or unknown. A key sent as a bearer token does not count. */
export function authenticate(keys: readonly ApiKey[], header: string | string[] | undefined): Credential | null {
  if (typeof header !== 'string') return null
  const known = keys.find(({ key }) => sameText(key, header))
  return known ? { access: known.access, userId: USER_OF_ACCESS[known.access] } : null
}

function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** These two are not in the error envelope; the API answers them before its handlers run. */
export const unauthorized = (): Reply => jsonReply(401, { error: 'A valid API key is required in x-api-key' })
export const forbidden = (): Reply => jsonReply(403, { message: 'This key may not change customers' })
