/** A list in a query string, sent as repeated parameters, as one comma-joined value, or both. Empty elements do not count. */
export function queryList(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).flatMap((value) => value.split(',').flatMap((element) => element.trim() || []))
}
