import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksLikeConditions, readConditions, writeConditions } from './condition-text'
import { applicable, type Condition } from './conditions'

describe('what people type', () => {
  test('becomes conditions, a status and the rest to search for', () => {
    expect(
      readConditions(
        'north email:@acme status:archived metadata.tier:pro created>2026-01-01 -name:test country=se,NO "two words"',
      ),
    ).toEqual({
      text: 'north two words',
      status: 'archived',
      conditions: [
        { field: 'email', operator: 'contains', value: '@acme' },
        { field: 'metadata', key: 'tier', value: 'pro' },
        { field: 'created', operator: 'after', day: '2026-01-01' },
        { field: 'name', operator: 'excludes', value: 'test' },
        { field: 'country', operator: 'is', values: ['SE', 'NO'] },
      ],
      wrong: [],
    })
  })

  test.each([
    ['country:SE', { field: 'country', operator: 'is', values: ['SE'] }],
    ['-country=SE,NO', { field: 'country', operator: 'not', values: ['SE', 'NO'] }],
    ['id:cust_1,cust_2', { field: 'id', operator: 'is', values: ['cust_1', 'cust_2'] }],
    ['created_at>=2026-01-31', { field: 'created', operator: 'from', day: '2026-01-31' }],
    ['updated:7d', { field: 'updated', operator: 'within', days: 7 }],
    ['name:"Smith, Jane"', { field: 'name', operator: 'contains', value: 'Smith, Jane' }],
    ['name="a\\"b",c', { field: 'name', operator: 'is', values: ['a"b', 'c'] }],
    ['metadata."odd key":"x y"', { field: 'metadata', key: 'odd key', value: 'x y' }],
    ['metadata.empty:', { field: 'metadata', key: 'empty', value: '' }],
    ['timezone:Europe/', { field: 'timezone', operator: 'contains', value: 'Europe/' }],
  ])('%s', (text, condition) => expect(readConditions(text)).toMatchObject({ conditions: [condition], wrong: [] }))

  test.each([
    ['statis:archived', 'statis:archived', 'unknown-field', 'status:'],
    ['nmae:acme', 'nmae:acme', 'unknown-field', 'name:'],
    ['north emial:x', 'emial:x', 'unknown-field', 'email:'],
    ['created:2026-01-01', 'created:2026-01-01', 'wrong-operator', 'created>=2026-01-01'],
    ['created>2026-02-30', 'created>2026-02-30', 'no-day', undefined],
    ['name>b', 'name>b', 'wrong-operator', 'name:'],
    ['email:', 'email:', 'no-value', undefined],
    ['name:"open', 'name:"open', 'open-quote', 'name:"open"'],
    ['-acme', '-acme', 'free-exclusion', '-name:acme'],
    ['status:paused', 'status:paused', 'wrong-status', 'status:archived'],
    ['metadata.a:1 metadata.a:2', 'metadata.a:2', 'metadata-twice', undefined],
    ['-metadata.a:1', '-metadata.a:1', 'wrong-operator', 'metadata.a:'],
    ['updated:0d', 'updated:0d', 'no-days', undefined],
  ])('in %s the word %s is wrong: %s', (text, word, why, suggestion) => {
    const { wrong } = readConditions(text)
    expect(wrong).toEqual([expect.objectContaining({ word, why })])
    expect(wrong[0]?.suggestion).toBe(suggestion)
    expect(text.slice(wrong[0]?.from, wrong[0]?.to)).toBe(word)
  })

  test.each(['https://app.example/x', 'acct:1', '12:30', 'a=b', 'x>y', 'cust_1', 'ada@acme.example', '=1+1'])(
    '%s is a text to search for, no condition',
    (text) => {
      expect(readConditions(text)).toEqual({ text, conditions: [], status: undefined, wrong: [] })
      expect(looksLikeConditions(text)).toBe(false)
    },
  )

  test('whatever it is, reading it never fails, and every word is a text, a condition or wrong', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const { text: free, conditions, wrong } = readConditions(text)
        expect(free.length <= text.length || conditions.length + wrong.length === 0).toBe(true)
        for (const { word, from, to } of wrong) expect(text.slice(from, to)).toBe(word)
      }),
    )
  })
})

const value = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('a,b', '"', '\\', '-x', 'a b', ':=<>', 'metadata.x:1'),
)
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    field: fc.constantFrom('name', 'email', 'city'),
    operator: fc.constantFrom('contains', 'excludes'),
    value,
  }) as fc.Arbitrary<Condition>,
  fc.record({
    field: fc.constantFrom('name', 'external_id', 'id'),
    operator: fc.constantFrom('is', 'not'),
    values: fc.uniqueArray(value, { minLength: 1, maxLength: 4 }),
  }) as fc.Arbitrary<Condition>,
  fc.record({
    field: fc.constant('created'),
    operator: fc.constantFrom('after', 'from', 'before', 'until'),
    day,
  }) as fc.Arbitrary<Condition>,
  fc.record({
    field: fc.constant('updated'),
    operator: fc.constant('within'),
    days: fc.integer({ min: 1, max: 3650 }),
  }) as fc.Arbitrary<Condition>,
  fc.record({ field: fc.constant('metadata'), key: value, value }) as fc.Arbitrary<Condition>,
)

test('conditions that were written are read back as they were', () => {
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 6 }), (conditions) => {
      const kept = applicable(conditions)
      expect(readConditions(writeConditions(conditions))).toEqual({ text: '', status: undefined, conditions: kept, wrong: [] })
    }),
    { numRuns: 500 },
  )
})
