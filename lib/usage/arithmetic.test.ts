import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DtoEntitlementSource } from '@/lib/billing/models'
import { add, compare, sumOf } from '@/lib/format/decimal'
import { arithmeticOf } from './arithmetic'

const plan = (usageLimitExact?: string): DtoEntitlementSource => ({
  entityType: 'plan',
  entityId: 'plan_1',
  entityName: 'Scale',
  ...(usageLimitExact !== undefined && { usageLimitExact }),
})
const addon = (usageLimitExact: string): DtoEntitlementSource => ({
  entityType: 'addon',
  entityId: 'addon_1',
  entityName: '',
  usageLimitExact,
})

describe('the arithmetic of a limit', () => {
  test('an addon attached twice is one term of two amounts', () => {
    const { terms, verdict, sum } = arithmeticOf([plan('10000'), addon('5000'), addon('5000')], '20000')
    expect(terms.map(({ name, amounts }) => [name, amounts])).toEqual([
      ['Scale', ['10000']],
      [undefined, ['5000', '5000']],
    ])
    expect([verdict, sum]).toEqual(['adds-up', '20000'])
  })
  test('one contributor without a limit takes the limit away', () =>
    expect(arithmeticOf([plan('10000'), { ...addon('1'), usageLimitExact: undefined }], undefined).verdict).toBe('without-limit'))
  test('what does not add up is said not to', () => {
    expect(arithmeticOf([plan('10000')], '15000').verdict).toBe('differs')
    expect(arithmeticOf([plan()], '15000').verdict).toBe('differs')
    expect(arithmeticOf([plan('10000')], undefined).verdict).toBe('differs')
  })
  test('without sources there is nothing to add', () => expect(arithmeticOf([], '5').verdict).toBe('no-sources'))

  const sources = fc.array(
    fc.record({
      entityType: fc.constantFrom('plan', 'addon', 'subscription'),
      entityId: fc.constantFrom('a', 'b', 'c'),
      amount: fc.bigInt(0n, 2n ** 70n),
    }),
    { minLength: 1, maxLength: 12 },
  )
  test('the amounts of all terms come to the sum, whatever their order and size', () =>
    fc.assert(
      fc.property(sources, (list) => {
        const total = list.reduce((sum, { amount }) => sum + amount, 0n).toString()
        const { terms, sum, verdict } = arithmeticOf(
          list.map(({ amount, ...source }) => ({ ...source, usageLimitExact: amount.toString() })),
          total,
        )
        const amounts = terms.flatMap((term) => term.amounts.map((amount) => amount ?? 'none'))
        expect(verdict).toBe('adds-up')
        expect(sum).toBe(total)
        expect(compare(sumOf(amounts), total)).toBe(0)
        expect(amounts).toHaveLength(list.length)
        expect(
          arithmeticOf(
            list.map(({ amount, ...source }) => ({ ...source, usageLimitExact: amount.toString() })),
            add(total, '1'),
          ).verdict,
        ).toBe('differs')
      }),
    ))
})
