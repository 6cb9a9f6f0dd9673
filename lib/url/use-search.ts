'use client'
import { createParser, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { Fields, Search, SearchValues } from './search'

/** The list's query string as values, and a way to change it. Each change is a step that Back undoes; all but the page's lead to page 1. */
export function useSearch<F extends Fields>(search: Search<F>) {
  const parsers = useMemo(() => parsersOf(search), [search])
  const [values, setValues] = useQueryStates(parsers, { history: 'push' })
  const change = (changed: Partial<SearchValues<F>>) => void setValues({ page: 1, ...changed })
  return [values as SearchValues<F>, change] as const
}

/** The same parameters as nuqs wants them. */
function parsersOf<F extends Fields>({ parameters }: Search<F>) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { fallback, parse, serialize }]) => [
      name,
      createParser({
        parse: (text) => parse(text) ?? null,
        serialize,
        eq: (left, right) => serialize(left) === serialize(right),
      }).withDefault(fallback),
    ]),
  )
}
