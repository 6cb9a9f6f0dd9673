import { randomUUID } from 'node:crypto'

/** Stands for a whole number too large for a JavaScript number; nobody outside this process can know it. */
const MARK = randomUUID()
const MARKED = new RegExp(`"${MARK}(-?\\d+)"`, 'g')

/** JSON with whole numbers of any size written out in full, since the API's limits have 64 bits. */
export function jsonText(value: unknown): string {
  let marked = false
  const text = JSON.stringify(value, (_, member) => {
    if (typeof member !== 'bigint') return member
    if (member >= Number.MIN_SAFE_INTEGER && member <= Number.MAX_SAFE_INTEGER) return Number(member)
    marked = true
    return `${MARK}${member}`
  })
  return marked ? text.replace(MARKED, '$1') : text
}
