/** A moment as Postgres writes it in UTC (`2026-08-22 10:11:12.1234+00`) as the API sends it (`2026-08-22T10:11:12.1234Z`). */
export function rfc3339(stored: string): string {
  return `${stored.slice(0, 10)}T${stored.slice(11).replace(/\+00$/, '')}Z`
}

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Whether a text is an RFC 3339 timestamp that names a real day and time. Leap seconds are refused, as the API refuses them. */
export function isRfc3339(text: string): boolean {
  const [, year, month, day, hour, minute, second, , zone] = RFC3339.exec(text) ?? []
  if (year === undefined || zone === undefined) return false
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate()
  const inMonth = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= days
  const inDay = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
  const inZone = zone === 'Z' || (Number(zone.slice(1, 3)) < 24 && Number(zone.slice(4)) < 60)
  return inMonth && inDay && inZone
}

/** A stored moment in milliseconds; its microseconds fall away. */
export function toMs(stored: string): number {
  return Date.parse(rfc3339(stored))
}
