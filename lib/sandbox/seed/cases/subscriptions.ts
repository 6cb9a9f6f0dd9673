import type { SubscriptionSpec } from '../billing/subscription-spec'
import type { NamedCase } from './named-case'

const PRICED = ['api-calls', 'ai-tokens', 'seats', 'storage', 'exports', 'traffic']
const ON_GROWTH: SubscriptionSpec = { plan: 'growth', priced: PRICED }

/** What subscriptions can be, and how several things on them come together. */
export const SUBSCRIPTION_CASES: readonly NamedCase[] = [
  {
    externalId: 'acme-42',
    name: 'Acme',
    about:
      'the one to show: storage 12.5 of 20 GB, API calls 13,400 of 20,000 (plan and an addon twice), AI tokens 812,000 of a soft 750,000 (override)',
    customer: {
      email: 'billing@acme.example',
      contact: '+1 415 555 0142',
      addressLine1: '42 Market Street',
      addressLine2: 'Floor 4',
      addressCity: 'San Francisco',
      addressState: 'CA',
      addressPostalCode: '94105',
      addressCountry: 'US',
      timezone: 'America/Los_Angeles',
      metadata: { tier: 'enterprise', account_manager: 'Priya Raman', crm_id: '0065f00000ACME42' },
    },
    integrations: { stripe: 'cus_Acme42', hubspot: '900142' },
    wallet: 'active',
    subscriptions: [
      {
        ...ON_GROWTH,
        addons: [{ addon: 'extra-api-calls' }, { addon: 'extra-api-calls' }],
        overrides: { 'ai-tokens': { limit: 750_000, reset: 'MONTHLY', soft: true } },
        usage: { 'api-calls': 13_400, 'ai-tokens': 812_000, seats: 18, storage: '12.5', exports: 64, traffic: 11_250 },
        grants: [
          {
            name: 'Monthly credits',
            credits: '100',
            every: 'MONTHLY',
            applications: [
              { status: 'applied', inDays: -49 },
              { status: 'applied', inDays: -18 },
              { status: 'pending', inDays: 12 },
            ],
          },
          {
            name: 'Welcome credits',
            credits: '250.5',
            applications: [{ status: 'pending', inDays: 40, metadata: { campaign: 'launch' } }],
          },
        ],
      },
    ],
  },
  {
    externalId: 'addon-twice',
    name: 'Case: an addon attached twice',
    about: 'API calls: 10,000 of the plan and twice 5,000; three sources',
    subscriptions: [
      { ...ON_GROWTH, addons: [{ addon: 'extra-api-calls' }, { addon: 'extra-api-calls' }], usage: { 'api-calls': 15_000 } },
    ],
  },
  {
    externalId: 'addon-ended',
    name: 'Case: addons that do not count',
    about: 'one addon cancelled, one ended before this period, one pending: API calls stay at 10,000',
    subscriptions: [
      {
        ...ON_GROWTH,
        addons: [
          { addon: 'extra-api-calls', status: 'cancelled' },
          { addon: 'extra-api-calls', endedDaysAgo: 60 },
          { addon: 'extra-api-calls', status: 'pending' },
        ],
      },
    ],
  },
  {
    externalId: 'subscription-override',
    name: 'Case: the subscription overrides its plan',
    about: 'AI tokens: 750,000 of the subscription instead of the plan’s 500,000',
    subscriptions: [
      {
        ...ON_GROWTH,
        overrides: { 'ai-tokens': { limit: 750_000, reset: 'MONTHLY', soft: true } },
        usage: { 'ai-tokens': 300_000 },
      },
    ],
  },
  {
    externalId: 'two-subscriptions',
    name: 'Case: two subscriptions',
    about: 'limits of Growth and Starter add up; only the newer one’s usage counts',
    subscriptions: [
      { ...ON_GROWTH, startedDaysAgo: 400, usage: { 'api-calls': 4200, exports: 12 } },
      { plan: 'starter', startedDaysAgo: 40, priced: ['api-calls', 'storage'], usage: { storage: '3' } },
    ],
  },
  {
    externalId: 'trialing',
    name: 'Case: trialing',
    about: 'on trial; may be archived, since only active subscriptions stand in the way',
    subscriptions: [{ ...ON_GROWTH, status: 'trialing', startedDaysAgo: 5, usage: { 'api-calls': 350 } }],
  },
  {
    externalId: 'paused',
    name: 'Case: paused',
    about: 'paused: no entitlements',
    subscriptions: [{ ...ON_GROWTH, status: 'paused' }],
  },
  {
    externalId: 'cancelled',
    name: 'Case: cancelled',
    about: 'cancelled: no entitlements',
    subscriptions: [{ ...ON_GROWTH, status: 'cancelled' }],
  },
  {
    externalId: 'incomplete',
    name: 'Case: incomplete',
    about: 'incomplete: no entitlements',
    subscriptions: [{ ...ON_GROWTH, status: 'incomplete' }],
  },
  {
    externalId: 'draft',
    name: 'Case: draft',
    about: 'draft: no entitlements',
    subscriptions: [{ ...ON_GROWTH, status: 'draft' }],
  },
  { externalId: 'no-subscription', name: 'Case: no subscription', about: 'nothing at all; may be archived' },
  {
    externalId: 'ending-soon',
    name: 'Case: ends before the next reset',
    about: 'the subscription ends in 20 days, and monthly resets name that day',
    subscriptions: [{ ...ON_GROWTH, startedDaysAgo: 3, endsInDays: 20, usage: { 'api-calls': 500 } }],
  },
  {
    externalId: 'items-ended',
    name: 'Case: line items that ended',
    about: 'usage prices ended before this period: every usage 0',
    subscriptions: [{ ...ON_GROWTH, itemsEndedDaysAgo: 60, usage: { 'api-calls': 500 } }],
  },
  {
    externalId: 'parent-company',
    name: 'Case: a parent company',
    about: 'API calls: 1,000 of its own and 250 of its child',
    subscriptions: [{ ...ON_GROWTH, type: 'parent', usage: { 'api-calls': 1000 } }],
  },
  {
    externalId: 'child-company',
    name: 'Case: a child company',
    about: 'inherits its parent’s subscription: a subscription, but no features',
    subscriptions: [{ plan: 'growth', type: 'inherited', inherits: 'parent-company', usage: { 'api-calls': 250 } }],
  },
  {
    externalId: 'many-features',
    name: 'Case: 400 features',
    about: '400 features of all four types',
    subscriptions: [{ plan: 'everything' }],
  },
  {
    externalId: 'active-wallet',
    name: 'Case: an active wallet',
    about: 'no subscription, but a wallet: cannot be archived',
    wallet: 'active',
  },
  { externalId: 'frozen-wallet', name: 'Case: a frozen wallet', about: 'a frozen wallet: may be archived', wallet: 'frozen' },
]
