import type { CustomerRow } from '@/lib/sandbox/database/tables/customers'
import { ADDONS, type Entitlements, PLANS, type PlanKey, type PlanSpec } from '../catalog/plans'
import { createRandom, type Random, seededId } from '../random'
import { DAY_MS, record } from '../record'
import { mergeRows, type SeedRows } from '../seed-rows'
import { historyRows } from './history-rows'
import { subscriptionRows } from './subscription-rows'
import type { GrantSpec, SubscriptionSpec } from './subscription-spec'

/** Customers from this number on have no subscription, and from that on no usage, so that a million of them fit. */
const SUBSCRIBED = 20_000
const USING = 4000

const PLAN_WEIGHTS: readonly PlanKey[] = [
  'free',
  'free',
  'starter',
  'starter',
  'starter',
  'growth',
  'growth',
  'scale',
  'enterprise-annual',
]
const STATUS_WEIGHTS: readonly (readonly [NonNullable<SubscriptionSpec['status']>, number])[] = [
  ['active', 0.84],
  ['trialing', 0.05],
  ['paused', 0.03],
  ['cancelled', 0.05],
  ['incomplete', 0.015],
  ['draft', 0.015],
]

/** What an ordinary customer pays for and uses. */
export function ordinaryRows(number: number, customer: CustomerRow, nowMs: number): SeedRows {
  const random = createRandom(`billing of ${number}`)
  if (number >= SUBSCRIBED || random.chance(0.12)) return {}
  const ageDays = (nowMs - Date.parse(customer.createdAt)) / DAY_MS
  const count = random.chance(0.05) ? 2 : 1
  const subscriptions = Array.from({ length: count }, () => subscriptionOf(random, ageDays))
  return mergeRows([
    ...subscriptions.map((spec, index) => subscriptionRows(customer, `ordinary ${number}`, index, spec, nowMs)),
    ...(number < USING ? subscriptions.map((spec) => history(customer, spec, nowMs, random)) : []),
    random.chance(0.3) ? walletRows(customer, ageDays, nowMs, random) : {},
  ])
}

function subscriptionOf(random: Random, ageDays: number): SubscriptionSpec {
  const plan = random.pick(PLAN_WEIGHTS)
  const { billingPeriod, entitlements }: PlanSpec = PLANS[plan]
  const status = statusOf(random)
  const startedDaysAgo = status === 'trialing' ? Math.min(ageDays, 14 * random.next()) : ageDays * (0.3 + 0.7 * random.next())
  return {
    plan,
    status,
    billingPeriod,
    startedDaysAgo,
    ...(random.chance(0.25) ? { anchorDay: random.pick([1, 1, 15, 31]) } : {}),
    ...(random.chance(0.5) ? { timezone: 'UTC' } : {}),
    priced: Object.entries<{ limit?: unknown }>(entitlements).flatMap(([key, spec]) => ('limit' in spec ? key : [])),
    addons: random.chance(0.1) && plan !== 'free' ? [{ addon: random.pick(Object.keys(ADDONS)) }] : [],
    grants: random.chance(0.2) && plan !== 'free' ? [monthlyCredits(random, startedDaysAgo)] : [],
  }
}

function statusOf(random: Random): NonNullable<SubscriptionSpec['status']> {
  let rest = random.next()
  for (const [status, weight] of STATUS_WEIGHTS) {
    rest -= weight
    if (rest < 0) return status
  }
  return 'active'
}

/** Up to two past ones and the next. */
function monthlyCredits(random: Random, startedDaysAgo: number): GrantSpec {
  const credits = random.pick(['50', '100', '100', '250', '1000'])
  const inDays = random.int(1, 29)
  const past = [inDays - 60, inDays - 30].filter((days) => -days < startedDaysAgo && days < 0)
  return {
    name: 'Monthly credits',
    credits,
    every: 'MONTHLY',
    applications: [...past.map((days) => ({ status: 'applied' as const, inDays: days })), { status: 'pending', inDays }],
  }
}

function history(customer: CustomerRow, spec: SubscriptionSpec, nowMs: number, random: Random): SeedRows {
  if (spec.status !== 'active' && spec.status !== 'trialing') return {}
  const entitlements: Entitlements = PLANS[spec.plan as PlanKey].entitlements
  return historyRows(customer.externalId, entitlements, nowMs - (spec.startedDaysAgo ?? 0) * DAY_MS, nowMs, random)
}

function walletRows({ id }: CustomerRow, ageDays: number, nowMs: number, random: Random): SeedRows {
  const ageMs = random.next() * ageDays * DAY_MS
  const walletStatus = random.chance(0.9) ? 'active' : 'frozen'
  return {
    wallets: [
      { id: seededId('wallet', ageMs, random), customerId: id, currency: 'usd', walletStatus, ...record(nowMs, ageMs, random) },
    ],
  }
}
