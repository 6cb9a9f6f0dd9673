import type { GrantSpec } from '../billing/subscription-spec'
import type { NamedCase } from './named-case'

const grantCase = (externalId: string, about: string, grants: readonly GrantSpec[]): NamedCase => ({
  externalId,
  name: `Case: ${about.split(':')[0]}`,
  about,
  subscriptions: [{ plan: 'starter', priced: ['api-calls'], grants }],
})

/** What can be among a customer's upcoming grants, and what must not. */
export const GRANT_CASES: readonly NamedCase[] = [
  grantCase('grants-pending', 'a pending grant: 100 credits every month', [
    {
      name: 'Monthly credits',
      credits: '100',
      every: 'MONTHLY',
      applications: [
        { status: 'applied', inDays: -50 },
        { status: 'applied', inDays: -20 },
        { status: 'pending', inDays: 10 },
      ],
    },
  ]),
  grantCase('grants-failed', 'a failed grant: three tries, a reason, and another try in 2 days', [
    {
      name: 'Goodwill credits',
      credits: '75.25',
      applications: [{ status: 'failed', inDays: 2, failure: 'wallet top-up refused: currency mismatch', retries: 3 }],
    },
  ]),
  grantCase('grants-far-future', 'a grant five years away: 1000 credits', [
    { name: 'Loyalty credits', credits: '1000', applications: [{ status: 'pending', inDays: 5 * 365 }] },
  ]),
  grantCase('grants-none', 'no upcoming grants: applied, skipped, cancelled and overdue ones only', [
    { name: 'Welcome credits', credits: '50', applications: [{ status: 'applied', inDays: -60 }] },
    { name: 'Paused credits', credits: '50', applications: [{ status: 'skipped', inDays: 15 }] },
    { name: 'Dropped credits', credits: '50', applications: [{ status: 'cancelled', inDays: 20 }] },
  ]),
  grantCase(
    'grants-many',
    'many grants: 30 of them, of 18 digits, two at the same moment',
    Array.from({ length: 30 }, (_, index) => ({
      name: `Credits ${index + 1}`,
      credits: `${index + 1}.000000000000000001`,
      applications: [{ status: 'pending' as const, inDays: Math.max(1, index) }],
    })),
  ),
]
