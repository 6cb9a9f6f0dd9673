import type * as z from '@/lib/zod'
import { number } from './members'
import { responseModel } from './model'

/** `offset` is where the next page starts (the offset asked for + `limit`), not the offset that was asked for. `total` counts all matches. */
export const TypesPaginationResponse = /* @__PURE__ */ responseModel({ limit: number, offset: number, total: number })
export type TypesPaginationResponse = z.output<typeof TypesPaginationResponse>
