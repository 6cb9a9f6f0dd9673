/** What a saved view is, for the pages and the routes alike. */
import * as z from '@/lib/zod'

export interface SavedView {
  id: string
  name: string
  isShared: boolean
  /** False for somebody else's shared view. */
  isMine: boolean
  /** Whether this person's list opens with it. */
  isDefault: boolean
  /** The list's query string, without page, open row and view. */
  search: string
  /** The table's arrangement as JSON; null leaves each person's own. */
  arrangement: string | null
}

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))

/** What a person may say about a view. */
export const viewBody = z.strictObject({
  name,
  isShared: z.boolean(),
  search: z.string().check(z.maxLength(4_000)),
  arrangement: z.nullable(z.string().check(z.maxLength(8_000))),
})
export type ViewBody = z.infer<typeof viewBody>

export const newViewBody = z.extend(viewBody, { environment: z.string().check(z.maxLength(32)) })
export type NewView = z.infer<typeof newViewBody>

export const defaultViewBody = z.strictObject({
  environment: z.string().check(z.maxLength(32)),
  /** Null for none: the plain list. */
  viewId: z.nullable(z.string().check(z.maxLength(64))),
})
export type DefaultView = z.infer<typeof defaultViewBody>
