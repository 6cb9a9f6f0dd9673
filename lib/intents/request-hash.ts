import 'server-only'
import { createHash } from 'node:crypto'

/** SHA-256, in hex, of a JSON value: the same in whatever order its members come. */
export const requestHash = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex')

/** Members as pairs, so that no name is special. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return ['list', ...value.map(inOrder)]
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return ['object', ...members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, member]) => [name, inOrder(member)])]
}
