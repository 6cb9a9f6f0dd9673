/**
 * A customer's content as places and texts: `name`, `addressCity`, `metadata.tier`. One flat map, so that comparing and merging are the
 * same for a field and for a metadata key, and a key such as `__proto__` is a key like any other.
 */
import type { DtoCustomerResponse as Customer, DtoUpdateCustomerRequest } from '@/lib/billing/models'
import { TEXT_FIELDS, type TextField } from './field-rules'

export type Place = TextField | `metadata.${string}`
export type Content = ReadonlyMap<Place, string>

const METADATA = 'metadata.'
export const placeOfKey = (key: string): Place => `${METADATA}${key}`
/** The metadata key that a place stands for; undefined for a field. */
export const keyOf = (place: Place): string | undefined => (place.startsWith(METADATA) ? place.slice(METADATA.length) : undefined)

/** A field that was never given and one that is empty are the same; an empty metadata value is a value. */
export function contentOf(customer: Pick<Customer, TextField | 'metadata'>): Content {
  const texts = TEXT_FIELDS.map((field): [Place, string] => [field, customer[field] ?? '']).filter(([, text]) => text !== '')
  return new Map([
    ...texts,
    ...Object.entries(customer.metadata ?? {}).map(([key, text]): [Place, string] => [placeOfKey(key), text]),
  ])
}

/** One place that differs. Without `before` it was added, without `after` removed or cleared. */
export interface Change {
  place: Place
  before?: string
  after?: string
}

/** In the order of the fields, then of the keys as they were, then of those that are new. */
export function changesBetween(before: Content, after: Content): Change[] {
  return placesOf(before, after).flatMap((place) => {
    const [was, is] = [before.get(place), after.get(place)]
    return was === is ? [] : [{ place, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
  })
}

export function applied(changes: readonly Change[], to: Content): Content {
  const content = new Map(to)
  for (const { place, after } of changes) after === undefined ? content.delete(place) : content.set(place, after)
  return content
}

/** Every place of some contents once, fields first. */
export function placesOf(...contents: Content[]): Place[] {
  const keys = contents.flatMap((content) => [...content.keys()].filter((place) => keyOf(place) !== undefined))
  return [...new Set([...TEXT_FIELDS, ...keys])]
}

/**
 * What to send so that a customer with the content `before` gets `after`: only what differs. The API replaces the metadata as a whole, so
 * any change of it sends the whole new map.
 */
export function requestOf(before: Content, after: Content): DtoUpdateCustomerRequest {
  const changes = changesBetween(before, after)
  const texts = changes.filter(({ place }) => keyOf(place) === undefined)
  const request: DtoUpdateCustomerRequest = Object.fromEntries(texts.map(({ place, after = '' }) => [place, after]))
  return texts.length === changes.length ? request : { ...request, metadata: metadataOf(after) }
}

/** `Object.fromEntries` defines members rather than setting them, so no key reaches a prototype. */
export function metadataOf(content: Content): Record<string, string> {
  return Object.fromEntries(
    [...content].flatMap(([place, text]) => {
      const key = keyOf(place)
      return key === undefined ? [] : [[key, text]]
    }),
  )
}
