'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { allMatching, countWithin, has, mark, NONE, rangeOf, type Selection, under } from './selection'

/**
 * The selection of one table, outside React so that a tick draws its own row and no other. It outlives the page: who opens a record
 * and comes back finds it. Changed in the browser only, by hand; on the server it stays empty.
 */
export class SelectionStore<Row> {
  #selection = NONE
  /** The rows that were chosen while they could be seen, by id: what is known of those on other pages. */
  readonly rows = new Map<string, Row>()
  #anchor: string | undefined
  readonly #listeners = new Set<() => void>()

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
  get = (): Selection => this.#selection

  set(selection: Selection) {
    if (selection === this.#selection) return
    this.#selection = selection
    for (const id of this.rows.keys()) if (!has(selection, id)) this.rows.delete(id)
    for (const tell of this.#listeners) tell()
  }

  /** One row, or with `isRange` all from the one that was last touched. `page` is what can be seen, in order. */
  toggle(id: string, page: ReadonlyMap<string, Row>, isRange = false) {
    const isSelected = !has(this.#selection, id)
    this.mark(isRange ? rangeOf([...page.keys()], this.#anchor, id) : [id], page, isSelected)
    this.#anchor = id
  }

  mark(ids: readonly string[], page: ReadonlyMap<string, Row>, isSelected: boolean) {
    for (const id of ids) {
      const row = page.get(id)
      if (isSelected && row !== undefined) this.rows.set(id, row)
    }
    this.set(mark(this.#selection, ids, isSelected))
  }

  selectAll = (matching: string, total: number) => this.set(allMatching(matching, total))
  clear = () => {
    this.#anchor = undefined
    this.set(NONE)
  }
  /** Another search is shown now. */
  searchIs = (matching: string) => this.set(under(this.#selection, matching))
}

export const useSelection = <Row>(store: SelectionStore<Row>): Selection =>
  useSyncExternalStore(store.subscribe, store.get, () => NONE)

export const useIsSelected = <Row>(store: SelectionStore<Row>, id: string): boolean =>
  useSyncExternalStore(
    store.subscribe,
    () => has(store.get(), id),
    () => false,
  )

/** How many of a page's rows are selected. */
export function useCountWithin<Row>(store: SelectionStore<Row>, ids: readonly string[]): number {
  const count = useCallback(() => countWithin(store.get(), ids), [store, ids])
  return useSyncExternalStore(store.subscribe, count, () => 0)
}
