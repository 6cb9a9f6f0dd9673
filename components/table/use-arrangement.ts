'use client'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { setCookie } from '@/lib/set-cookie'
import { type Arrangeable, type Arrangement, arrangementCookie, fits, readArrangement, writeArrangement } from './arrangement'

/** What each cookie says now, by name; read once, since asking the browser is slow. Never filled on the server. */
const known = new Map<string, string | undefined>()
const listeners = new Set<() => void>()

function cookieText(name: string): string | undefined {
  if (known.has(name)) return known.get(name)
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`))
  const text = found && decode(found.slice(name.length + 1))
  known.set(name, text)
  return text
}

/** As the cookie's text reads; undefined for one that was cut off. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function remember(name: string, path: string, text: string | undefined) {
  known.set(name, text)
  setCookie(name, text && encodeURIComponent(text), path)
  for (const tell of listeners) tell()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export interface Arranging {
  arrangement: Arrangement
  /** False when it would be too long to remember; nothing is changed then. */
  arrange: (next: Arrangement) => boolean
  /** Back to the defaults. */
  reset: () => void
  isDefault: boolean
}

/**
 * How this person has arranged a table, kept in this browser.
 * @param table names the table and its environment
 * @param path the page of the table: the cookie travels nowhere else
 * @param first what the server read from the cookie, for the first drawing
 */
export function useArrangement(arrangeable: Arrangeable, table: string, path: string, first: string | undefined): Arranging {
  const name = arrangementCookie(table)
  const text = useSyncExternalStore(
    subscribe,
    () => cookieText(name),
    () => first,
  )
  const arrangement = useMemo(() => readArrangement(text, arrangeable), [text, arrangeable])
  const arrange = useCallback(
    (next: Arrangement) => {
      if (!fits(next)) return false
      remember(name, path, writeArrangement(next))
      return true
    },
    [name, path],
  )
  const reset = useCallback(() => remember(name, path, undefined), [name, path])
  const isDefault = writeArrangement(arrangement) === writeArrangement(arrangeable.defaults)
  return useMemo(() => ({ arrangement, arrange, reset, isDefault }), [arrangement, arrange, reset, isDefault])
}
