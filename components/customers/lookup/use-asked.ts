'use client'
import { parseAsString, useQueryStates } from 'nuqs'
import { type LookupAsked, NOTHING_ASKED } from '@/lib/lookup/asked'

const text = parseAsString.withDefault('')
const parsers = { q: text, id: text, external_id: text, email: text }

/**
 * What the address asks for. What is typed takes the place of what was there, so that Back leads away from here. The promise is kept once
 * the address has it: whoever goes to another page before would be called back by it.
 */
export function useAsked(): [LookupAsked, (typed: string) => Promise<unknown>] {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace' })
  return [asked, (typed) => setAsked({ ...NOTHING_ASKED, q: typed })]
}
