/** What an export is asked for and what it tells of itself, for the pages and the routes alike. */
import * as z from '@/lib/zod'

/** The columns that can be chosen, by the API's names; beside them `metadata.<key>` for any one key. */
export const EXPORT_COLUMNS = [
  'id',
  'external_id',
  'name',
  'email',
  'contact',
  'status',
  'address_line1',
  'address_line2',
  'address_city',
  'address_state',
  'address_postal_code',
  'address_country',
  'timezone',
  'metadata',
  'created_at',
  'updated_at',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number] | `metadata.${string}`

const isColumn = (name: string): name is ExportColumn =>
  EXPORT_COLUMNS.some((known) => known === name) || (name.startsWith('metadata.') && name.length > 'metadata.'.length)
const isZone = (zone: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const customerIds = z.array(z.string().check(z.regex(/^[A-Za-z0-9_-]{1,128}$/))).check(z.maxLength(10_000))

export const exportOrder = z.strictObject({
  environment: z.string().check(z.maxLength(32)),
  /** The list's query string: which customers, in which order. */
  search: z.string().check(z.maxLength(8_000)),
  /** These alone, out of the list's; empty for all. */
  ids: customerIds,
  /** Not these, of all that the list finds. */
  except: customerIds,
  columns: z.array(z.string().check(z.maxLength(300), z.refine(isColumn))).check(z.minLength(1), z.maxLength(100)),
  format: z.enum(['csv', 'ndjson']),
  /** IANA name; in it stand all times. */
  zone: z.string().check(z.maxLength(64), z.refine(isZone)),
})
export type ExportOrder = z.infer<typeof exportOrder>

export type ExportState = 'ordered' | 'running' | 'done' | 'failed' | 'cancelled'

/** Comes beside the file: what it holds, and whether it holds all of it. */
export interface ExportManifest {
  export: string
  environment: string
  /** The billing API's address. */
  api: string
  /** The list's query string. */
  search: string
  /** How many customers were picked by hand out of it; absent when all were meant. */
  picked?: number
  /** How many were left out by hand. */
  left_out?: number
  columns: string[]
  format: 'csv' | 'ndjson'
  zone: string
  state: ExportState
  started_at: string
  finished_at: string | null
  /** Customers that the API counted when it began; null before. */
  expected: number | null
  written: number
  /** True when it came to its end and wrote as many customers as were counted. */
  is_complete: boolean
  failure: string | null
}
