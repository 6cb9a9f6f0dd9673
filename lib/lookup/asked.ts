/** What a lookup is asked for and answers; no calls, so that pages can have it without them. */
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'

/** No field that is searched is longer, in characters. */
export const MAX_LOOKUP_TEXT = 255

/** Environments that are asked beside the first, by one call each: with the six there, eight calls at most. */
export const MOST_ELSEWHERE = 2

/**
 * How far it looks. `all`: whose id, external id or e-mail it is, and who has it in the name, e-mail, external id or phone number. `exact`:
 * the first alone. `likeliest`: by one call.
 */
export const REACHES = ['all', 'exact', 'likeliest'] as const
export type Reach = (typeof REACHES)[number]

/** What is known of the customer; empty for what is not. `q` is anything, and counts where nothing else is given. */
export interface LookupAsked {
  q: string
  id: string
  external_id: string
  email: string
}

export const ASKED_NAMES = ['q', 'id', 'external_id', 'email'] as const satisfies (keyof LookupAsked)[]
export const NOTHING_ASKED: LookupAsked = { q: '', id: '', external_id: '', email: '' }

/** From an address: the first of several values. What a help desk leaves empty was not given. */
export function readAsked(query: Record<string, string | string[] | undefined>): LookupAsked {
  const texts = Object.fromEntries(ASKED_NAMES.map((name) => [name, tidied([query[name]].flat()[0] ?? '')]))
  // Help desks that do not encode: a `+` of an address is a space by then, which no e-mail has.
  return { ...NOTHING_ASKED, ...texts, email: (texts.email ?? '').replaceAll(' ', '+') }
}

/** For an address: what is given, under its name. */
export const writeAsked = (asked: LookupAsked): Record<string, string> =>
  Object.fromEntries(ASKED_NAMES.flatMap((name) => (asked[name] === '' ? [] : [[name, asked[name]]])))

/** What a box shows for it. */
export const textOf = ({ q, id, external_id, email }: LookupAsked): string => id || external_id || email || q
export const isAsked = (asked: LookupAsked): boolean => textOf(asked) !== ''

const EDGES = /^[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+|[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+$/gu

/** Without what copying brings along: spaces, signs that nobody sees, a mail program's brackets or scheme. */
export function tidied(given: string): string {
  const bare = given.replace(EDGES, '')
  const [, mail] = /^<?(?:mailto:)?([^\s@<>]+@[^\s@<>?,;]+)(?:\?[^\s<>]*)?>?[,;]?$/i.exec(bare) ?? []
  return mail ?? bare
}

/** One call of a lookup. Those above the line find whom the text names, the others who has it in a field. */
export type TryKind =
  | 'id'
  | 'external_id'
  | 'external_id_archived'
  | 'email'
  | 'email_archived'
  // ---
  | 'in_name'
  | 'in_email'
  | 'in_external_id'
  | 'in_contact'

export interface Try {
  kind: TryKind
  value: string
}

export type Tried = Try & ({ outcome: 'found' | 'nobody' } | { outcome: 'failed'; code: string; requestId?: string | undefined })

/** Why nothing was asked: no text, longer than any field, with signs that stand in none, or what cannot be an id of the kind given. */
export type NotAsked = 'nothing' | 'too-long' | 'unreadable' | 'no-id'

export interface LookupAnswer {
  /** Exact hits first, then whose name begins with it, then who changed last. */
  items: Customer[]
  /** By customer id, how each was found. */
  foundBy: Record<string, TryKind[]>
  exactIds: string[]
  tried: Tried[]
  /** More have the text than are listed. */
  hasMore: boolean
  notAsked?: NotAsked
}

/** The one customer that was meant, when there is no doubt: one exact hit, and no exact look-up failed. */
export function onlyHit({ exactIds, tried }: LookupAnswer): string | undefined {
  const isCertain = tried.every(({ kind, outcome }) => kind.startsWith('in_') || outcome !== 'failed')
  return isCertain && exactIds.length === 1 ? exactIds[0] : undefined
}
