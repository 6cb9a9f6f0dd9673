/** Whose clock a screen's times are told by: the customer's billing zone, that of whoever looks, or UTC. */
export const ZONE_CHOICES = ['customer', 'mine', 'utc'] as const
export type ZoneChoice = (typeof ZONE_CHOICES)[number]

/** Kept in a cookie so that the first HTML tells the same times as the page afterwards: `customer`, `utc`, or `mine.` and the zone's name. */
export const ZONE_COOKIE = 'zone'

export interface ZonePreference {
  choice: ZoneChoice
  /** IANA name of the zone of whoever looks; known once it was chosen. */
  mine: string | undefined
}

export function readZonePreference(cookie: string | undefined): ZonePreference {
  const [choice, ...rest] = (cookie ?? '').split('.')
  const mine = decoded(rest.join('.'))
  if (choice === 'mine' && mine && isZone(mine)) return { choice, mine }
  return { choice: choice === 'utc' ? 'utc' : 'customer', mine: undefined }
}

export const writeZonePreference = ({ choice, mine }: ZonePreference): string =>
  choice === 'mine' ? `mine.${encodeURIComponent(mine ?? 'UTC')}` : choice

/** The zone to tell times in. A customer without a zone, or with one that nobody knows, is told in UTC. */
export function zoneOf({ choice, mine }: ZonePreference, customer: string | undefined): string {
  const zone = choice === 'customer' ? customer : choice === 'mine' ? mine : undefined
  return zone && isZone(zone) ? zone : 'UTC'
}

const known = new Map<string, boolean>()

export function isZone(name: string): boolean {
  const before = known.get(name)
  if (before !== undefined) return before
  let is = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    is = false
  }
  // `+05:30` is a zone to some engines and none to others, so that the server and the browser might differ.
  is &&= /^[A-Za-z]/.test(name)
  known.set(name, is)
  return is
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
