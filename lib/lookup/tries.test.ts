import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlainId } from '@/lib/url/ids'
import { NOTHING_ASKED, REACHES, readAsked, textOf, tidied, writeAsked } from './asked'
import { candidatesIn, digitGroups, kindOf, ownRecord } from './recognise'
import { MAX_TRIES, triesOf } from './tries'

const kindsOf = (asked: Partial<typeof NOTHING_ASKED>, reach: (typeof REACHES)[number] = 'all') => {
  const plan = triesOf({ ...NOTHING_ASKED, ...asked }, reach)
  return 'tries' in plan ? plan.tries.map(({ kind, value }) => `${kind} ${value}`) : plan.notAsked
}

describe('what a text is looked up as', () => {
  test.each([
    ['cust_01KB0Q8G', ['id cust_01KB0Q8G', 'external_id cust_01KB0Q8G', 'external_id_archived cust_01KB0Q8G']],
    [
      'acme-42',
      ['external_id acme-42', 'external_id_archived acme-42', 'in_name acme-42', 'in_email acme-42', 'in_external_id acme-42'],
    ],
    [
      'a@b.example',
      ['email', 'email_archived', 'external_id', 'in_name', 'in_email', 'in_external_id'].map((kind) => `${kind} a@b.example`),
    ],
    [
      '@www.acme.example',
      [
        'external_id @www.acme.example',
        'external_id_archived @www.acme.example',
        'in_name @www.acme.example',
        'in_email acme.example',
        'in_external_id @www.acme.example',
      ],
    ],
    [
      '+46 123 555 0134',
      ['external_id', 'external_id_archived', 'in_name', 'in_email', 'in_external_id', 'in_contact'].map(
        (kind) => `${kind} +46 123 555 0134`,
      ),
    ],
    [
      'https://app.example/a/acme-42?u=a@b.example#/x/cust_1',
      [
        'id cust_1',
        'external_id cust_1',
        'external_id_archived cust_1',
        'email a@b.example',
        'email_archived a@b.example',
        'external_id a@b.example',
      ],
    ],
  ])('%s', (q, tries) => expect(kindsOf({ q })).toEqual(tries))

  test.each([
    ['', 'nothing'],
    ['x'.repeat(256), 'too-long'],
    ['a\u0000b', 'unreadable'],
    ['a\nb', 'unreadable'],
    ['half \ud800', 'unreadable'],
    ['https://app.example/about', 'no-id'],
  ])('%j is not asked', (q, why) => expect(kindsOf({ q })).toBe(why))

  test('with a path trick in it, it is no id, and only looked for inside of fields', () => {
    for (const q of ['..', 'a/../b', '..%2fcustomers', '%2e%2e/x', 'a\\..\\b'])
      expect(kindsOf({ q })).toEqual([`in_name ${q}`, `in_email ${q}`, `in_external_id ${q}`])
    expect(kindsOf({ id: '../customers' })).toBe('no-id')
    expect(kindsOf({ external_id: '../x' })).toBe('no-id')
    expect(kindsOf({ email: 'nobody' })).toBe('no-id')
  })

  test('all that a help desk knows is tried, and what it leaves empty is not', () => {
    expect(kindsOf({ q: 'ignored', external_id: 'acme-42', email: 'a@b.example' })).toEqual([
      'external_id acme-42',
      'external_id_archived acme-42',
      'email a@b.example',
      'email_archived a@b.example',
    ])
  })

  test('elsewhere by one call', () => {
    expect(kindsOf({ q: 'a@b.example' }, 'likeliest')).toEqual(['email a@b.example'])
    expect(kindsOf({ q: 'Acme Ltd' }, 'likeliest')).toEqual(['in_name Acme Ltd'])
  })

  test('whatever is asked, the calls are few, each once, and ids are ids', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
    )
    fc.assert(
      fc.property(text, text, text, text, fc.constantFrom(...REACHES), (q, id, external_id, email, reach) => {
        const plan = triesOf({ q, id, external_id, email }, reach)
        if (!('tries' in plan)) return
        expect(plan.tries.length).toBeGreaterThan(0)
        expect(plan.tries.length).toBeLessThanOrEqual(reach === 'likeliest' ? 1 : MAX_TRIES)
        expect(new Set(plan.tries.map((one) => JSON.stringify(one))).size).toBe(plan.tries.length)
        for (const { kind, value } of plan.tries) if (kind === 'id') expect(isPlainId(value)).toBe(true)
      }),
    )
  })
})

test('an address keeps any value, both ways', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const asked = readAsked({ external_id: text, q: '' })
      const query = new URLSearchParams(writeAsked(asked))
      expect(readAsked(Object.fromEntries(query))).toEqual(asked)
      expect(textOf(asked)).toBe(tidied(text))
    }),
  )
})

test.each([
  ['  acme-42\u200b ', 'acme-42'],
  ['<ada@north.example>', 'ada@north.example'],
  ['mailto:ada@north.example?subject=Hi', 'ada@north.example'],
  ['ada@north.example,', 'ada@north.example'],
  ['a<b>c', 'a<b>c'],
])('%j is tidied to %j', (text, tidy) => expect(tidied(text)).toBe(tidy))

test('kinds by their looks', () => {
  expect(kindOf('3F2b8c1e-7a4d-4f0e-9b2a-1c2d3e4f5a6b')).toBe('uuid')
  expect(kindOf('cust_..')).toBe('text')
  expect(kindOf('http://')).toBe('text')
  expect(kindOf('(020) 7946-0018')).toBe('phone')
  expect(digitGroups('+14155550134')).toEqual(['555', '0134'])
  expect(digitGroups('+1 (415) 555-0134')).toEqual(['415', '555', '0134'])
  expect(candidatesIn('https://x.example/%E0%A4%A/a%2Fb-7/').map(({ text }) => text)).toEqual(['a/b-7'])
})

test('a record address of ours names its environment', () => {
  const origin = 'https://console.example'
  expect(ownRecord(`${origin}/live/customers/cust_1/usage?x=1`, origin)).toEqual({ environment: 'live', id: 'cust_1' })
  expect(ownRecord(`${origin}/live/lookup?q=x`, origin)).toEqual({ environment: 'live', id: undefined })
  expect(ownRecord('https://other.example/live/customers/cust_1', origin)).toBe(undefined)
  expect(ownRecord('nothing', origin)).toBe(undefined)
})
