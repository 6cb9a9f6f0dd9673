import 'server-only'
import type { DtoCustomerResponse } from '@/lib/billing/models'
import { snakeCase } from '@/lib/billing/models/model'

type Customer = Partial<DtoCustomerResponse>
export interface Change {
  before: string | null
  after: string | null
}
/** By wire name; `metadata.<key>` for each key of the map. */
export type Changes = Record<string, Change>

/** What stands for a value that must not be kept. */
const HIDDEN = '(hidden)'
/** Customers' records take any key, and some hold what opens something else. */
const SECRET = /secret|token|passw|credential|private|api[-_ ]?key|auth/i

/** The members that `after` changes. Metadata is compared key by key: the API replaces the whole map. */
export function changesBetween(before: Customer | undefined, after: Customer): Changes {
  const { metadata: mapAfter, ...membersAfter } = after
  const members = Object.entries(membersAfter).map(
    ([name, value]): Entry => [snakeCase(name), before?.[name as keyof Customer], value],
  )
  const changed = [...members, ...(mapAfter ? metadataEntries(before?.metadata ?? {}, mapAfter) : [])].filter(
    ([, was, is]) => textOf(was) !== textOf(is),
  )
  return Object.fromEntries(changed.map(([name, was, is]) => [name, { before: shown(name, was), after: shown(name, is) }]))
}

type Entry = [name: string, before: unknown, after: unknown]

function metadataEntries(before: Record<string, string>, after: Record<string, string>): Entry[] {
  const ownValue = (map: Record<string, string>, key: string) => (Object.hasOwn(map, key) ? map[key] : undefined)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((key) => [
    `metadata.${key}`,
    ownValue(before, key),
    ownValue(after, key),
  ])
}

/** Empty is absent, as in a version. */
const textOf = (value: unknown) => (value === undefined || value === '' ? null : String(value))

function shown(name: string, value: unknown): string | null {
  const text = textOf(value)
  return text !== null && name.startsWith('metadata.') && SECRET.test(name) ? HIDDEN : text
}
