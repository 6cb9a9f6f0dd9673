'use client'
import { useQueryStates } from 'nuqs'
import type { Fields, Search, SearchValues } from './search'

/** The list's query string as values, and a way to change it. Each change is a step that Back undoes; all but the page's lead to page 1. */
export function useSearch<F extends Fields>(search: Search<F>) {
  const [values, setValues] = useQueryStates(search.parsers, { history: 'push' })
  const change = (changed: Partial<SearchValues<F>>) => void setValues({ page: 1, ...changed })
  return [values as SearchValues<F>, change] as const
}
