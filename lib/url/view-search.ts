const NOT_KEPT = ['view', 'page', 'open']

/** What a view keeps of a list's query string: all but the page, the open row and the view itself, in one order. */
export function viewSearch(query: URLSearchParams | string): string {
  const kept = [...new URLSearchParams(query)].filter(([name]) => !NOT_KEPT.includes(name))
  return new URLSearchParams(kept.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))).toString()
}

/** The query string that opens a view as it was saved. */
export const openingSearch = ({ id, search }: { id: string; search: string }): string => {
  const query = new URLSearchParams(search)
  query.set('view', id)
  return query.toString()
}
