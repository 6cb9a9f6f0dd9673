import { randomUUID } from 'node:crypto'

/** Stands for a whole number too large for a JavaScript number; nobody outside this process can know it. */
const MARK = randomUUID()
const MARKED = new RegExp(`"${MARK}(-?\\d+)"`, 'g')

/** JSON with whole numbers of any size written out in full, since the API's limits have 64 bits. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    // Only a bigint stops it, and only few answers have one; looking at every member costs more than writing it.
    return JSON.stringify(value, (_, member) => (typeof member === 'bigint' ? wholeNumber(member) : member)).replace(MARKED, '$1')
  }
}

function wholeNumber(value: bigint): number | string {
  const isSafe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
  return isSafe ? Number(value) : `${MARK}${value}`
}
