import type { SubscriptionRow } from '@/lib/sandbox/database/tables/subscriptions'
import { periodEnd } from '@/lib/sandbox/time/period'
import { createRandom, type Random, seededId } from '../random'
import { DAY_MS, record, wholeSecond } from '../record'
import { mergeRows, type SeedRows } from '../seed-rows'
import type { GrantSpec } from './subscription-spec'

/** A subscription's credit grants with their applications, past and to come. */
export function grantRows(subscription: SubscriptionRow, grants: readonly GrantSpec[], nowMs: number, random: Random): SeedRows {
  return mergeRows(
    grants.map((grant) => {
      const oldestMs = Math.max(0, ...grant.applications.map(({ inDays }) => -inDays * DAY_MS))
      const id = seededId('cg', oldestMs + DAY_MS, random)
      return {
        creditGrants: [
          {
            id,
            name: grant.name,
            scope: 'SUBSCRIPTION',
            subscriptionId: subscription.id,
            cadence: grant.every ? 'RECURRING' : 'ONETIME',
            period: grant.every ?? null,
            periodCount: grant.every ? 1 : null,
            credits: grant.credits,
            anchor: wholeSecond(nowMs + (grant.applications.at(-1)?.inDays ?? 0) * DAY_MS),
            ...record(nowMs, oldestMs + DAY_MS, random),
          },
        ],
        creditGrantApplications: grant.applications.map((_, index) => application(id, subscription, grant, index, nowMs)),
      }
    }),
  )
}

function application(creditGrantId: string, subscription: SubscriptionRow, grant: GrantSpec, index: number, nowMs: number) {
  const [spec, following] = grant.applications.slice(index)
  if (!spec) throw new RangeError(`the grant has no application ${index}`)
  const { status, inDays, failure, retries = 0, metadata } = spec
  const random = createRandom(`application ${creditGrantId} ${index}`)
  const atMs = nowMs + inDays * DAY_MS
  const rhythm = { anchorMs: atMs, zone: subscription.timezone }
  const endMs = following ? nowMs + following.inDays * DAY_MS : periodEnd(atMs, grant.every ?? '', rhythm)
  const at = wholeSecond(atMs)
  // Made when the one before it was processed.
  const madeMs = Math.max(0, -inDays * DAY_MS) + DAY_MS
  return {
    id: seededId('cga', madeMs, random),
    creditGrantId,
    subscriptionId: subscription.id,
    scheduledFor: at,
    appliedAt: status === 'applied' ? at : null,
    periodStart: at,
    periodEnd: grant.every ? wholeSecond(endMs) : null,
    applicationStatus: status,
    applicationReason: reasonOf(grant, index === 0),
    subscriptionStatusAtApplication: subscription.subscriptionStatus,
    credits: grant.credits,
    failureReason: failure ?? null,
    retryCount: retries,
    metadata: metadata ?? null,
    ...record(nowMs, madeMs, random),
  }
}

function reasonOf({ every }: GrantSpec, isFirst: boolean): string {
  if (!every) return 'onetime_credit_grant'
  return isFirst ? 'first_time_recurring_credit_grant' : 'recurring_credit_grant'
}
