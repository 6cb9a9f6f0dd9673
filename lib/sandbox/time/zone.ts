const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A moment as a calendar and a clock on the wall show it. */
export interface WallTime {
  year: number
  /** 1 to 12. */
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. */
export function zoneOffsetMs(zone: string, atMs: number): number {
  if (zone === 'UTC') return 0
  const day = Math.floor(atMs / DAY_MS)
  const atStart = offsetAtDay(zone, day)
  return atStart === offsetAtDay(zone, day + 1) ? atStart : readOffset(zone, atMs)
}

/** Offsets at the start of UTC days, by zone. Most days end as they began, and asking the platform is slow. */
const offsetsByDay = new Map<string, Map<number, number>>()

function offsetAtDay(zone: string, day: number): number {
  const known = offsetsByDay.get(zone) ?? new Map<number, number>()
  offsetsByDay.set(zone, known)
  const offset = known.get(day) ?? readOffset(zone, day * DAY_MS)
  known.set(day, offset)
  return offset
}

function readOffset(zone: string, atMs: number): number {
  const parts = formatterOf(zone).formatToParts(atMs)
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const shownMs = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'))
  return shownMs - Math.floor(atMs / 1000) * 1000
}

export function wallTime(zone: string, atMs: number): WallTime {
  const shown = new Date(atMs + zoneOffsetMs(zone, atMs))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  }
}

/**
 * The moment a wall time names in a zone; days and months past their end run on into the next. Where clocks are put back and it comes
 * twice, the first time; where they are put forward over it, as much later as they are put forward.
 */
export function momentOf(zone: string, { year, month, day, hour = 0, minute = 0, second = 0 }: Partial<WallTime>): number {
  const asUtcMs = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour, minute, second)
  const before = zoneOffsetMs(zone, asUtcMs - DAY_MS)
  const after = zoneOffsetMs(zone, asUtcMs + DAY_MS)
  const named = [asUtcMs - Math.max(before, after), asUtcMs - Math.min(before, after)].find(
    (candidateMs) => candidateMs + zoneOffsetMs(zone, candidateMs) === asUtcMs,
  )
  return named ?? asUtcMs - before
}

/** RFC 3339 with the zone's offset, `Z` where it is none: `2026-12-01T00:00:00+05:30`. */
export function rfc3339InZone(zone: string, atMs: number): string {
  const offsetMs = zoneOffsetMs(zone, atMs)
  const shown = new Date(atMs + offsetMs).toISOString().slice(0, 19)
  if (offsetMs === 0) return `${shown}Z`
  const minutes = Math.abs(offsetMs) / MINUTE_MS
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${shown}${offsetMs < 0 ? '-' : '+'}${pad(minutes / 60)}:${pad(minutes % 60)}`
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const numeric = 'numeric'
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  })
  formatters.set(zone, formatter)
  return formatter
}
