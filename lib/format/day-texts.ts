import { inDigits } from './decimal'

/** A day as it stands beside a figure; the year is told where it is not the present one. */
export const DAY = { month: 'short', day: 'numeric' } as const

/** How a language writes a day: a text for each month, with a place for the day and one for the year. */
export interface DayTexts {
  ofThisYear: string[]
  ofAnother: string[]
}

const known = new Map<string, DayTexts | undefined>()

/** For a page that comes with its language's days: a browser takes long to find how they are written. */
export const tellDayTexts = (locale: string, told: DayTexts | undefined): unknown => known.set(locale, told)

/** Of the private use area, as names of months may hold digits: `12月`. */
const SLOTS = { day: '\ue000', year: '\ue001' }

const MONTHS = Array.from({ length: 12 }, (_, month) => Date.UTC(2023, month, 5))

/** Undefined for a language whose calendar is another one. */
export function dayTexts(locale: string): DayTexts | undefined {
  const short = new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(locale, { ...DAY, year: 'numeric', timeZone: 'UTC' })
  if (short.resolvedOptions().calendar !== 'gregory') return undefined
  const texts = (format: Intl.DateTimeFormat) =>
    MONTHS.map((at) =>
      format
        .formatToParts(at)
        .map(({ type, value }) => (type === 'day' ? SLOTS.day : type === 'year' ? SLOTS.year : value))
        .join(''),
    )
  return { ofThisYear: texts(short), ofAnother: texts(long) }
}
const NONE: DayTexts = { ofThisYear: [], ofAnother: [] }

/** A moment in the time of its zone, with the zone's offset then; one that ends in `Z` says nothing of a zone. */
const ZONED = /^(\d{4})-(\d\d)-(\d\d)T[\d:.]+([+-])(\d\d):(\d\d)$/

/** The day that stands in `at`; undefined for one without its zone's offset, and where the language was not told of. `now`: milliseconds since 1970. */
export function writtenDay(at: string, now: number, locale: string): string | undefined {
  const { ofThisYear, ofAnother } = known.get(locale) ?? NONE
  const [, year = '', month, day, sign, hours, minutes] = ZONED.exec(at) ?? []
  if (!month) return undefined
  const offsetMs = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60_000
  const isThisYear = new Date(now + offsetMs).getUTCFullYear() === Number(year)
  return (isThisYear ? ofThisYear : ofAnother)[Number(month) - 1]
    ?.replace(SLOTS.day, inDigits(String(Number(day)), locale))
    .replace(SLOTS.year, inDigits(year, locale))
}
