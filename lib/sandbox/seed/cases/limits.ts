import type { NamedCase } from './named-case'

/** One state of a limit each. Their plans are theirs alone: `case-plans.ts` makes them of `own`. */
export const LIMIT_CASES: readonly NamedCase[] = [
  {
    externalId: 'zero-limit',
    name: 'Case: a limit of zero',
    about: 'API calls: limit 0, 5 used; fraction 100',
    subscriptions: [
      { plan: 'bare', own: { 'api-calls': { limit: 0, reset: 'MONTHLY' } }, priced: ['api-calls'], usage: { 'api-calls': 5 } },
    ],
  },
  {
    externalId: 'soft-limit-passed',
    name: 'Case: soft limit passed',
    about: 'AI tokens: 1,250 of a soft 1,000',
    subscriptions: [
      {
        plan: 'bare',
        own: { 'ai-tokens': { limit: 1000, reset: 'MONTHLY', soft: true } },
        priced: ['ai-tokens'],
        usage: { 'ai-tokens': 1250 },
      },
    ],
  },
  {
    externalId: 'hard-limit-reached',
    name: 'Case: hard limit reached',
    about: 'API calls: 10,250 of 10,000',
    subscriptions: [
      {
        plan: 'bare',
        own: { 'api-calls': { limit: 10_000, reset: 'MONTHLY' } },
        priced: ['api-calls'],
        usage: { 'api-calls': 10_250 },
      },
    ],
  },
  {
    externalId: 'exactly-at-limit',
    name: 'Case: exactly at the limit',
    about: 'exports: 100 of 100; fraction 1',
    subscriptions: [
      { plan: 'bare', own: { exports: { limit: 100, reset: 'MONTHLY' } }, priced: ['exports'], usage: { exports: 100 } },
    ],
  },
  {
    externalId: 'near-limit',
    name: 'Case: near the limit',
    about: 'API calls: 9,500 of 10,000',
    subscriptions: [
      {
        plan: 'bare',
        own: { 'api-calls': { limit: 10_000, reset: 'MONTHLY' } },
        priced: ['api-calls'],
        usage: { 'api-calls': 9500 },
      },
    ],
  },
  {
    externalId: 'unlimited',
    name: 'Case: unlimited',
    about: 'API calls: 123,456 used, no limit',
    subscriptions: [
      {
        plan: 'bare',
        own: { 'api-calls': { limit: null, reset: 'MONTHLY' } },
        priced: ['api-calls'],
        usage: { 'api-calls': 123_456 },
      },
    ],
  },
  {
    externalId: 'daily-reset',
    name: 'Case: resets every day',
    about: 'traffic: 6 of 24 GB today; resets at midnight',
    subscriptions: [
      {
        plan: 'bare',
        own: { traffic: { limit: 24, reset: 'DAILY' } },
        priced: ['traffic'],
        usage: { traffic: 6000 },
      },
    ],
  },
  {
    externalId: 'weekly-reset',
    name: 'Case: resets every week',
    about: 'API calls reset weekly on a monthly subscription: usage 0, no reset date',
    subscriptions: [
      { plan: 'bare', own: { 'api-calls': { limit: 100, reset: 'WEEKLY' } }, priced: ['api-calls'], usage: { 'api-calls': 40 } },
    ],
  },
  {
    externalId: 'annual-reset',
    name: 'Case: resets every year',
    about: 'exports reset yearly on a monthly subscription: usage 0, no reset date',
    subscriptions: [
      { plan: 'bare', own: { exports: { limit: 500, reset: 'ANNUAL' } }, priced: ['exports'], usage: { exports: 40 } },
    ],
  },
  {
    externalId: 'annual-billing',
    name: 'Case: billed every year',
    about: 'billed yearly: exports (yearly) 40 of 500 without a reset date, API calls (monthly) 700 of 1,000 with one',
    subscriptions: [
      {
        plan: 'bare',
        billingPeriod: 'ANNUAL',
        startedDaysAgo: 500,
        own: { exports: { limit: 500, reset: 'ANNUAL' }, 'api-calls': { limit: 1000, reset: 'MONTHLY' } },
        priced: ['exports', 'api-calls'],
        usage: { exports: 40, 'api-calls': 700 },
      },
    ],
  },
  {
    externalId: 'never-reset',
    name: 'Case: never resets',
    about: 'storage 12.5 of 20 GB and 7 of 25 seats; the reset is the zero time',
    subscriptions: [
      {
        plan: 'bare',
        own: { storage: { limit: 20, reset: 'NEVER' }, seats: { limit: 25, reset: 'NEVER' } },
        priced: ['storage', 'seats'],
        usage: { storage: '12.5', seats: 7 },
      },
    ],
  },
  {
    externalId: 'boolean-only',
    name: 'Case: on/off features only',
    about: 'two features that are on; a third is off and does not appear',
    subscriptions: [{ plan: 'bare', own: { sso: {}, 'audit-log': {}, 'white-label': { disabled: true } } }],
  },
  {
    externalId: 'static-only',
    name: 'Case: static values only',
    about: 'a data region from the subscription and one from an addon',
    subscriptions: [{ plan: 'bare', own: { 'data-region': { value: 'eu' } }, addons: [{ addon: 'extra-region' }] }],
  },
  {
    externalId: 'config-only',
    name: 'Case: configuration only',
    about: 'a configuration value',
    subscriptions: [
      { plan: 'bare', own: { 'model-routing': { config: { default_model: 'small-2', weights: { 'small-2': 0.9 } } } } },
    ],
  },
  {
    externalId: 'no-usage-reported',
    name: 'Case: nothing used yet',
    about: 'every usage 0',
    subscriptions: [{ plan: 'growth', priced: ['api-calls', 'ai-tokens', 'seats', 'storage', 'exports'] }],
  },
  {
    externalId: 'not-priced',
    name: 'Case: no usage price',
    about: 'API calls happened, but no line item prices them: usage 0',
    subscriptions: [{ plan: 'bare', own: { 'api-calls': { limit: 1000, reset: 'MONTHLY' } }, usage: { 'api-calls': 600 } }],
  },
  {
    externalId: 'parallel-buckets',
    name: 'Case: limits side by side',
    about: 'API calls: two grants in parallel, each with its own quota and length',
    subscriptions: [
      {
        plan: 'parallel',
        own: {
          'api-calls': { limit: 500, reset: 'MONTHLY', grant: { measure: 'quantity', quota: '500', every: 1, unit: 'day' } },
        },
        priced: ['api-calls'],
        usage: { 'api-calls': 1200 },
      },
    ],
  },
  {
    externalId: 'long-decimals',
    name: 'Case: decimals of 18 digits',
    about: 'AI tokens used: 1234567890.123456789012345678',
    subscriptions: [
      {
        plan: 'bare',
        own: { 'ai-tokens': { limit: 3, reset: 'MONTHLY', soft: true } },
        priced: ['ai-tokens'],
        usage: { 'ai-tokens': ['1234567890', '0.123456789012345678'] },
      },
    ],
  },
  {
    externalId: 'big-limits',
    name: 'Case: limits near 2^53',
    about: 'limits of 2^53 − 1, 2^53 + 1 and 2^63 − 1',
    subscriptions: [
      {
        plan: 'bare',
        own: {
          'api-calls': { limit: 9_007_199_254_740_991n, reset: 'MONTHLY' },
          'ai-tokens': { limit: 9_007_199_254_740_993n, reset: 'MONTHLY' },
          exports: { limit: 9_223_372_036_854_775_807n, reset: 'MONTHLY' },
        },
        priced: ['api-calls', 'ai-tokens', 'exports'],
        usage: { 'api-calls': '9007199254740991', 'ai-tokens': '9007199254740992.5', exports: 3 },
      },
    ],
  },
]
