'use client'
import { createParser, useQueryStates } from 'nuqs'
import { useCallback, useMemo } from 'react'
import type { Parameter } from './search'

interface AnySearch<Values> {
  // Each takes and gives its own type.
  // biome-ignore lint/suspicious/noExplicitAny: see the line above
  parameters: Record<string, Parameter<any>>
  parse: (query: Record<string, string | string[] | undefined>) => Values
}

/**
 * The list's query string as values, and a way to change it. Each change is a step that Back undoes, unless it is to `replace` the one
 * before it, as typing does; all but the page's lead to page 1. Members of the query string that are others' stay.
 */
export function useSearch<Values extends object>(search: AnySearch<Values>) {
  const parsers = useMemo(() => parsersOf(search), [search])
  const [values, setValues] = useQueryStates(parsers, { history: 'push' })
  const change = useCallback(
    (changed: Partial<Values>, how: 'push' | 'replace' = 'push') => void setValues({ page: 1, ...changed }, { history: how }),
    [setValues],
  )
  return [values as Values, change] as const
}

/** The same parameters as nuqs wants them. */
function parsersOf({ parameters }: AnySearch<unknown>) {
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
