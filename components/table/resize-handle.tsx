'use client'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import { NARROWEST, WIDEST } from './arrangement'
import { SELECT_WIDTH, type ShownColumn } from './columns'

const STEP = 16

interface Props {
  column: ShownColumn
  table: RefObject<HTMLTableElement | null>
  onResize: (widths: Record<string, number | undefined>) => void
}

/**
 * The edge of a column: drag it, or move it by the arrow keys; a double click takes the column back to its own width. While it is
 * dragged only attributes change; React hears of it once, at the end.
 */
export function ResizeHandle({ column: { id, label, width }, table, onResize }: Props) {
  const t = useTranslations('table')
  const drag = ({ currentTarget: handle, clientX: from, pointerId, button }: PointerEvent<HTMLElement>) => {
    const cols = colsOf(table.current)
    if (button !== 0 || !cols.has(id) || !table.current) return
    handle.setPointerCapture(pointerId)
    const widths = measured(table.current)
    const start = widths[id] ?? width
    const show = () => {
      for (const [each, col] of cols) col.width = String(widths[each])
      // The last one has what is left.
      table.current?.querySelector('col:last-child')?.removeAttribute('width')
      if (table.current)
        table.current.setAttribute('width', String(Object.values(widths).reduce((sum, each) => sum + each, SELECT_WIDTH)))
    }
    const move = (event: globalThis.PointerEvent) => {
      widths[id] = bounded(start + event.clientX - from)
      show()
    }
    const end = () => {
      handle.removeEventListener('pointermove', move)
      if (widths[id] !== start) onResize(widths)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', end, { once: true })
  }
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (!by || !table.current) return
    event.preventDefault()
    const widths = measured(table.current)
    onResize({ ...widths, [id]: bounded((widths[id] ?? width) + by) })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr>
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('width', { column: label })}
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      onPointerDown={drag}
      onKeyDown={step}
      onDoubleClick={() => onResize({ [id]: undefined })}
      className="absolute inset-y-0 -right-1.5 z-3 w-3 cursor-col-resize touch-none after:absolute after:inset-y-2 after:left-1/2 after:w-px after:bg-line-strong after:opacity-0 hover:after:opacity-100 focus-visible:outline-offset-0 focus-visible:after:opacity-100 active:after:bg-accent active:after:opacity-100 max-sm:hidden"
    />
  )
}

const bounded = (width: number) => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)))

function colsOf(table: HTMLTableElement | null): Map<string, HTMLTableColElement> {
  const cols = table?.querySelectorAll<HTMLTableColElement>('col[data-column]') ?? []
  return new Map(Array.from(cols, (col) => [col.dataset.column ?? '', col]))
}

/** What each column has on the screen now, the room that was shared out included. */
function measured(table: HTMLTableElement): Record<string, number> {
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])].slice(1)
  const ids = [...colsOf(table).keys()]
  return Object.fromEntries(ids.map((id, index) => [id, bounded(headers[index]?.getBoundingClientRect().width ?? NARROWEST)]))
}
