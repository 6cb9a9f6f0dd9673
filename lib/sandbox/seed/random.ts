import { ulid } from 'ulid'

/** A source of made-up facts that says the same for the same name, on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item
  chance(probability: number): boolean
}

/** @param name what the numbers are for; each customer has its own, so one more customer changes no other */
export function createRandom(name: string): Random {
  let state = hash(name)
  const next = () => {
    // mulberry32: 32 bits of state, good enough to scatter names
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    int,
    pick<Item>(items: readonly Item[]): Item {
      // The lists are constants that are not empty.
      return items[int(0, items.length - 1)] as Item
    },
    chance: (probability) => next() < probability,
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value | 0
}

/**
 * Where ids take their time from. Dates move with the moment the data is made for, ids do not: the same customer has the same id in
 * every sandbox, and ids still sort by creation.
 */
const ID_EPOCH_MS = Date.UTC(2026, 7, 1)

/**
 * @param prefix `cust`
 * @param ageMs how long before the data's present the record was made
 */
export function seededId(prefix: string, ageMs: number, random: Random): string {
  return `${prefix}_${ulid(ID_EPOCH_MS - Math.round(ageMs), random.next)}`
}
