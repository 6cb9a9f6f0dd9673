import { momentOf, wallTime } from './zone'

/** A stretch of time in milliseconds, its start in it, its end not. */
export interface Span {
  startMs: number
  endMs: number
}

/** What periods repeat by: where the day and the time of day come from, and in which zone they are read. */
export interface Rhythm {
  anchorMs: number
  zone: string
}

const MONTHS = { MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, ANNUAL: 12 } as const
const DAYS = { DAILY: 1, WEEKLY: 7 } as const

/**
 * Where the monthly period that begins at `startMs` ends: on the anchor's day, or the month's last when it is shorter, at the anchor's
 * time of day. A start before that day ends in its own month (section 7, step M).
 */
export function monthlyEnd(startMs: number, { anchorMs, zone }: Rhythm): number {
  const start = wallTime(zone, startMs)
  const anchor = wallTime(zone, anchorMs)
  const day = Math.min(anchor.day, daysInMonth(start.year, start.month))
  if (start.day < day) return momentOf(zone, { ...anchor, year: start.year, month: start.month, day })
  return sameDayMonthsLater(startMs, 1, { anchorMs, zone })
}

/** Where a billing period of any length ends. `ONETIME` never does. */
export function periodEnd(startMs: number, billingPeriod: string, rhythm: Rhythm): number {
  if (billingPeriod === 'MONTHLY') return monthlyEnd(startMs, rhythm)
  if (billingPeriod in DAYS) {
    const start = wallTime(rhythm.zone, startMs)
    return momentOf(rhythm.zone, { ...start, day: start.day + DAYS[billingPeriod as keyof typeof DAYS] })
  }
  if (billingPeriod in MONTHS) return sameDayMonthsLater(startMs, MONTHS[billingPeriod as keyof typeof MONTHS], rhythm)
  return Number.POSITIVE_INFINITY
}

/** The period that holds a moment, walking on from the one that begins at `fromMs`; that one itself when the moment lies before it. */
export function spanHolding(atMs: number, fromMs: number, end: (startMs: number) => number): Span {
  let span = { startMs: fromMs, endMs: end(fromMs) }
  while (span.endMs <= atMs) span = { startMs: span.endMs, endMs: end(span.endMs) }
  return span
}

/** The calendar day a moment falls on in a zone: 23 to 25 hours. */
export function daySpan(atMs: number, zone: string): Span {
  const { year, month, day } = wallTime(zone, atMs)
  return { startMs: momentOf(zone, { year, month, day }), endMs: momentOf(zone, { year, month, day: day + 1 }) }
}

/** What two stretches have in common; null when they only touch or not even that. */
export function overlap(one: Span, other: Span): Span | null {
  const startMs = Math.max(one.startMs, other.startMs)
  const endMs = Math.min(one.endMs, other.endMs)
  return startMs < endMs ? { startMs, endMs } : null
}

function sameDayMonthsLater(startMs: number, months: number, { anchorMs, zone }: Rhythm): number {
  const start = wallTime(zone, startMs)
  const anchor = wallTime(zone, anchorMs)
  const year = start.year + Math.floor((start.month - 1 + months) / 12)
  const month = ((start.month - 1 + months) % 12) + 1
  return momentOf(zone, { ...anchor, year, month, day: Math.min(anchor.day, daysInMonth(year, month)) })
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
