import type { CustomerRow } from '@/lib/sandbox/database/tables/customers'
import type { SubscriptionRow } from '@/lib/sandbox/database/tables/subscriptions'
import { periodEnd, spanHolding } from '@/lib/sandbox/time/period'
import { momentOf, wallTime } from '@/lib/sandbox/time/zone'
import { addonId, entitlementId, meterId, planId } from '../catalog/catalog-ids'
import { entitlementRows } from '../catalog/catalog-rows'
import { createRandom, type Random, seededId } from '../random'
import { DAY_MS, record, wholeSecond } from '../record'
import { mergeRows, type SeedRows } from '../seed-rows'
import { grantRows } from './grant-rows'
import type { SubscriptionSpec } from './subscription-spec'
import { usageRows } from './usage-rows'

const DEFAULT_AGE_DAYS = 190

/** The id of a customer's n-th subscription, from 0. */
export function subscriptionId(customerKey: string, index: number, spec: SubscriptionSpec): string {
  return seededId('subs', ageMs(spec), createRandom(`subscription ${customerKey} ${index}`))
}

/**
 * A subscription with all that hangs on it.
 * @param customerKey names the customer among all that are seeded
 * @param parentId of the subscription it inherits
 */
export function subscriptionRows(
  customer: Pick<CustomerRow, 'id' | 'externalId' | 'timezone'>,
  customerKey: string,
  index: number,
  spec: SubscriptionSpec,
  nowMs: number,
  parentId?: string,
): SeedRows {
  const random = createRandom(`billing ${customerKey} ${index}`)
  const id = subscriptionId(customerKey, index, spec)
  const row = { ...subscription(customer, spec, nowMs, random), id, parentSubscriptionId: parentId ?? null }
  const overrides = spec.overrides ?? {}
  const replaced = Object.fromEntries(Object.keys(overrides).map((key) => [key, entitlementId(planId(spec.plan), key)]))
  return mergeRows([
    {
      subscriptions: [row],
      lineItems: lineItemRows(row, spec, nowMs, random),
      addonAssociations: addonRows(row, spec, nowMs, random),
      entitlements: entitlementRows('SUBSCRIPTION', id, { ...spec.own, ...overrides }, nowMs, replaced),
    },
    usageRows(customer.externalId, spec.usage ?? {}, nowMs),
    grantRows(row, spec.grants ?? [], nowMs, random),
  ])
}

function ageMs({ startedDaysAgo = DEFAULT_AGE_DAYS }: SubscriptionSpec): number {
  return startedDaysAgo * DAY_MS
}

function subscription(
  customer: Pick<CustomerRow, 'id' | 'timezone'>,
  spec: SubscriptionSpec,
  nowMs: number,
  random: Random,
): Omit<SubscriptionRow, 'id' | 'parentSubscriptionId'> {
  const { status = 'active', billingPeriod = 'MONTHLY' } = spec
  const zone = spec.timezone ?? customer.timezone
  const startMs = nowMs - ageMs(spec)
  const anchorMs = spec.anchorDay ? onDay(startMs, spec.anchorDay, zone) : startMs
  const current = spanHolding(nowMs, startMs, (fromMs) => periodEnd(fromMs, billingPeriod, { anchorMs, zone }))
  const inDays = (days: number | undefined) => (days === undefined ? null : wholeSecond(nowMs + days * DAY_MS))
  return {
    customerId: customer.id,
    planId: planId(spec.plan),
    lookupKey: null,
    subscriptionStatus: status,
    subscriptionType: spec.type ?? 'standalone',
    currency: 'usd',
    timezone: zone,
    billingPeriod,
    billingPeriodCount: 1,
    billingCycle: spec.anchorDay ? 'calendar' : 'anniversary',
    billingAnchor: wholeSecond(anchorMs),
    startDate: wholeSecond(startMs),
    endDate: inDays(spec.endsInDays),
    currentPeriodStart: wholeSecond(current.startMs),
    currentPeriodEnd: wholeSecond(current.endMs),
    cancelledAt: status === 'cancelled' ? inDays(-1) : null,
    cancelAt: inDays(spec.endsInDays),
    cancelAtPeriodEnd: false,
    trialStart: status === 'trialing' ? wholeSecond(startMs) : null,
    trialEnd: status === 'trialing' ? inDays(spec.trialEndsInDays ?? 60) : null,
    pauseStatus: status === 'paused' ? 'active' : 'none',
    commitmentAmount: null,
    overageFactor: '1',
    paymentTerms: null,
    collectionMethod: 'charge_automatically',
    paymentBehavior: 'default_active',
    prorationBehavior: 'none',
    metadata: null,
    version: 1,
    ...record(nowMs, ageMs(spec), random),
  }
}

/** An anchor on a day of the month, at the start's time of day. It lies in a January, so that no day is lost. */
function onDay(startMs: number, day: number, zone: string): number {
  const start = wallTime(zone, startMs)
  return momentOf(zone, { ...start, year: start.year - 1, month: 1, day })
}

function lineItemRows(row: SubscriptionRow, spec: SubscriptionSpec, nowMs: number, random: Random) {
  const { priced = [], itemsEndedDaysAgo } = spec
  const usageEnd = itemsEndedDaysAgo === undefined ? null : wholeSecond(nowMs - itemsEndedDaysAgo * DAY_MS)
  const item = (meter: string) => ({
    id: seededId('subs_line', ageMs(spec), random),
    subscriptionId: row.id,
    meterId: meter,
    priceType: meter === '' ? 'FIXED' : 'USAGE',
    startDate: row.startDate,
    endDate: meter === '' ? null : usageEnd,
    status: 'published',
  })
  return ['', ...priced.map(meterId)].map(item)
}

function addonRows(row: SubscriptionRow, spec: SubscriptionSpec, nowMs: number, random: Random) {
  return (spec.addons ?? []).map(({ addon, status = 'active', endedDaysAgo }) => ({
    id: seededId('addon_assoc', ageMs(spec), random),
    addonId: addonId(addon),
    subscriptionId: row.id,
    addonStatus: status,
    startDate: row.startDate,
    endDate: endedDaysAgo === undefined ? null : wholeSecond(nowMs - endedDaysAgo * DAY_MS),
    ...record(nowMs, ageMs(spec), random),
  }))
}
