import * as z from '@/lib/zod'

// The optional members most models are made of. The API may leave out any member of an answer, and null is read as absent.

export const text = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.string())
export const number = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.number())
export const flag = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.boolean())
export const texts = /* @__PURE__ */ z.optional(/* @__PURE__ */ z.array(/* @__PURE__ */ z.string()))
/**
 * Text by text; the keys are the user's own and are never renamed. Not zod's own record, which leaves out the key `__proto__`: the API takes
 * it like any other, and an update replaces the whole map, so a client that does not see a key erases it.
 */
export const textByText = /* @__PURE__ */ z
  .custom<Record<string, string>>((map) => typeof map === 'object' && map !== null && !Array.isArray(map), {
    error: 'Invalid input: expected texts by text',
  })
  .check(({ value, issues }) => {
    for (const [key, text] of Object.entries(value))
      if (typeof text !== 'string')
        issues.push({ code: 'custom', message: 'Invalid input: expected text', path: [key], input: text })
  })
export const textMap = /* @__PURE__ */ z.optional(textByText)
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
