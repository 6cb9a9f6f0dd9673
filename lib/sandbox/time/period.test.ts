import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daySpan, monthlyEnd, overlap, periodEnd, spanHolding } from './period'
import { momentOf, rfc3339InZone, wallTime, zoneOffsetMs } from './zone'

const at = (text: string) => Date.parse(text)
const iso = (ms: number) => new Date(ms).toISOString().replace('.000Z', 'Z')

describe('step M (7)', () => {
  test.each([
    ['the anchor’s day of the next month', '2026-03-10T08:00:00Z', '2026-01-10T08:00:00Z', '2026-04-10T08:00:00Z'],
    [
      'its own month when it starts before the anchor’s day',
      '2026-03-03T09:30:00Z',
      '2026-01-10T08:00:00Z',
      '2026-03-10T08:00:00Z',
    ],
    ['the last day of a shorter month', '2026-01-31T00:00:00Z', '2025-12-31T00:00:00Z', '2026-02-28T00:00:00Z'],
    ['back to the 31st after a shorter month', '2026-02-28T00:00:00Z', '2025-12-31T00:00:00Z', '2026-03-31T00:00:00Z'],
    ['the 29th in a leap year', '2028-01-30T12:00:00Z', '2025-12-30T12:00:00Z', '2028-02-29T12:00:00Z'],
    [
      'over the turn of the year, at the anchor’s clock time',
      '2026-12-15T23:00:00Z',
      '2026-01-15T06:00:00Z',
      '2027-01-15T06:00:00Z',
    ],
  ])('ends on %s', (_, start, anchor, end) => {
    expect(iso(monthlyEnd(at(start), { anchorMs: at(anchor), zone: 'UTC' }))).toBe(end)
  })

  test('counts days and hours in the zone, also when clocks change in between', () => {
    const zone = 'America/New_York'
    const anchorMs = momentOf(zone, { year: 2026, month: 1, day: 20, hour: 9 })
    const end = monthlyEnd(momentOf(zone, { year: 2026, month: 2, day: 20, hour: 9 }), { anchorMs, zone })
    expect(rfc3339InZone(zone, end)).toBe('2026-03-20T09:00:00-04:00')
  })
})

describe('billing periods', () => {
  test.each([
    ['DAILY', '2026-01-31T05:00:00Z', '2026-02-01T05:00:00Z'],
    ['WEEKLY', '2026-01-28T05:00:00Z', '2026-02-04T05:00:00Z'],
    ['QUARTERLY', '2026-11-30T05:00:00Z', '2027-02-28T05:00:00Z'],
    ['HALF_YEARLY', '2026-08-31T05:00:00Z', '2027-02-28T05:00:00Z'],
    ['ANNUAL', '2028-02-29T05:00:00Z', '2029-02-28T05:00:00Z'],
  ])('%s from %s ends at %s', (period, start, end) => {
    expect(iso(periodEnd(at(start), period, { anchorMs: at(start), zone: 'UTC' }))).toBe(end)
  })

  test('ONETIME never ends', () => {
    expect(periodEnd(0, 'ONETIME', { anchorMs: 0, zone: 'UTC' })).toBe(Number.POSITIVE_INFINITY)
  })

  test('stretches that only touch have nothing in common', () => {
    expect(overlap({ startMs: 0, endMs: 5 }, { startMs: 5, endMs: 9 })).toBeNull()
    expect(overlap({ startMs: 0, endMs: 6 }, { startMs: 5, endMs: 9 })).toEqual({ startMs: 5, endMs: 6 })
  })
})

const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Pacific/Apia',
]
const moments = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2028-12-31T00:00:00Z') })
const zones = fc.constantFrom(...ZONES)
const HOUR_MS = 3_600_000

describe('across changes of the clocks', () => {
  test('a monthly period holds the moment it is looked up for, and periods follow each other without a gap', () => {
    fc.assert(
      fc.property(moments, moments, moments, zones, (one, other, anchorMs, zone) => {
        const [startMs, nowMs] = [Math.min(one, other), Math.max(one, other)]
        const rhythm = { anchorMs, zone }
        const span = spanHolding(nowMs, startMs, (fromMs) => monthlyEnd(fromMs, rhythm))
        expect(span.startMs).toBeLessThanOrEqual(nowMs)
        expect(span.endMs).toBeGreaterThan(nowMs)
        // Every later period begins on the anchor's day, or the last of a shorter month.
        const end = wallTime(zone, span.endMs)
        const days = new Date(Date.UTC(end.year, end.month, 0)).getUTCDate()
        expect(end.day).toBe(Math.min(wallTime(zone, anchorMs).day, days))
      }),
    )
  })

  test('a day holds its moment, begins when the date changes, and has 22 to 26 hours', () => {
    fc.assert(
      fc.property(moments, zones, (nowMs, zone) => {
        const day = daySpan(nowMs, zone)
        expect(day.startMs).toBeLessThanOrEqual(nowMs)
        expect(day.endMs).toBeGreaterThan(nowMs)
        expect(wallTime(zone, day.startMs).day).toBe(wallTime(zone, nowMs).day)
        expect(wallTime(zone, day.startMs - 1).day).not.toBe(wallTime(zone, nowMs).day)
        expect((day.endMs - day.startMs) / HOUR_MS).toBeGreaterThanOrEqual(22)
        expect((day.endMs - day.startMs) / HOUR_MS).toBeLessThanOrEqual(26)
      }),
    )
  })

  test('a wall time read back is the one that was asked for, but where clocks jump over it', () => {
    fc.assert(
      fc.property(moments, zones, (nowMs, zone) => {
        const wall = wallTime(zone, nowMs)
        const backMs = momentOf(zone, wall)
        expect(wallTime(zone, backMs)).toEqual(wall)
      }),
    )
  })

  test('the cached offset is the platform’s own', () => {
    fc.assert(
      fc.property(moments, zones, (nowMs, zone) => {
        const second = Math.floor(nowMs / 1000) * 1000
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(second)
        expect(Date.parse(`${shown.replace(' ', 'T')}Z`) - second).toBe(zoneOffsetMs(zone, second))
      }),
    )
  })

  test('a midnight that clocks jump over is the first moment of its day', () => {
    // In Santiago clocks go from 24:00 on 5 September 2026 to 01:00.
    const midnight = momentOf('America/Santiago', { year: 2026, month: 9, day: 6 })
    expect(rfc3339InZone('America/Santiago', midnight)).toBe('2026-09-06T01:00:00-03:00')
  })

  test('a time that comes twice is its first coming', () => {
    const twice = momentOf('Europe/Berlin', { year: 2026, month: 10, day: 25, hour: 2, minute: 30 })
    expect(rfc3339InZone('Europe/Berlin', twice)).toBe('2026-10-25T02:30:00+02:00')
  })

  test('an offset of none is Z', () => {
    expect(rfc3339InZone('Europe/London', at('2026-12-01T00:00:00Z'))).toBe('2026-12-01T00:00:00Z')
    expect(rfc3339InZone('Asia/Kolkata', at('2026-11-30T18:30:00Z'))).toBe('2026-12-01T00:00:00+05:30')
  })
})
