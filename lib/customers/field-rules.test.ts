import { describe, expect, test } from 'vitest'
import * as z from '@/lib/zod'
import {
  customerChanges,
  FIELD_LIMITS,
  faultOf,
  fieldNamed,
  newCustomer,
  roomIn,
  TEXT_FIELDS,
  type TextField,
} from './field-rules'

const LIMITED = TEXT_FIELDS.filter((field) => !['email', 'addressCountry', 'timezone'].includes(field))

describe('lengths', () => {
  test.each(LIMITED)('%s may be as long as its limit and no longer', (field) => {
    const { characters } = FIELD_LIMITS[field]
    expect(faultOf(field, 'x'.repeat(characters))).toBeUndefined()
    expect(faultOf(field, 'x'.repeat(characters + 1))).toEqual({ rule: 'characters', most: characters, now: characters + 1 })
  })

  test('an emoji is one character, not two', () => expect(faultOf('contact', '😀'.repeat(20))).toBeUndefined())

  test('an address counts bytes, too: 60 letters of two bytes are too much for a city', () => {
    expect(faultOf('addressCity', 'ä'.repeat(50))).toBeUndefined()
    expect(faultOf('addressCity', 'ä'.repeat(51))).toEqual({ rule: 'bytes', most: 100, now: 102 })
    expect(faultOf('name', 'ä'.repeat(255))).toBeUndefined()
  })

  test('the counter counts what runs out first', () => {
    expect(roomIn('addressCity', 'ä'.repeat(50))).toEqual({ unit: 'bytes', now: 100, most: 100 })
    expect(roomIn('addressCity', 'a'.repeat(50))).toEqual({ unit: 'characters', now: 50, most: 100 })
    expect(roomIn('name', 'ä'.repeat(50))).toEqual({ unit: 'characters', now: 50, most: 255 })
  })
})

describe('what cannot be empty', () => {
  test.each(['externalId', 'name'] as const)('%s is required', (field) => {
    expect(faultOf(field, '')).toEqual({ rule: 'required' })
    expect(faultOf(field, '', 'Acme')).toEqual({ rule: 'required' })
  })

  test.each([
    ['email', 'a@acme.example'],
    ['addressCountry', 'DK'],
    ['timezone', 'UTC'],
  ] as const)('%s may be left out, yet not cleared', (field, before) => {
    expect(faultOf(field, '')).toBeUndefined()
    expect(faultOf(field, '', '')).toBeUndefined()
    expect(faultOf(field, '', before)).toEqual({ rule: 'kept' })
  })

  test.each(['contact', 'addressLine1', 'addressCity', 'addressPostalCode'] as const)('%s may be cleared', (field) =>
    expect(faultOf(field, '', 'before')).toBeUndefined(),
  )
})

describe('what has a form', () => {
  test.each<[TextField, string]>([
    ['email', 'ada'],
    ['email', 'Ada <ada@acme.example>'],
    ['email', 'ada@acme'],
    ['addressCountry', 'dk'],
    ['addressCountry', 'DNK'],
    ['addressCountry', 'XX'],
    ['addressCountry', 'UK'],
    ['timezone', 'Local'],
    ['timezone', '+02:00'],
    ['timezone', 'europe/berlin'],
    ['timezone', 'Europe/Nowhere'],
  ])('%s %j is refused', (field, text) => expect(faultOf(field, text)?.rule).toMatch(/^(email|country|timezone)$/))

  test.each<[TextField, string]>([
    ['email', 'ada+billing@acme.example'],
    ['addressCountry', 'GB'],
    ['timezone', 'Asia/Kolkata'],
    ['timezone', 'UTC'],
  ])('%s %j is taken', (field, text) => expect(faultOf(field, text)).toBeUndefined())

  test('what is wrong already and stays is not sent, so it is no fault', () =>
    expect(faultOf('addressCountry', 'dk', 'dk')).toBeUndefined())
})

describe('as schemas, for the server', () => {
  const issuesOf = (schema: z.core.$ZodType, value: unknown) =>
    z.safeParse(schema, value).error?.issues.map(({ path, message }) => [path.join('.'), message])

  test('each fault stands at its field', () =>
    expect(issuesOf(newCustomer, { externalId: '', email: 'x', metadata: { pan: 'x' } })).toEqual([
      ['externalId', 'required'],
      ['name', 'required'],
      ['email', 'email'],
      ['metadata.pan', 'pan'],
    ]))

  test('an update holds what is there alone, and clears nothing that stays', () => {
    expect(issuesOf(customerChanges, {})).toBeUndefined()
    expect(issuesOf(customerChanges, { contact: '', addressCity: '' })).toBeUndefined()
    expect(issuesOf(customerChanges, { name: '', email: '', timezone: '' })).toEqual([
      ['name', 'required'],
      ['email', 'kept'],
      ['timezone', 'kept'],
    ])
  })

  test('a map is asked for texts', () => expect(issuesOf(customerChanges, { metadata: { a: 1 } })).toHaveLength(1))
})

test.each([
  ['ExternalID', 'externalId'],
  ['AddressLine1', 'addressLine1'],
  ['Timezone', 'timezone'],
  ['external_id', undefined],
  ['constructor', undefined],
])('the API’s %s is our %s', (goName, field) => expect(fieldNamed(goName)).toBe(field))
