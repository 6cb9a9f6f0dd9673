import { describe, expect, test } from 'vitest'
import { contentOf } from './content'
import { contentOfDraft, createRequestOf, draftOf, EMPTY_DRAFT, EMPTY_TAX_RATE, faultsOf, taxRateFault } from './draft'

const draft = { ...EMPTY_DRAFT, externalId: 'acme', name: 'Acme' }
const customer = { externalId: 'acme', name: 'Acme', email: '', metadata: { b: '2', a: '1', pan: 'wrong since before' } }

test('a customer’s draft holds its content', () => {
  expect(contentOfDraft(draftOf(customer))).toEqual(contentOf(customer))
  expect(draftOf(customer).metadata.map(({ key }) => key)).toEqual(['a', 'b', 'pan'])
})

describe('faults of metadata', () => {
  const rules = (metadata: { key: string; value: string }[], before?: ReturnType<typeof contentOf>) =>
    [...faultsOf({ ...draft, metadata }, before).rows].map(([index, { rule }]) => [index, rule])

  test('a key that comes twice, and a value without a key', () =>
    expect(
      rules([
        { key: 'a', value: '1' },
        { key: '', value: 'x' },
        { key: 'a', value: '2' },
        { key: '', value: '' },
      ]),
    ).toEqual([
      [1, 'keyMissing'],
      [2, 'keyTwice'],
    ]))

  test.each([
    ['gstin', '27AAPFU0939F1Z', 'gstin'],
    ['pan', 'AAPFU0939', 'pan'],
    ['hsn_sac', '12345', 'hsn_sac'],
  ])('the tax key %s has a form', (key, value, rule) => expect(rules([{ key, value }])).toEqual([[0, rule]]))

  test('tax keys that are right, in any case and with spaces around', () =>
    expect(
      rules([
        { key: 'gstin', value: ' 27aapfu0939f1zv ' },
        { key: 'pan', value: 'AAPFU0939F' },
        { key: 'hsn_sac', value: '998314' },
      ]),
    ).toEqual([]))

  test('a PAN that the GSTIN contradicts', () =>
    expect(
      rules([
        { key: 'gstin', value: '27AAPFU0939F1ZV' },
        { key: 'pan', value: 'BBPFU0939F' },
      ]),
    ).toEqual([[1, 'pan_of_gstin']]))

  test('a tax key that was wrong before is a fault once the metadata changes, as the whole map is sent', () => {
    const rows = draftOf(customer).metadata
    expect(rules(rows, contentOf(customer))).toEqual([])
    expect(rules([...rows, { key: 'c', value: '3' }], contentOf(customer))).toEqual([[2, 'pan']])
  })
})

test('metadata that would not go through is too large, whatever its script', () => {
  const isTooLarge = (value: string) => faultsOf({ ...draft, metadata: [{ key: 'a', value }] }).isTooLarge
  expect([isTooLarge('x'.repeat(59_000)), isTooLarge('é'.repeat(31_000))]).toEqual([false, true])
})

describe('a new customer', () => {
  test('nothing that was left empty is sent', () => expect(createRequestOf(draft)).toEqual({ externalId: 'acme', name: 'Acme' }))

  test('everything that was filled in is', () =>
    expect(
      createRequestOf({
        ...draft,
        email: 'a@acme.example',
        addressCountry: 'DK',
        metadata: [
          { key: 'tier', value: '' },
          { key: '', value: '' },
        ],
        onboardingWorkflowName: 'trial',
        taxRates: 'own',
        taxRateOverrides: [{ ...EMPTY_TAX_RATE, taxRateCode: 'VAT25', priority: '2' }],
      }),
    ).toEqual({
      externalId: 'acme',
      name: 'Acme',
      email: 'a@acme.example',
      addressCountry: 'DK',
      metadata: { tier: '' },
      onboardingWorkflowName: 'trial',
      taxRateOverrides: [{ taxRateCode: 'VAT25', currency: 'usd', autoApply: true, priority: 2 }],
    }))

  test('no tax rates and the tenant’s own are two things', () => {
    expect(createRequestOf({ ...draft, taxRates: 'none' })).toMatchObject({ taxRateOverrides: [] })
    expect(createRequestOf(draft)).not.toHaveProperty('taxRateOverrides')
  })

  test('a workflow’s name goes with the workflow', () =>
    expect(createRequestOf({ ...draft, skipOnboardingWorkflow: true, onboardingWorkflowName: 'trial' })).toEqual({
      externalId: 'acme',
      name: 'Acme',
      skipOnboardingWorkflow: true,
    }))

  test.each([
    [{}, 'code'],
    [{ taxRateCode: 'VAT', currency: 'USD' }, 'currency'],
    [{ taxRateCode: 'VAT', priority: '-1' }, 'priority'],
    [{ taxRateCode: 'VAT', priority: '1.5' }, 'priority'],
    [{ taxRateCode: 'VAT', priority: '0' }, undefined],
  ] as const)('a tax rate %j: %s', (part, fault) => expect(taxRateFault({ ...EMPTY_TAX_RATE, ...part })).toBe(fault))
})
