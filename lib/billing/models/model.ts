import * as z from '@/lib/zod'
import { Misfit, type Reader, readerFor } from './lax-reading'

/** A JSON object as it travels: snake_case members, values unchecked. */
export type WireObject = Record<string, unknown>

/** A schema that decodes the wire form (snake_case) into `Value` (camelCase), and encodes it back. */
export type Codec<Value> = z.ZodMiniType<Value, unknown>

type Members<Shape extends z.core.$ZodShape> = z.ZodMiniObject<Shape>

/** A codec made by `responseModel` or `requestModel`. `members` is the camelCase object alone, for forms to extend or narrow. */
export type Model<Shape extends z.core.$ZodShape> = Codec<z.output<Members<Shape>>> & { members: Members<Shape> }

interface Name {
  name: string
  wireName: string
}

/**
 * What the API answers. Decoding is tolerant (contract, section 9): null is absent, undeclared members are dropped, a declared
 * text takes the JSON text of anything else, `"12"` is a number where a number is declared, `"true"` a boolean.
 * Both directions rename the declared members only, so the keys of maps such as `metadata` stay as they are.
 * A member `<name>Exact` reads the same wire member as `<name>` and offers the text of it, without lost digits.
 */
// @__NO_SIDE_EFFECTS__
export function responseModel<Shape extends z.core.$ZodShape>(shape: Shape): Model<Shape> {
  const members = z.object(shape)
  const names = namesOf(shape)
  const readers = names.map((name) => ({ ...name, read: readerFor(shape[name.name] as z.core.$ZodType) }))
  const codec = z.codec(wireObject, z.custom<WireObject>(), {
    decode(wire, payload) {
      try {
        return readMembers(readers, wire)
      } catch (error) {
        if (!(error instanceof Misfit)) throw error
        payload.issues.push({ code: 'custom', message: error.message, path: error.path, input: wire })
        return {}
      }
    },
    encode(value, payload) {
      const encoded = z.safeEncode(members, value as z.output<Members<Shape>>)
      if (encoded.success) return rename(names, encoded.data as WireObject, 'name', 'wireName')
      payload.issues.push(...(encoded.error.issues as z.core.$ZodRawIssue[]))
      return {}
    },
  })
  return Object.assign(codec as unknown as Codec<z.output<Members<Shape>>>, { members })
}

/**
 * What a caller sends. Renames as `responseModel`, but values must have the declared type; null is still read as absent.
 * `sent` are values for members left out, in wire names.
 */
// @__NO_SIDE_EFFECTS__
export function requestModel<Shape extends z.core.$ZodShape>(shape: Shape, sent: WireObject = {}): Model<Shape> {
  const members = z.object(shape)
  const names = namesOf(shape)
  const codec = z.codec(wireObject, members, {
    decode: (wire) => rename(names, wire, 'wireName', 'name') as z.input<Members<Shape>>,
    encode: (value) => ({ ...sent, ...rename(names, value, 'name', 'wireName') }),
  })
  return Object.assign(codec, { members })
}

const wireObject = /* @__PURE__ */ z.custom<WireObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  { error: 'expected an object' },
)

function namesOf(shape: z.core.$ZodShape): Name[] {
  return Object.keys(shape).map((name) => ({ name, wireName: snakeCase(name.replace(/Exact$/, '')) }))
}

function readMembers(readers: (Name & { read: Reader })[], wire: WireObject): WireObject {
  const value: WireObject = {}
  let at = ''
  try {
    for (const { name, wireName, read } of readers) {
      const raw = wire[wireName]
      if (raw === null || raw === undefined) continue
      at = name
      value[name] = read(raw)
    }
    return value
  } catch (error) {
    throw error instanceof Misfit ? error.under(at) : error
  }
}

function rename(names: Name[], from: WireObject, oldName: keyof Name, newName: keyof Name): WireObject {
  const to: WireObject = {}
  for (const name of names) {
    const member = from[name[oldName]]
    if (member !== undefined && member !== null) to[name[newName]] = member
  }
  return to
}

/** `addressLine1` → `address_line1`: digits stay with their word, as the API writes them. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
