import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from '@/lib/zod'
import { decimal, integerText } from '../decimal'
import { parseExactJson } from '../exact-json'
import * as models from '../models'
import { DtoTaxRateOverride } from './customer-requests'
import { queryTexts, textByText } from './members'
import type { Codec } from './model'
import * as operations from './operations'

type AnyModel = Codec<unknown> & { members: z.ZodMiniObject }
type Values = Record<string, unknown>

const isModel = (value: object): value is AnyModel => 'members' in value
const MODELS = Object.entries<object>({ ...models, ...operations }).flatMap(([name, value]): [string, AnyModel][] =>
  isModel(value) ? [[name, value]] : [],
)

const text = fc.string({ unit: 'binary', maxLength: 12 })
const anyKey = fc.oneof(text, fc.constantFrom('__proto__', 'constructor'))
const key = text.filter((name) => name !== '__proto__') // zod leaves it out of records
const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(10 ** 9))
  .map(([whole, fraction]) => `${whole}.${fraction}`)
const integer = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)

/** Any value the schema allows. `depth` ends recursive models. */
function anyValue(schema: z.core.$ZodType, depth: number): fc.Arbitrary<unknown> {
  if (isModel(schema)) return modelValue(schema, depth)
  if (schema === decimal) return decimalText
  if (schema === integerText) return integer
  if (schema === queryTexts._zod.def.innerType) return fc.array(text, { minLength: 1, maxLength: 3 })
  if (schema === textByText) return fc.array(fc.tuple(anyKey, text)).map((pairs) => Object.fromEntries(pairs))
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return text
    case 'number':
      return 'format' in def ? fc.integer() : fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0)
    case 'boolean':
      return fc.boolean()
    case 'unknown':
      return fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value).replaceAll('-0', '0')))
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'array':
      return fc.array(anyValue(def.element, depth), { maxLength: 2 })
    case 'record':
      return fc.dictionary(key, anyValue(def.valueType, depth), { maxKeys: 3, noNullPrototype: true })
    case 'union':
      return fc.oneof(...def.options.map((option) => anyValue(option, depth)))
    case 'lazy':
      return anyValue(def.getter(), depth - 1)
    default:
      throw new Error(`no values known for a schema of type ${def.type}`)
  }
}

function modelValue(model: AnyModel, depth: number): fc.Arbitrary<Values> {
  const optional: Record<string, fc.Arbitrary<unknown>> = {}
  const required: Record<string, fc.Arbitrary<unknown>> = {}
  for (const [name, schema] of Object.entries(model.members.shape)) {
    const { def } = (schema as z.core.$ZodTypes)._zod
    if (def.type !== 'optional') required[name] = anyValue(schema, depth)
    else if (def.innerType._zod.def.type !== 'lazy' || depth > 0) optional[name] = anyValue(def.innerType, depth)
  }
  // Left out, it comes back as the value that is sent then.
  if (model === (DtoTaxRateOverride as unknown as AnyModel)) required.autoApply = fc.boolean()
  return fc
    .tuple(fc.record(optional, { requiredKeys: [], noNullPrototype: true }), fc.record(required, { noNullPrototype: true }))
    .map(([some, all]) => withExactPairs({ ...some, ...all }, model))
}

/** `credits` and `creditsExact` are one member of the wire: both are there, the number being that of the text, or neither is. */
function withExactPairs(value: Values, { members }: AnyModel): Values {
  for (const exact of Object.keys(members.shape).filter((name) => name.endsWith('Exact'))) {
    const nearest = exact.replace(/Exact$/, '')
    if (exact in value) value[nearest] = Number(value[exact])
    else delete value[nearest]
  }
  return value
}

test('all models are here', () => {
  expect(MODELS.length).toBe(38)
})

describe.each(MODELS)('%s', (_name, model) => {
  test('comes back from the wire as it was, through JSON text', () => {
    fc.assert(
      fc.property(modelValue(model, 2), (value) => {
        const wire = JSON.stringify(z.encode(model, value))
        expect(z.decode(model, parseExactJson(wire))).toEqual(value)
      }),
      { numRuns: 40 },
    )
  })

  test('has only snake_case members on the wire', () => {
    fc.assert(
      fc.property(modelValue(model, 0), (value) => {
        for (const name of Object.keys(z.encode(model, value) as object)) expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
      }),
      { numRuns: 10 },
    )
  })
})
