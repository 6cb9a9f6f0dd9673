import { type ColumnDef, type RowData, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { Fields } from '@/lib/url/search'

/** Nothing but rows: the server filters, sorts and pages. */
export const features = tableFeatures({})

export type Columns<Row extends RowData> = ColumnDef<typeof features, Row>[]

/** One column a field, in the fields' order, with the cell that shows it. */
export function columnsOf<Row extends RowData, F extends Fields>(
  fields: F,
  cells: { [Key in keyof F]: (row: Row) => ReactNode },
): Columns<Row> {
  return Object.keys(fields).map((id) => ({ id, cell: ({ row }) => cells[id as keyof F](row.original) }))
}
