import * as z from '@/lib/zod'
import { ExactNumber, plainNumbers } from '../exact-json'
import { textByText } from './members'

/**
 * Turns a wire value (never null or undefined) into the declared one.
 * @throws Misfit when it cannot.
 */
export type Reader = (raw: unknown) => unknown

/** The first thing in an answer that cannot be read, and where it stands. */
export class Misfit extends Error {
  readonly path: PropertyKey[]

  constructor(problem: string, path: PropertyKey[] = []) {
    super(problem)
    this.path = path
  }

  /** The same, seen from one level above. */
  under(step: PropertyKey): Misfit {
    return new Misfit(this.message, [step, ...this.path])
  }
}

/**
 * How values of `schema` are read tolerantly. Reading makes values of the declared type, so no schema looks at them again:
 * that halves the time a page of customers takes. Models and decimals are codecs and read themselves.
 */
export function readerFor(schema: z.core.$ZodType): Reader {
  if (schema === textByText) return mapReader(readText)
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'optional':
      return readerFor(def.innerType)
    case 'string':
      return readText
    case 'number':
      return readNumber
    case 'boolean':
      return readBoolean
    case 'array':
      return listReader(readerFor(def.element))
    case 'record':
      return def.valueType._zod.def.type === 'unknown' ? readFreeForm : mapReader(readerFor(def.valueType))
    case 'unknown':
      return plainNumbers
    default:
      return schemaReader(schema)
  }
}

function readText(raw: unknown): unknown {
  if (typeof raw === 'string') return raw
  return raw instanceof ExactNumber ? raw.text : JSON.stringify(raw)
}

function readNumber(raw: unknown): unknown {
  if (typeof raw === 'number') return raw
  const isNumeric = raw instanceof ExactNumber || (typeof raw === 'string' && raw.trim() !== '')
  const value = isNumeric ? Number(raw) : Number.NaN
  if (!Number.isFinite(value)) throw new Misfit('expected a number')
  return value
}

function readBoolean(raw: unknown): unknown {
  if (typeof raw === 'boolean') return raw
  const word = typeof raw === 'string' ? raw.toLowerCase() : ''
  if (word !== 'true' && word !== 'false') throw new Misfit('expected a boolean')
  return word === 'true'
}

function listReader(read: Reader): Reader {
  return (raw) => {
    if (!Array.isArray(raw)) throw new Misfit('expected an array')
    const elements = raw.includes(null) ? raw.filter((element) => element !== null) : raw
    let index = 0
    try {
      const list: unknown[] = []
      for (; index < elements.length; index++) list.push(read(elements[index]))
      return list
    } catch (error) {
      throw error instanceof Misfit ? error.under(index) : error
    }
  }
}

/** A JSON object of the user's own: what null means in it is not ours to say. */
function readFreeForm(raw: unknown): unknown {
  return plainNumbers(objectOf(raw))
}

function objectOf(raw: unknown): object {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Misfit('expected an object')
  return raw
}

function mapReader(read: Reader): Reader {
  return (raw) => {
    const entries = Object.entries(objectOf(raw)).filter(([, value]) => value !== null)
    return Object.fromEntries(entries.map(([key, value]) => [key, read(value)]))
  }
}

function schemaReader(schema: z.core.$ZodType): Reader {
  return (raw) => {
    const decoded = z.safeDecode(schema, raw)
    if (decoded.success) return decoded.data
    const [issue] = decoded.error.issues
    throw new Misfit(issue?.message ?? 'not what was expected', issue?.path)
  }
}
