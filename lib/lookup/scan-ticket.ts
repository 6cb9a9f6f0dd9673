/** Finds what may name a customer in any pasted text. It runs in the browser: nothing of the text leaves it but what is looked up. */
import { MAX_LOOKUP_TEXT, tidied } from './asked'
import { type Candidate, candidatesIn, kindOf, looksLikeId, unique } from './recognise'

/** Why a piece of the text is looked up. */
export type Why = 'email' | 'id' | 'uuid' | 'address' | 'named' | 'id-like'

export interface Token extends Candidate {
  why: Why
}

/** How many are looked up; the rest are listed. */
export const MAX_TOKENS = 20
/** What is longer is read to here. */
export const MAX_TICKET = 100_000

const ADDRESS = /https?:\/\/[^\s<>"'`\\^{}|]{1,2000}/gi
const EMAIL = /[\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu
const CUSTOMER_ID = /(?<![\p{L}\p{N}])cust_[A-Za-z0-9_-]{1,123}/gu
const UUID = /(?<![0-9a-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/gi
/** `External ID: acme`, `customer_id=acme`: what follows is meant as one, whatever it looks like. */
const NAMED = /(?:external|customer|account|lookup)[ _-]?(?:id|key)\s{0,3}[:=#]\s{0,3}["'“]?([^\s"'”,;<>()[\]{}]{1,255})/gi
const WORD = /[\p{L}\p{N}][\p{L}\p{N}_.:-]{2,127}/gu

/** The pieces in the order of how sure they are, and within that as they stand in the text; each once. */
export function scanTicket(text: string): Token[] {
  const whole = text.slice(0, MAX_TICKET)
  const found: Token[] = []
  let rest = whole
  /** What is taken is taken out, so that no part of an address is found again as an e-mail or a word. */
  const take = (pattern: RegExp, tokensOf: (match: string, group: string) => Token[] | undefined) => {
    rest = rest.replace(pattern, (match, group) => {
      const tokens = tokensOf(match, String(group))
      found.push(...(tokens ?? []))
      return tokens ? ' ' : match
    })
  }
  take(ADDRESS, (match) => candidatesIn(withoutEnd(match)).map((one): Token => ({ ...one, why: 'address' })))
  take(EMAIL, (match) => {
    const text = withoutEnd(match).replace(/^[.'&/=*#|-]+/, '')
    return kindOf(text) === 'email' ? [{ kind: 'email', text, why: 'email' }] : undefined
  })
  take(CUSTOMER_ID, (match) => [{ kind: 'id', text: withoutEnd(match), why: 'id' }])
  take(UUID, (match) => [{ kind: 'external_id', text: match, why: 'uuid' }])
  take(NAMED, (_, group) => {
    const text = withoutEnd(group)
    return text === '' ? undefined : [{ kind: 'external_id', text, why: 'named' }]
  })
  take(WORD, (match) => {
    const text = withoutEnd(match)
    return looksLikeId(text) ? [{ kind: 'external_id', text, why: 'id-like' }] : undefined
  })
  return unique(found)
}

/** A sentence's or a bracket's end is no part of what stands before it. */
const withoutEnd = (text: string) => text.replace(/[.,;:!?)\]}'"*_-]+$/u, '')

/** Whether to look for pieces instead of the text as it is: it has several lines, is too long for any field, or holds something surer than itself. */
export function isTicket(given: string): boolean {
  const text = tidied(given)
  if (/[\r\n]/.test(text)) return true
  const kind = kindOf(text)
  if (kind !== 'text') return false
  return [...text].length > MAX_LOOKUP_TEXT || scanTicket(text).some(({ why }) => why !== 'id-like')
}
