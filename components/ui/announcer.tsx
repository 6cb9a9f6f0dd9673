'use client'
import { useSyncExternalStore } from 'react'

let said = ''
const listeners = new Set<() => void>()

/** Says something to those who cannot see it happen. The same words twice are said twice. */
export function announce(text: string) {
  said = text === said ? `${text}\u00a0` : text
  for (const tell of listeners) tell()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Where what is announced is spoken from; one a page, there before the first word. */
export function Announcer() {
  const text = useSyncExternalStore(
    subscribe,
    () => said,
    () => '',
  )
  return (
    <p aria-live="polite" className="sr-only">
      {text}
    </p>
  )
}
