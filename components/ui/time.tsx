import { useFormatter } from 'next-intl'

const FORMATS = {
  date: { year: 'numeric', month: 'short', day: 'numeric' },
  minute: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as const

/** A moment (ISO 8601) in the zone that the page names; the exact text stands in the title. What is not a moment is shown as it came. */
export function Time({ at, as }: { at: string; as: keyof typeof FORMATS }) {
  const format = useFormatter()
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return <span>{at}</span>
  return (
    <time dateTime={at} title={at}>
      {format.dateTime(moment, FORMATS[as])}
    </time>
  )
}
