import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, compare } from '@/lib/format/decimal'
import { accessTo } from './access'
import type { Allowance } from './allowance'
import type { FeatureUsage } from './feature-usage'
import { limitState, type Used } from './limit-state'

const feature = (allowance: Allowance, used: Used): FeatureUsage => ({
  key: 'feat_1',
  feature: { type: 'metered' },
  name: 'Seats',
  allowance,
  state: limitState(allowance, used),
  used,
  reset: { kind: 'never' },
  resetPeriod: 'NEVER',
  sources: [],
  countedSubscription: undefined,
  isEntitled: true,
  disagreement: undefined,
})
const counted = (amount: string): Used => ({ kind: 'counted', amount })
const limited = (limit: string, isSoft = false): Allowance => ({ kind: 'limited', limit, isSoft })

describe('can they use it?', () => {
  test.each([
    [
      '24 of a hard 25, two more',
      limited('25'),
      counted('24'),
      '2',
      { answer: 'no', rule: 'does-not-fit', fits: '1', over: '1' },
    ],
    ['24 of a hard 25, one more', limited('25'), counted('24'), '1', { answer: 'yes', rule: 'fits', fits: '1' }],
    [
      'beyond a soft limit',
      limited('1000', true),
      counted('1250'),
      '1',
      { answer: 'yes', rule: 'soft-passes', fits: '0', over: '251' },
    ],
    ['within a soft limit', limited('1000', true), counted('10'), '1', { answer: 'yes', rule: 'soft-fits', fits: '990' }],
    ['more than the whole limit', limited('25'), counted('0'), '26', { answer: 'no', rule: 'does-not-fit', isBeyondLimit: true }],
    ['a limit of 0', limited('0'), counted('5'), '1', { answer: 'no', rule: 'no-allowance', isBeyondLimit: true }],
    ['a soft limit of 0', limited('0', true), counted('5'), '1', { answer: 'yes', rule: 'soft-passes' }],
    ['use not known', limited('25'), { kind: 'unknown' } as Used, '1', { answer: 'unknown', rule: 'usage-unknown' }],
    [
      'use not known, yet too much for any',
      limited('25'),
      { kind: 'unknown' } as Used,
      '26',
      { answer: 'no', rule: 'more-than-limit' },
    ],
    ['use not counted', limited('25'), { kind: 'not-counted' } as Used, '1', { answer: 'unknown', rule: 'not-counted' }],
    [
      'unlimited',
      { kind: 'unlimited' } as Allowance,
      counted('123456'),
      '9',
      { answer: 'yes', rule: 'unlimited', used: '123456' },
    ],
    ['on', { kind: 'on' } as Allowance, { kind: 'unknown' } as Used, '1', { answer: 'yes', rule: 'on' }],
    ['off', { kind: 'off' } as Allowance, { kind: 'unknown' } as Used, '1', { answer: 'no', rule: 'off' }],
    [
      'grants in parallel',
      { kind: 'by-grant', buckets: [], total: '9', isSoft: false } as Allowance,
      counted('1'),
      '1',
      { answer: 'unknown', rule: 'by-grant' },
    ],
    ['not reported', { kind: 'not-reported' } as Allowance, counted('1'), '1', { answer: 'unknown', rule: 'not-reported' }],
  ] as const)('%s', (_, allowance, used, amount, expected) =>
    expect(accessTo(feature(allowance, used), amount)).toMatchObject(expected),
  )

  const amounts = fc.bigInt(0n, 10n ** 24n).map(String)
  test('a hard limit says yes exactly as long as all of it fits', () =>
    fc.assert(
      fc.property(amounts, amounts, amounts, (limit, used, amount) => {
        fc.pre(amount !== '0')
        const { answer } = accessTo(feature(limited(limit), counted(used)), amount)
        expect(answer === 'yes').toBe(compare(add(used, amount), limit) <= 0)
      }),
    ))
})
