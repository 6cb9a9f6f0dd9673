import * as z from '@/lib/zod'

// The optional members most models are made of. The API may leave out any member of an answer, and null is read as absent.

export const text = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.string())
export const number = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.number())
export const flag = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.boolean())
export const texts = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(/* @__PURE__ */ z.string()))
/** Text by text; the keys are the user's own and are never renamed. */
export const textMap = /* @__PURE__ */ z.optional(
  /* @__PURE__ */ z.record(/* @__PURE__ */ z.string(), /* @__PURE__ */ z.string()),
)
/** The same from a caller. zod's own record leaves out the key `__proto__`, which the API takes like any other; a map without it would erase it. */
export const givenTextMap = /* @__PURE__ */ z.optional(
  /* @__PURE__ */ z.custom<Record<string, string>>(
    (map) =>
      typeof map === 'object' &&
      map !== null &&
      !Array.isArray(map) &&
      Object.values(map).every((text) => typeof text === 'string'),
    { error: 'Invalid input: expected texts by text' },
  ),
)
/** Texts as query parameters: one that comes once is a list of one. */
export const queryTexts = /* @__PURE__ */ z.optional(
  /* @__PURE__ */ z.codec(/* @__PURE__ */ z.unknown(), /* @__PURE__ */ z.array(/* @__PURE__ */ z.string()), {
    decode: (raw) => (Array.isArray(raw) ? raw : [raw]),
    encode: (list) => list,
  }),
)
/** An RFC 3339 timestamp in UTC with 0 to 9 fractional digits, kept as text: a `Date` would lose the microseconds. */
export const timestamp = text

/** Who and when, on every stored record. `createdBy` and `updatedBy` are user ids. */
export const recordMembers = {
  createdAt: timestamp,
  createdBy: text,
  environmentId: text,
  id: text,
  tenantId: text,
  updatedAt: timestamp,
  updatedBy: text,
}
