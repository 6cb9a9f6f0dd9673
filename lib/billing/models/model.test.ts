import { describe, expect, test } from 'vitest'
import * as z from '@/lib/zod'
import { parseExactJson } from '../exact-json'
import { flag, number, text, textMap, texts } from './members'
import { requestModel, responseModel, snakeCase } from './model'

const Inner = responseModel({ innerName: text, amounts: z.optional(z.array(z.number())) })
const Answer = responseModel({
  addressLine1: text,
  isOn: flag,
  total: number,
  metadata: textMap,
  listOfTexts: texts,
  anything: z.optional(z.unknown()),
  nested: z.optional(Inner),
  nestedList: z.optional(z.array(Inner)),
})
const Order = requestModel({ externalId: z.string(), count: z.optional(z.int()), metadata: textMap, inner: z.optional(Inner) })

const read = (wire: unknown) => z.decode(Answer, wire)
const problem = (wire: unknown) => z.safeDecode(Answer, wire).error?.issues[0]

describe('reading an answer', () => {
  test('declared members are renamed, others dropped', () => {
    expect(read({ address_line1: 'Main St', addressLine1: 'camel', new_member: 1 })).toEqual({ addressLine1: 'Main St' })
  })

  test('null is absent', () => {
    expect(Object.keys(read({ address_line1: null, nested: null, metadata: null }))).toEqual([])
  })

  test('keys of maps stay as they are', () => {
    expect(read({ metadata: { snake_case: 'a', camelCase: 'b', __proto__x: 'c' } }).metadata).toEqual({
      snake_case: 'a',
      camelCase: 'b',
      __proto__x: 'c',
    })
  })

  test('a key named __proto__ is a key like any other', () => {
    const { metadata } = read(JSON.parse('{"metadata":{"__proto__":"x"}}'))
    expect(JSON.stringify(metadata)).toBe('{"__proto__":"x"}')
  })

  test('anything becomes its JSON text where a text is declared', () => {
    expect(read({ address_line1: 12 }).addressLine1).toBe('12')
    expect(read({ address_line1: { a: [true] } }).addressLine1).toBe('{"a":[true]}')
    expect(read({ list_of_texts: [1, 'two', false] }).listOfTexts).toEqual(['1', 'two', 'false'])
    expect(read({ metadata: { n: 1 } }).metadata).toEqual({ n: '1' })
  })

  test('numbers and flags are read from text', () => {
    expect(read({ total: '100.5', is_on: 'TRUE' })).toEqual({ total: 100.5, isOn: true })
    expect(read({ is_on: 'false' })).toEqual({ isOn: false })
  })

  test.each([
    [{ total: 'many' }, 'expected a number', ['total']],
    [{ total: '' }, 'expected a number', ['total']],
    [{ total: true }, 'expected a number', ['total']],
    [{ total: '1e999' }, 'expected a number', ['total']],
    [{ is_on: 1 }, 'expected a boolean', ['isOn']],
    [{ list_of_texts: 'one' }, 'expected an array', ['listOfTexts']],
    [{ metadata: [] }, 'expected an object', ['metadata']],
    [{ nested: 'text' }, 'expected an object', ['nested']],
    [{ nested_list: [{}, { amounts: [1, 'x'] }] }, 'expected a number', ['nestedList', 1, 'amounts', 1]],
  ])('%j does not fit, and the problem says where', (wire, message, path) => {
    expect(problem(wire)).toMatchObject({ message, path })
  })

  test.each([null, 'text', 3, []])('an answer that is %j is refused', (wire) => {
    expect(problem(wire)).toMatchObject({ message: 'expected an object', path: [] })
  })

  test('null elements of lists are left out', () => {
    expect(read({ nested_list: [null, { inner_name: 'a' }, null] }).nestedList).toEqual([{ innerName: 'a' }])
  })

  test('a long number is exact as text, nearest as number, and plain in free-form values', () => {
    const wire = parseExactJson('{"address_line1":12345678901234567890.1,"total":12345678901234567890.1,"anything":{"a":[1.50]}}')
    expect(read(wire)).toEqual({ addressLine1: '12345678901234567890.1', total: 12345678901234567000, anything: { a: [1.5] } })
    expect(typeof (read(wire).anything as { a: unknown[] }).a[0]).toBe('number')
  })
})

describe('writing an answer, as a server does', () => {
  test('members get their wire names again, undeclared ones are dropped', () => {
    const value = { addressLine1: 'a', nested: { innerName: 'b' }, nestedList: [{ amounts: [1] }], odd: 1 }
    expect(z.encode(Answer, value)).toEqual({ address_line1: 'a', nested: { inner_name: 'b' }, nested_list: [{ amounts: [1] }] })
  })

  test('a value of the wrong type is refused with the path to it', () => {
    const wrong = { nested: { innerName: 3 } } as never
    expect(z.safeEncode(Answer, wrong).error?.issues[0]?.path).toEqual(['nested', 'innerName'])
  })
})

describe('requests', () => {
  test('are written in wire names without undefined members', () => {
    expect(z.encode(Order, { externalId: 'a', count: undefined, metadata: { someKey: 'v' } })).toEqual({
      external_id: 'a',
      metadata: { someKey: 'v' },
    })
  })

  test.each([
    [{ externalId: 3 }, ['externalId']],
    [{ externalId: null }, ['externalId']],
    [{}, ['externalId']],
    [{ externalId: 'a', count: 1.5 }, ['count']],
    [{ externalId: 'a', metadata: { a: 1 } }, ['metadata', 'a']],
  ])('%j is refused, not converted', (request, path) => {
    expect(z.safeEncode(Order, request as never).error?.issues[0]?.path).toEqual(path)
  })

  test('are read from the wire with the same strictness, null being absent', () => {
    expect(z.decode(Order, { external_id: 'a', count: null, odd: 1 })).toEqual({ externalId: 'a' })
    expect(z.safeDecode(Order, { external_id: 'a', count: '1' }).error?.issues[0]?.path).toEqual(['count'])
  })

  test('can be narrowed by a form, without the renaming', () => {
    const Form = z.extend(Order.members, { externalId: z.string().check(z.minLength(3)) })
    expect(Form.safeParse({ externalId: 'ab' }).success).toBe(false)
    expect(Form.parse({ externalId: 'abc' })).toEqual({ externalId: 'abc' })
  })
})

test.each([
  ['addressLine1', 'address_line1'],
  ['id', 'id'],
  ['subscriptionStatusAtApplication', 'subscription_status_at_application'],
])('%s is %s on the wire', (name, wireName) => {
  expect(snakeCase(name)).toBe(wireName)
})
