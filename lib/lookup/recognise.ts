/** What a text may be, by its looks alone. The same in the browser, which scans tickets, and on the server, which asks. */

const EMAIL = /^[^\s@<>,;:()[\]]{1,64}@[^\s@<>,;:()[\]]+\.[^\s@<>,;:()[\]]+$/
const CUSTOMER_ID = /^cust_[A-Za-z0-9_-]{1,123}$/
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const DOMAIN = /^@?(?:www\.)?((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})$/i
const PHONE = /^\+?[\d\s()./-]{6,32}$/

export type Kind = 'id' | 'email' | 'uuid' | 'address' | 'domain' | 'phone' | 'text'

export function kindOf(text: string): Kind {
  if (CUSTOMER_ID.test(text)) return 'id'
  if (EMAIL.test(text)) return 'email'
  if (UUID.test(text)) return 'uuid'
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) return 'address'
  if (DOMAIN.test(text)) return 'domain'
  if (PHONE.test(text) && text.replace(/\D/g, '').length >= 6) return 'phone'
  return 'text'
}

/** `@www.acme.example` → `acme.example`, as e-mails have it. */
export const domainOf = (text: string): string => DOMAIN.exec(text)?.[1] ?? text

/** Groups of digits that a phone number is written in, wherever its spaces stand: the last four, the three before, and so on. */
export function digitGroups(text: string): string[] {
  const groups = text.match(/\d+/g) ?? []
  if (groups.length > 2) return groups.filter(({ length }) => length > 1)
  const digits = groups.join('')
  return [digits.slice(-7, -4), digits.slice(-4)]
}

export interface Candidate {
  kind: 'id' | 'email' | 'external_id'
  text: string
}

/** What an address may hold of a customer: the values of its path, query and fragment that look like an id, the last ones first. */
export function candidatesIn(address: string): Candidate[] {
  if (!URL.canParse(address)) return []
  const url = new URL(address)
  const fragment = url.hash.slice(1).replace(/^!?\/?/, '')
  const [fragmentPath = '', fragmentQuery = ''] = fragment.split('?')
  const segments = [...url.pathname.split('/'), ...fragmentPath.split('/')].map(decoded).reverse()
  const values = [...url.searchParams.values(), ...new URLSearchParams(fragmentQuery).values()]
  const found = [...values, ...segments].flatMap((text): Candidate[] => {
    const kind = kindOf(text)
    if (kind === 'id' || kind === 'email') return [{ kind, text }]
    return kind === 'uuid' || looksLikeId(text) ? [{ kind: 'external_id', text }] : []
  })
  const rank = { id: 0, email: 1, external_id: 2 }
  return unique(found).toSorted((one, other) => rank[one.kind] - rank[other.kind])
}

/** Letters and digits in one word: a name seldom is, an id mostly. */
export const looksLikeId = (text: string): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N}_.:/-]{2,127}$/u.test(text) &&
  /\p{L}/u.test(text) &&
  /\d/.test(text) &&
  !/^\d+([:.]\d+)?(am|pm|st|nd|rd|th|px|kb|mb|gb|ms|h|s|x)$|^v\d+(\.\d+)*$|^utf-?\d+$|^iso-[\d-]+$|^https?:/i.test(text)

/** The environment and the customer of an address of ours, `origin` being ours; undefined for any other. */
export function ownRecord(address: string, origin: string): { environment: string; id: string | undefined } | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.origin !== origin) return undefined
  const [, environment = '', , last = ''] = url.pathname.split('/')
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(environment)) return undefined
  return { environment, id: CUSTOMER_ID.test(last) ? last : undefined }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The first of each. */
export function unique<One extends Candidate>(all: One[]): One[] {
  const seen = new Set<string>()
  return all.filter(({ kind, text }) => {
    const key = `${kind} ${kind === 'email' ? text.toLowerCase() : text}`
    return !seen.has(key) && seen.add(key)
  })
}
