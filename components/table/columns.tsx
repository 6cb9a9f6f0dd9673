import { type ColumnDef, type RowData, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { type ArrangedColumn, inOrder } from './arrangement'

/**
 * Rows and cells, nothing more: the server filters, sorts and pages, and which columns there are, in which order and how wide, is the
 * arrangement's. The table is given just the columns that are shown, so none is built to be hidden.
 */
export const features = tableFeatures({})

/** How a column is drawn, whatever it holds. */
export interface Column<Row> {
  label: string
  /** In pixels, until somebody makes it another; absent for one that takes its share of what the screen has left, and at least `GROWS_FROM`. */
  width?: number
  isFigure?: boolean
  /** Where it stands on a phone's card; without it, on a line of its own beside its label. */
  place?: 'lead' | 'corner'
  cell: (row: Row) => ReactNode
}

/** A column that is shown. */
export interface ShownColumn extends Pick<Column<never>, 'label' | 'isFigure' | 'place'> {
  id: string
  width: number
  /** Takes what is left, shared equally with its like. */
  grows: boolean
  /** How many pinned columns stand before it, when it is one itself. */
  pin: number | undefined
  /** Pixels from the edge at which a pinned column stays. */
  offset: number
}

export interface ShownColumns<Row extends RowData> {
  defs: ColumnDef<typeof features, Row>[]
  shown: ShownColumn[]
}

/** The same for all that grow: browsers share out what is left equally, so that each has exactly this when nothing is left. */
export const GROWS_FROM = 200

/** Of the checkboxes' column. */
export const SELECT_WIDTH = 36

/** More would leave no room for what scrolls. */
export const MAX_PINNED = 4

/**
 * The columns of an arrangement, pinned ones first; `columnOf` says what an id stands for. Once somebody has chosen a width, each keeps
 * its own, and what is left is the last one's.
 */
export function shownColumns<Row extends RowData>(
  arranged: readonly ArrangedColumn[],
  columnOf: (column: ArrangedColumn) => Column<Row>,
): ShownColumns<Row> {
  const isSized = arranged.some(({ width }) => width !== undefined)
  let offset = SELECT_WIDTH
  const both = inOrder(arranged).map((arrangedColumn, index) => {
    const { id, width, isPinned } = arrangedColumn
    const column = columnOf(arrangedColumn)
    const shown: ShownColumn = {
      id,
      label: column.label,
      width: width ?? column.width ?? GROWS_FROM,
      grows: isSized ? index === arranged.length - 1 : column.width === undefined,
      isFigure: column.isFigure,
      place: column.place,
      pin: isPinned ? index : undefined,
      offset,
    }
    offset += shown.width
    return { shown, def: { id, cell: ({ row }) => column.cell(row.original) } satisfies ColumnDef<typeof features, Row> }
  })
  return { shown: both.map(({ shown }) => shown), defs: both.map(({ def }) => def) }
}
