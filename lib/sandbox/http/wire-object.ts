import * as z from '@/lib/zod'
import { ApiError } from './api-error'

/** An object whose member names match whatever their case, as the API's decoder matches them; unknown members are dropped. */
export function wireObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const names = new Map(Object.keys(shape).map((name) => [name.toLowerCase(), name]))
  return z.pipe(
    z.transform((value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
      return Object.fromEntries(
        Object.entries(value).flatMap(([key, member]) => {
          const name = names.get(key.toLowerCase())
          return name === undefined ? [] : [[name, member]]
        }),
      )
    }),
    z.object(shape),
  )
}

/** Text, absent, or null, which the API reads as absent. */
export const wireText = z.nullish(z.string())
/** A list of text; null is an empty one, and a null element is an empty text. */
export const wireTexts = z.nullish(
  z.array(
    z.pipe(
      z.nullable(z.string()),
      z.transform((text) => text ?? ''),
    ),
  ),
)

/** A map of text to text. A null value becomes empty text; any other value that is not text is refused. */
export const wireMap = z.nullish(
  z.pipe(
    z.custom<Record<string, string | null>>(
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.values(value).every((member) => member === null || typeof member === 'string'),
    ),
    z.transform((map) => Object.fromEntries(Object.entries(map).map(([key, value]) => [key, value ?? '']))),
  ),
)

/**
 * @param value a decoded body; null is an empty object, as in the API
 * @throws ApiError validation_error when a member has the wrong JSON type
 */
export function decode<Schema extends z.core.$ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = z.safeParse(schema, value ?? {})
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const path = issue?.path.join('.')
  throw new ApiError('validation_error', path ? `${path} has the wrong type` : 'The body must be a JSON object')
}
