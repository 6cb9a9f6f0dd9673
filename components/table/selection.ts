/**
 * Which rows are selected: some, by id, or all that match a search except some. Of `all` only the exceptions are known: the rows are
 * not loaded before something is done with them.
 */
export type Selection =
  | { kind: 'some'; ids: ReadonlySet<string> }
  | { kind: 'all'; except: ReadonlySet<string>; total: number; matching: string }

export const NONE: Selection = { kind: 'some', ids: new Set() }

export const has = (selection: Selection, id: string): boolean =>
  selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id)

export const countOf = (selection: Selection): number =>
  selection.kind === 'some' ? selection.ids.size : Math.max(0, selection.total - selection.except.size)

/** How many of these are selected. */
export const countWithin = (selection: Selection, ids: readonly string[]): number => ids.filter((id) => has(selection, id)).length

/** With these ids selected, or not. */
export function mark(selection: Selection, ids: readonly string[], isSelected: boolean): Selection {
  if (selection.kind === 'some') {
    const marked = new Set(selection.ids)
    for (const id of ids) isSelected ? marked.add(id) : marked.delete(id)
    return { kind: 'some', ids: marked }
  }
  const except = new Set(selection.except)
  for (const id of ids) isSelected ? except.delete(id) : except.add(id)
  return { ...selection, except }
}

/** From one row to another, both included, whichever comes first; the one alone when the other is not on the page. */
export function rangeOf(ids: readonly string[], from: string | undefined, to: string): string[] {
  const start = from === undefined ? -1 : ids.indexOf(from)
  const end = ids.indexOf(to)
  if (start < 0 || end < 0) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}

/** All that match a search which is named by `matching`. */
export const allMatching = (matching: string, total: number): Selection => ({
  kind: 'all',
  except: new Set(),
  total,
  matching,
})

/** What is left when another search is asked for: chosen rows stay chosen, but “all that match” meant the former search. */
export const under = (selection: Selection, matching: string): Selection =>
  selection.kind === 'all' && selection.matching !== matching ? NONE : selection
