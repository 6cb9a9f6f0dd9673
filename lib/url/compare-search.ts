import { isPlainId } from './ids'

/** What the comparison's address says: two ids, either of which may still have to be chosen, and which rows. */
export interface CompareSearch {
  a?: string
  b?: string
  differencesOnly: boolean
}

const idOf = (text: string | string[] | undefined): string | undefined =>
  typeof text === 'string' && isPlainId(text) ? text : undefined

export const readCompareSearch = (query: Record<string, string | string[] | undefined>): CompareSearch => ({
  a: idOf(query.a),
  b: idOf(query.b),
  differencesOnly: query.show === 'differences',
})
