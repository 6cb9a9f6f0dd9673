'use client'
import { useEffect, useEffectEvent } from 'react'

/** One key, without modifiers, and what it is called in the list of all. */
export interface Shortcut<Action extends string> {
  action: Action
  /** As the browser names it (`KeyboardEvent.key`). */
  key: string
}

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])'
/** What floats over the page has keys of its own. */
const FLOATING = '[role=dialog], [role=menu], [role=listbox]'
/** Keys that a focused control has a use for. */
const OWN_USE: Record<string, string> = { Enter: 'a, button, input, summary', ' ': 'button, input, summary' }

/**
 * Calls an action when its key is pressed on the page: never while somebody types, in what floats, with a modifier (those are the
 * browser's and the reader's), or where the focused control takes the key itself. An action that is not given does nothing.
 */
export function useShortcuts<Action extends string>(
  shortcuts: readonly Shortcut<Action>[],
  actions: Partial<Record<Action, () => void>>,
) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : document.body
    if (target.closest(TYPING) || target.closest(FLOATING) || target.closest(OWN_USE[event.key] ?? ':not(*)')) return
    const shortcut = shortcuts.find(({ key }) => key === event.key)
    const action = shortcut && actions[shortcut.action]
    if (!action) return
    event.preventDefault()
    action()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Goes to the control that names this key as its own: into a field, through a button or link. */
export function pressControl(key: string) {
  const control = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`)
  control?.focus()
  if (control?.matches('a, button')) control.click()
}
