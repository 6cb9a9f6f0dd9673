import * as z from '@/lib/zod'

export const DENSITIES = ['compact', 'regular', 'roomy'] as const
export type Density = (typeof DENSITIES)[number]

export const NARROWEST = 64
export const WIDEST = 900
export const MAX_COLUMNS = 20
/** A browser keeps no cookie beyond 4,096 bytes, name and attributes included. */
const MAX_TEXT = 3_600

/** A column that is shown. */
export interface ArrangedColumn {
  id: string
  /** In pixels; without it the column is as wide as its definition says. */
  width?: number
  /** Stays in view while the others scroll sideways. */
  isPinned?: boolean
  /** What the column is about when its id alone does not say it, such as a feature's name. */
  label?: string
}

/** How somebody has arranged a table: the columns that are shown, in order, and how tall its rows are. */
export interface Arrangement {
  density: Density
  columns: readonly ArrangedColumn[]
}

/** What a table can show. */
export interface Arrangeable {
  /** How it is arranged until somebody changes it. */
  defaults: Arrangement
  isColumn: (id: string) => boolean
  /** Never hidden: it holds the row's link. */
  required: string
}

/** A cookie, so that the first HTML has a person's own columns: nothing flashes, nothing moves. */
export const arrangementCookie = (table: string) => `arrangement-${table}`

const VERSION = 1

/** As it is written: short, since a cookie travels with each page. */
const written = z.object({
  v: z.literal(VERSION),
  d: z.enum(DENSITIES),
  c: z
    .array(
      z.object({
        i: z.string().check(z.minLength(1), z.maxLength(160)),
        w: z.optional(z.int().check(z.gte(NARROWEST), z.lte(WIDEST))),
        p: z.optional(z.literal(1)),
        l: z.optional(z.string().check(z.maxLength(80))),
      }),
    )
    .check(z.minLength(1), z.maxLength(MAX_COLUMNS)),
})

export const writeArrangement = ({ density, columns }: Arrangement): string =>
  JSON.stringify({
    v: VERSION,
    d: density,
    c: columns.map(({ id, width, isPinned, label }) => ({ i: id, w: width, p: isPinned ? 1 : undefined, l: label })),
  })

/** Text that nobody can read, of another version or by another hand, is the defaults; columns that are gone since are left out. */
export function readArrangement(text: string | undefined | null, { defaults, isColumn, required }: Arrangeable): Arrangement {
  const read = written.safeParse(parseJson(text))
  if (!read.success) return defaults
  const columns = new Map<string, ArrangedColumn>()
  for (const { i, w, p, l } of read.data.c)
    if (isColumn(i) && !columns.has(i))
      columns.set(i, { id: i, ...(w && { width: w }), ...(p && { isPinned: true }), ...(l && { label: l }) })
  const all = [...columns.values()]
  return { density: read.data.d, columns: columns.has(required) ? all : [{ id: required, isPinned: true }, ...all] }
}

/** Whether it can be remembered. */
export const fits = (arrangement: Arrangement): boolean =>
  arrangement.columns.length <= MAX_COLUMNS && encodeURIComponent(writeArrangement(arrangement)).length <= MAX_TEXT

/** What pins come to: pinned columns stand first, in their order. */
export const inOrder = (columns: readonly ArrangedColumn[]): ArrangedColumn[] => [
  ...columns.filter(({ isPinned }) => isPinned),
  ...columns.filter(({ isPinned }) => !isPinned),
]

function parseJson(text: string | undefined | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}
