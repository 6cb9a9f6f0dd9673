import { useFormatter } from 'next-intl'
import { type PointerEvent, type ReactNode, useCallback } from 'react'
import { useNow } from './now'
import { useZone } from './zone'

const FORMATS = {
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  /** Where the year goes without saying. */
  day: { month: 'short', day: 'numeric' },
  minute: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as const

const WHOLE = { ...FORMATS.minute, second: '2-digit', timeZoneName: 'short' } as const

interface TimeProps {
  at: string
  as: keyof typeof FORMATS
  className?: string
}

/**
 * A moment (ISO 8601) in the zone that the page names. Pointed at, it says the second, the zone's offset and the text of the API. What is
 * not a moment is shown as it came.
 */
export const Time = (props: TimeProps) => useTimes()(props)

/** The same as a function, for whoever draws a hundred of them: what they have in common is then made once. */
export function useTimes(): (props: TimeProps) => ReactNode {
  const format = useFormatter()
  const { zone: timeZone } = useZone()
  return useCallback(
    ({ at, as, className }) => {
      const moment = new Date(at)
      if (Number.isNaN(moment.getTime())) return <span className={className}>{at}</span>
      // Only then: names of zones cost more than all else that is formatted while a page starts.
      const sayWhole = ({ currentTarget }: PointerEvent<HTMLElement>) => {
        currentTarget.title = `${format.dateTime(moment, { ...WHOLE, timeZone })} · ${at}`
      }
      return (
        <time dateTime={at} className={className} onPointerEnter={sayWhole}>
          {format.dateTime(moment, { ...FORMATS[as], timeZone })}
        </time>
      )
    },
    [format, timeZone],
  )
}

/** The time of day to the second, in the zone that the page names, where only a text can stand. */
export function useClock(): (at: number) => string {
  const format = useFormatter()
  const { zone: timeZone } = useZone()
  return (at) => format.dateTime(at, { ...FORMATS.clock, timeZone })
}

/** A day without its year when that is the present one. */
export function Day({ at }: { at: string }) {
  const format = useFormatter()
  const { zone: timeZone } = useZone()
  const now = useNow()
  const moment = new Date(at)
  const year = (of: Date | number) => format.dateTime(of, { year: 'numeric', timeZone })
  const isThisYear = !Number.isNaN(moment.getTime()) && year(moment) === year(now)
  return <Time at={at} as={isThisYear ? 'day' : 'date'} />
}

const DAY_MS = 86_400_000

const calendars = new Map<string, Intl.DateTimeFormat>()

/** Writes a day as ISO 8601 does. Making one takes far longer than using it, and a list of moments uses it often. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  calendars.set(timeZone, made)
  return made
}

/** How far off a moment is: “in 8 days”, “3 hours ago”. Beyond two days it counts calendar days of the zone, as a person would. */
export function RelativeTime({ at }: { at: string }) {
  const format = useFormatter()
  const { zone: timeZone } = useZone()
  const now = useNow()
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return null
  const midnight = (of: Date | number) => Date.parse(`${calendarOf(timeZone).format(of)}T00:00:00Z`)
  const isFar = Math.abs(moment.getTime() - now) > 2 * DAY_MS
  const days = (midnight(moment) - midnight(now)) / DAY_MS
  const unit = Math.abs(days) < 60 ? 'day' : Math.abs(days) < 700 ? 'month' : 'year'
  return (
    <time dateTime={at}>
      {isFar ? format.relativeTime(midnight(moment), { now: midnight(now), unit }) : format.relativeTime(moment, now)}
    </time>
  )
}
