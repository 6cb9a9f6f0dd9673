// biome-ignore-all lint/a11y/noRedundantRoles: on a phone the table is shown as blocks, which takes its roles away
'use client'
import { type Row as DataRow, type RowData, useTable } from '@tanstack/react-table'
import { memo, type ReactNode, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { Density } from './arrangement'
import { features, type MAX_PINNED, SELECT_WIDTH, type ShownColumn, type ShownColumns } from './columns'
import { ResizeHandle } from './resize-handle'
import { followRow, type OpenRow, type RowKeys, useRowIntent, useRowKeys } from './row-actions'
import { SelectPage, SelectRow } from './select-box'
import type { SelectionStore } from './selection-store'

interface Props<Row extends RowData> {
  /** What the table lists, for those who cannot see it. */
  caption: string
  columns: ShownColumns<Row>
  rows: Row[]
  /** Unique among the rows. */
  idOf: (row: Row) => string
  density: Density
  selection: SelectionStore<Row>
  /** The header of a column: words, or a link that sorts. */
  header: (column: ShownColumn) => { content: ReactNode; sorted?: 'ascending' | 'descending' }
  /** Each column's width in pixels, once somebody has changed one; undefined takes that one back to its own. */
  onResize: (widths: Record<string, number | undefined>) => void
  /** True while other rows are on their way: these are the former ones. */
  isFormer?: boolean
  /** The row that is open beside the table. */
  openId?: string
  keys: RowKeys
  /** A row's link was followed, here and now. */
  onOpen: OpenRow
  /** Somebody is about to: the pointer rests on a row's link, or it has the focus. */
  onIntent: (href: string) => void
}

/**
 * Rows and columns; on a phone each row is a card. Roles are spelled out, since a table shown as blocks would lose them. Widths stand
 * in attributes, as the CSP takes no style from the server. A table wider than the screen scrolls in its box.
 */
export function DataTable<Row extends RowData>(props: Props<Row>) {
  const {
    caption,
    columns,
    rows,
    idOf,
    density,
    selection,
    header,
    onResize,
    isFormer = false,
    openId,
    keys,
    onOpen,
    onIntent,
  } = props
  const { shown, defs } = columns
  const table = useTable({ features, columns: defs, data: rows, getRowId: idOf })
  const tableRef = useRef<HTMLTableElement>(null)
  const boxRef = useRef<HTMLDivElement>(null)
  const page = useMemo(() => new Map(rows.map((row) => [idOf(row), row])), [rows, idOf])
  const ids = useMemo(() => [...page.keys()], [page])
  const toggle = useCallback((id: string, isRange: boolean) => selection.toggle(id, page, isRange), [selection, page])
  useRowKeys(tableRef, keys)
  useRowIntent(tableRef, onIntent)
  useLayoutEffect(() => markWide(boxRef.current), [])
  useLayoutEffect(() => {
    tableRef.current?.setAttribute('data-live', '')
  }, [])
  useLayoutEffect(() => {
    for (const { pin, offset } of shown) if (pin) tableRef.current?.style.setProperty(`--pin-${pin}`, `${offset}px`)
  }, [shown])
  const total = shown.reduce((sum, { width }) => sum + width, SELECT_WIDTH)
  const lastPin = shown.findLast(({ pin }) => pin !== undefined)?.pin
  return (
    <div ref={boxRef} className="overflow-x-auto rounded-[inherit] max-sm:overflow-visible" onScroll={markScrolled}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a wider target for the row's link, which has the keyboard */}
      <table
        ref={tableRef}
        role="table"
        aria-busy={isFormer}
        data-density={density}
        width={total}
        className="sheet min-w-full table-fixed border-collapse max-sm:block max-sm:w-full"
        onClick={(event) => followRow(event, onOpen)}
        onAuxClick={(event) => followRow(event, onOpen)}
      >
        <caption className="sr-only">{caption}</caption>
        <colgroup className="max-sm:hidden">
          <col width={SELECT_WIDTH} />
          {shown.map(({ id, width, grows }) => (
            <col key={id} data-column={id} width={grows ? undefined : width} />
          ))}
        </colgroup>
        <thead role="rowgroup" className="max-sm:block max-sm:border-b max-sm:border-line">
          {table.getHeaderGroups().map((group) => (
            <tr
              key={group.id}
              role="row"
              className="bg-surface max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-4 max-sm:rounded-t-lg max-sm:px-3"
            >
              <th
                role="columnheader"
                scope="col"
                className="h-8 bg-inherit max-sm:-mr-2 sm:left-0 sm:border-b sm:border-line sm:in-data-wide:sticky sm:in-data-wide:z-2"
              >
                <SelectPage ids={ids} selection={selection} page={page} />
              </th>
              {group.headers.map(({ id }, index) => {
                const column = shown[index]
                if (!column) return null
                const { content, sorted } = header(column)
                return (
                  <th
                    key={id}
                    role="columnheader"
                    aria-sort={sorted}
                    scope="col"
                    className={`${HEAD} ${pinClass(column, lastPin)} ${column.isFigure ? 'text-right' : 'text-left'} ${column.pin === undefined ? 'relative' : ''} ${typeof content === 'string' ? 'max-sm:sr-only' : ''}`}
                  >
                    <span className="block truncate">{content}</span>
                    <ResizeHandle column={column} table={tableRef} onResize={onResize} />
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody role="rowgroup" className={`transition-opacity max-sm:block ${isFormer ? 'opacity-60' : ''}`}>
          {table.getRowModel().rows.map((row) => (
            // `memo` cannot be generic, and what a row holds is only handed on to the cells.
            <TableRow
              key={row.id}
              row={row as DataRow<typeof features, RowData>}
              shown={shown}
              lastPin={lastPin}
              selection={selection as SelectionStore<unknown>}
              isOpen={row.id === openId}
              onToggle={toggle}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const HEAD =
  'h-8 bg-inherit text-sm font-medium text-muted max-sm:flex max-sm:items-center sm:border-b sm:border-line sm:px-3 sm:last:pr-4'

/** Tailwind reads whole names. The first one's place is known before any script has run. */
const PINNED = [
  'sheet-pinned-first',
  'sheet-pinned lg:left-(--pin-1)',
  'sheet-pinned lg:left-(--pin-2)',
  'sheet-pinned lg:left-(--pin-3)',
] as const satisfies {
  length: typeof MAX_PINNED
}

function pinClass({ pin }: ShownColumn, lastPin: number | undefined): string {
  if (pin === undefined || !PINNED[pin]) return ''
  return pin === lastPin ? `${PINNED[pin]} sheet-edge` : PINNED[pin]
}

/** Whether the table is wider than its box, whichever of the two changes. */
function markWide(box: HTMLElement | null) {
  if (!box?.firstElementChild) return
  const observer = new ResizeObserver(() => box.toggleAttribute('data-wide', box.scrollWidth > box.clientWidth))
  observer.observe(box)
  observer.observe(box.firstElementChild)
  return () => observer.disconnect()
}

function markScrolled({ currentTarget: box }: React.UIEvent<HTMLElement>) {
  box.toggleAttribute('data-scrolled', box.scrollLeft > 0)
}

interface RowProps {
  row: DataRow<typeof features, RowData>
  shown: ShownColumn[]
  lastPin: number | undefined
  selection: SelectionStore<unknown>
  isOpen: boolean
  onToggle: (id: string, isRange: boolean) => void
}

const PLACES = {
  lead: 'max-sm:col-start-2 max-sm:row-start-1',
  corner: 'max-sm:col-start-3 max-sm:row-start-1',
}

/** Drawn again only when its row, the columns or its own state change. */
const TableRow = memo(function TableRow({ row, shown, lastPin, selection, isOpen, onToggle }: RowProps) {
  return (
    <tr role="row" data-row={row.id} data-open={isOpen || undefined} className="sheet-row">
      <td role="cell" className="sheet-check">
        <SelectRow id={row.id} selection={selection} onToggle={onToggle} />
      </td>
      {row.getAllCells().map((cell, index) => {
        const column = shown[index]
        if (!column) return null
        const { place, label, isFigure } = column
        return (
          <td
            key={column.id}
            role="cell"
            data-label={place ? undefined : label}
            className={`sheet-cell ${place ? PLACES[place] : 'sheet-line'} ${isFigure ? 'sm:text-right' : ''} ${pinClass(column, lastPin)}`}
          >
            {typeof cell.column.columnDef.cell === 'function' && cell.column.columnDef.cell(cell.getContext())}
          </td>
        )
      })}
    </tr>
  )
})
