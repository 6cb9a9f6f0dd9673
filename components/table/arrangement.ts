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
interface Written {
  v: typeof VERSION
  d: Density
  c: { i: string; w?: number; p?: 1; l?: string }[]
}

/** Checked by hand: a schema would bring its library into the list's first script for this alone. */
function isWritten(read: unknown): read is Written {
  const { v, d, c } = (read ?? {}) as Partial<Record<keyof Written, unknown>>
  return (
    v === VERSION &&
    DENSITIES.some((known) => known === d) &&
    Array.isArray(c) &&
    c.length > 0 &&
    c.length <= MAX_COLUMNS &&
    c.every(isWrittenColumn)
  )
}

function isWrittenColumn(column: unknown): boolean {
  const { i, w, p, l } = (column ?? {}) as Record<string, unknown>
  const isText = (text: unknown, most: number) => typeof text === 'string' && text.length <= most
  const isWidth = typeof w === 'number' && Number.isInteger(w) && w >= NARROWEST && w <= WIDEST
  return (
    isText(i, 160) &&
    i !== '' &&
    (w === undefined || isWidth) &&
    (p === undefined || p === 1) &&
    (l === undefined || isText(l, 80))
  )
}

export const writeArrangement = ({ density, columns }: Arrangement): string =>
  JSON.stringify({
    v: VERSION,
    d: density,
    c: columns.map(({ id, width, isPinned, label }) => ({ i: id, w: width, p: isPinned ? 1 : undefined, l: label })),
  })

/** Text that nobody can read, of another version or by another hand, is the defaults; columns that are gone since are left out. */
export function readArrangement(text: string | undefined | null, { defaults, isColumn, required }: Arrangeable): Arrangement {
  const read = parseJson(text)
  if (!isWritten(read)) return defaults
  const columns = new Map<string, ArrangedColumn>()
  for (const { i, w, p, l } of read.c)
    if (isColumn(i) && !columns.has(i))
      columns.set(i, { id: i, ...(w && { width: w }), ...(p && { isPinned: true }), ...(l && { label: l }) })
  const all = [...columns.values()]
  return { density: read.d, columns: columns.has(required) ? all : [{ id: required, isPinned: true }, ...all] }
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
