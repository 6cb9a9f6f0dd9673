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
 * before it, as typing does; all but the page's lead to page 1. Members of the query string that are others' stay. `isPageWritten` where
 * an address that says nothing would not lead to what is shown.
 */
export function useSearch<Values extends object>(search: AnySearch<Values>, isPageWritten = false) {
  const parsers = useMemo(() => parsersOf(search), [search])
  const [values, setValues] = useQueryStates(parsers, { history: 'push' })
  const change = useCallback(
    (changed: Partial<Values>, how: 'push' | 'replace' = 'push') => {
      const { page, ...others }: Record<string, unknown> = { page: 1, ...changed }
      // One step: what is set in the same turn goes into the address together.
      void setValues(others, { history: how })
      void setValues({ page }, { history: how, clearOnDefault: !isPageWritten })
    },
    [setValues, isPageWritten],
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
