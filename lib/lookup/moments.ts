/**
 * Orders RFC 3339 times in UTC as the API writes them: 0 to 9 digits of a second, more than a `Date` holds. Texts alone would not do, since
 * `.1Z` and `.12Z` differ in length.
 */
export function compareMoments(one: string, other: string): -1 | 0 | 1 {
  const [left, right] = [comparable(one), comparable(other)]
  return left < right ? -1 : left > right ? 1 : 0
}

function comparable(moment: string): string {
  const [whole = '', fraction = ''] = moment.replace(/Z$/i, '').split('.')
  return `${whole}.${fraction.padEnd(9, '0')}`
}
