import * as z from '@/lib/zod'

type EnumObject = Readonly<Record<string, string>>

/** One of the values of an enum object and nothing else. */
export type ClosedEnum<Values extends EnumObject> = Values[keyof Values]

/** One of the known values, suggested by editors, or any other text: the API may learn new ones before this client does. */
export type OpenEnum<Values extends EnumObject> = Values[keyof Values] | (string & Record<never, never>)

/** A member that takes any text; an unknown value passes through unchanged. */
// @__NO_SIDE_EFFECTS__
export function openEnum<Values extends EnumObject>(_values: Values): z.ZodMiniOptional<z.ZodMiniType<OpenEnum<Values>, string>> {
  return z.optional(z.string())
}

/** A member of a request that takes the known values only. */
// @__NO_SIDE_EFFECTS__
export function closedEnum<Values extends EnumObject>(
  values: Values,
): z.ZodMiniOptional<z.ZodMiniType<ClosedEnum<Values>, string>> {
  return z.optional(z.enum(values)) as z.ZodMiniOptional<z.ZodMiniType<ClosedEnum<Values>, string>>
}
