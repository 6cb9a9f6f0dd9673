import type { NamedCase } from './named-case'

const ZONES = {
  'zone-honolulu': 'Pacific/Honolulu',
  'zone-new-york': 'America/New_York',
  'zone-berlin': 'Europe/Berlin',
  'zone-kathmandu': 'Asia/Kathmandu',
  'zone-auckland': 'Pacific/Auckland',
}

/** The same subscription in five zones: what resets daily does so at their midnight, what resets monthly on their last of the month. */
export const ZONE_CASES: readonly NamedCase[] = Object.entries(ZONES).map(([externalId, timezone]) => ({
  externalId,
  name: `Case: time zone ${timezone}`,
  about: `daily and monthly resets in ${timezone}, anchored to the 31st`,
  customer: { timezone },
  subscriptions: [
    {
      plan: 'bare',
      startedDaysAgo: 100,
      anchorDay: 31,
      own: { traffic: { limit: 24, reset: 'DAILY' }, 'api-calls': { limit: 1000, reset: 'MONTHLY' } },
      priced: ['traffic', 'api-calls'],
      usage: { traffic: 2000, 'api-calls': 420 },
    },
  ],
}))
