import { expect, test } from 'vitest'
import { planNameOf } from '@/lib/record/subscriptions'
import { preflightOf } from './archive-blockers'

const answer = {
  subscriptions: [
    { id: 'subs_1', planId: 'plan_1', subscriptionStatus: 'active' as const },
    { id: 'subs_2', planId: 'plan_2', subscriptionStatus: 'trialing' as const },
  ],
  features: [
    {
      sources: [
        { entityType: 'plan' as const, entityId: 'plan_1', entityName: 'Scale' },
        { entityType: 'addon' as const, entityId: 'plan_2', entityName: '' },
      ],
    },
  ],
}

test('only active subscriptions stand in the way', () => {
  const { blocking, others, isKnown } = preflightOf(answer)
  expect([blocking.map(({ id }) => id), others.map(({ id }) => id), isKnown]).toEqual([['subs_1'], ['subs_2'], true])
})

test('an answer without the list, as before June 2026, says nothing of subscriptions', () =>
  expect(preflightOf({ features: [] })).toEqual({ blocking: [], others: [], isKnown: false }))

test('a plan has the name that its entitlements carry, or none', () => {
  expect(answer.subscriptions.map((subscription) => planNameOf(answer, subscription))).toEqual(['Scale', undefined])
})
