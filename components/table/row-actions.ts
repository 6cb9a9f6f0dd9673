'use client'
import { type MouseEvent, type RefObject, useEffect, useEffectEvent } from 'react'

export type OpenRow = (id: string, href: string) => void

/**
 * The row's link does what a click beside it means; one on something that acts, or at the end of marking text, means something else. The
 * table hears of them all: a link that listens for itself costs each row its share of the page's start.
 */
export function followRow(event: MouseEvent<HTMLElement>, open: OpenRow) {
  const target = event.target as Element
  const followed = target.closest<HTMLAnchorElement>('a[data-row-link]')
  if (followed) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    return open(followed.closest<HTMLElement>('[data-row]')?.dataset.row ?? '', followed.getAttribute('href') ?? '')
  }
  if (event.button > 1 || target.closest('a, button, input, label, select, [role=separator]')) return
  if (window.getSelection()?.type === 'Range') return
  const link = linkOf(target.closest('[data-row]'))
  if (!link) return
  if (event.button === 1 || event.metaKey || event.ctrlKey) window.open(link.href, '_blank', 'noopener')
  else link.click()
}

const linkOf = (row: Element | null | undefined) => row?.querySelector<HTMLAnchorElement>('a[data-row-link]') ?? undefined

/** So long the pointer rests before it means something. */
const INTENT_MS = 60

/** Hears of a link that is about to be followed. */
export function useRowIntent(table: RefObject<HTMLTableElement | null>, onIntent: (href: string) => void) {
  const tell = useEffectEvent(onIntent)
  useEffect(() => {
    const stop = new AbortController()
    let timer: number | undefined
    const notice = ({ target }: Event) => {
      window.clearTimeout(timer)
      const link = (target as Element).closest<HTMLAnchorElement>('a[data-row-link]')
      if (link) timer = window.setTimeout(() => tell(link.getAttribute('href') ?? ''), INTENT_MS)
    }
    for (const type of ['pointerover', 'focusin'])
      table.current?.addEventListener(type, notice, { signal: stop.signal, passive: true })
    return () => {
      window.clearTimeout(timer)
      stop.abort()
    }
  }, [table])
}

/** The row that was opened last: whoever comes back to the list goes on from there. */
let returnTo: string | undefined

/** What the keyboard does to rows, filled in by the table for whoever owns the keys. */
export interface RowKeys {
  current: {
    /** The row that has the focus, or had it last. */
    currentId: () => string | undefined
    /** To the row so many further, from `fromId` if it is there; with the focus, unless `isStill`. Returns its id. */
    move: (by: number, fromId?: string, how?: { isStill?: boolean }) => string | undefined
    /** `isStill`: without bringing the row into view. */
    focus: (id: string, how?: { isStill?: boolean }) => void
    open: (id: string) => void
  } | null
}

export function useRowKeys(table: RefObject<HTMLTableElement | null>, keys: RowKeys) {
  useEffect(() => {
    let last: string | undefined
    const rows = () => [...(table.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const rowOf = (id: string) => rows().find(({ dataset }) => dataset.row === id)
    const remember = ({ target }: FocusEvent) => {
      last = (target as Element).closest<HTMLElement>('[data-row]')?.dataset.row ?? last
    }
    const focus = (row: HTMLElement | undefined, isStill = false) => {
      linkOf(row)?.focus({ preventScroll: true })
      if (!isStill) row?.scrollIntoView({ block: 'nearest' })
      return row?.dataset.row
    }
    const leave = ({ target }: Event) => {
      const row = (target as Element).closest<HTMLElement>('a[data-row-link]')?.closest<HTMLElement>('[data-row]')
      returnTo = row?.dataset.row ?? returnTo
    }
    const element = table.current
    element?.addEventListener('focusin', remember)
    element?.addEventListener('click', leave)
    keys.current = {
      currentId: () => (last && rowOf(last) ? last : undefined),
      move: (by, fromId = last, how) => {
        const all = rows()
        const at = all.findIndex(({ dataset }) => dataset.row === fromId)
        const row = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]
        if (!how?.isStill) return focus(row)
        row?.scrollIntoView({ block: 'nearest' })
        last = row?.dataset.row
        return last
      },
      focus: (id, how) => void focus(rowOf(id), how?.isStill),
      open: (id) => linkOf(rowOf(id))?.click(),
    }
    return () => {
      element?.removeEventListener('focusin', remember)
      element?.removeEventListener('click', leave)
      keys.current = null
    }
  }, [table, keys])
}

/** Back from a record, the row that was opened has the focus again, and the page is where it was. */
export function focusOnReturn(keys: RowKeys): void {
  if (returnTo) keys.current?.focus(returnTo, { isStill: true })
  returnTo = undefined
}
