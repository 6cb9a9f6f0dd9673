'use client'
import { useSyncExternalStore } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { useStaff } from '@/components/layout/staff-provider'
import { type Kept, keptIn } from '@/lib/lookup/kept'

const NONE: Kept = { pinned: [], recent: [] }
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

let last: { text: string; kept: Kept } = { text: '', kept: NONE }
/** The same object as long as nothing has changed. */
function snapshot(person: string, environment: string): Kept {
  const kept = keptIn(localStorage, person).of(environment)
  const text = JSON.stringify(kept)
  if (text !== last.text) last = { text, kept }
  return last.kept
}

/** Ids of the customers that this person opened lately here, and of those they pinned. */
export function useKept() {
  const { environment } = useBilling()
  const person = useStaff().id
  const kept = useSyncExternalStore(
    subscribe,
    () => snapshot(person, environment),
    () => NONE,
  )
  const change = (by: (kept: ReturnType<typeof keptIn>) => void) => {
    by(keptIn(localStorage, person))
    for (const listener of listeners) listener()
  }
  return {
    ...kept,
    visit: (id: string) => change((kept) => kept.visit(environment, id)),
    pin: (id: string, isPinned: boolean) => change((kept) => kept.pin(environment, id, isPinned)),
  }
}
