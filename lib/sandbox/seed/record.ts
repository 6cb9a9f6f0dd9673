import { ENVIRONMENT_ID, OWNER_USER_ID, TENANT_ID } from '@/lib/sandbox/account'
import type { Random } from './random'

export const DAY_MS = 86_400_000

/** A moment of the past with microseconds, as the API keeps them. */
export function momentBefore(nowMs: number, ageMs: number, random: Random): string {
  const text = new Date(nowMs - Math.round(ageMs)).toISOString()
  return text.replace('Z', `${String(random.int(0, 999)).padStart(3, '0')}Z`)
}

/** A moment to the second, as dates of billing are. */
export function wholeSecond(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString()
}

/** The members every seeded record carries. */
export function record(nowMs: number, ageMs: number, random: Random) {
  const at = momentBefore(nowMs, ageMs, random)
  return {
    tenantId: TENANT_ID,
    environmentId: ENVIRONMENT_ID,
    status: 'published',
    createdAt: at,
    updatedAt: at,
    createdBy: OWNER_USER_ID,
    updatedBy: OWNER_USER_ID,
  }
}
