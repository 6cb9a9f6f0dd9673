import ical, { ICalCalendarMethod } from 'ical-generator'
import type { DtoCreditGrantApplicationResponse as Application } from '@/lib/billing/models'
import { byDate } from './upcoming-grants'

interface Texts {
  calendar: string
  summary: (grant: Application) => string
  description: (grant: Application) => string
  /** The page of the grants. */
  url: string
}

/** The dates as a calendar file, one event each at the moment that the API names; those without a date are not in it. */
export function grantsCalendar(grants: readonly Application[], texts: Texts, now: number): string {
  const calendar = ical({ name: texts.calendar, method: ICalCalendarMethod.PUBLISH, prodId: '//billing-console//grants//EN' })
  for (const [index, grant] of byDate(grants).entries()) {
    const time = Date.parse(grant.scheduledFor ?? '')
    if (Number.isNaN(time)) continue
    calendar.createEvent({
      // The same event when the file is read again, so that a calendar changes it rather than doubling it.
      id: grant.id ?? `grant-${time}-${index}`,
      start: new Date(time),
      end: new Date(time),
      stamp: new Date(now),
      summary: texts.summary(grant),
      description: texts.description(grant),
      url: texts.url,
    })
  }
  return calendar.toString()
}
