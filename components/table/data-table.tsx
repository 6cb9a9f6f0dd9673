// biome-ignore-all lint/a11y/noRedundantRoles: on a phone the table is shown as blocks, which takes its roles away
'use client'
import { type RowData, useTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { type Columns, features } from './columns'

interface Props<Row extends RowData> {
  /** What the table lists, for those who cannot see it. */
  caption: string
  columns: Columns<Row>
  rows: Row[]
  /** The header of a column: words, or a link that sorts. */
  header: (columnId: string) => { content: ReactNode; sorted?: 'ascending' | 'descending' }
  /** True while other rows are on their way: these are the former ones. */
  isFormer?: boolean
}

/** Rows and columns; on a phone each row is a card. Roles are spelled out, since a table shown as blocks would lose them. */
export function DataTable<Row extends RowData>({ caption, columns, rows, header, isFormer = false }: Props<Row>) {
  const table = useTable({ features, columns, data: rows })
  return (
    <table role="table" aria-busy={isFormer} className="w-full border-collapse max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="max-sm:block max-sm:border-b max-sm:border-line">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} role="row" className="max-sm:flex max-sm:flex-wrap max-sm:gap-x-4 max-sm:px-3">
            {group.headers.map(({ id }) => {
              const { content, sorted } = header(id)
              return (
                <th
                  key={id}
                  role="columnheader"
                  aria-sort={sorted}
                  scope="col"
                  className="h-8 border-line text-left text-sm font-medium text-muted last:text-right max-sm:flex max-sm:items-center sm:border-b sm:px-3 sm:first:pl-4 sm:last:pr-4"
                >
                  {content}
                </th>
              )
            })}
          </tr>
        ))}
      </thead>
      <tbody role="rowgroup" className={`transition-opacity max-sm:block ${isFormer ? 'opacity-60' : ''}`}>
        {table.getRowModel().rows.map((row) => (
          <tr
            key={row.id}
            role="row"
            className="relative border-line hover:bg-sunken not-last:border-b max-sm:flex max-sm:flex-wrap max-sm:justify-between max-sm:gap-x-3 max-sm:gap-y-1 max-sm:px-3 max-sm:py-2.5"
          >
            {row.getAllCells().map((cell) => (
              <td
                key={cell.id}
                role="cell"
                className="max-sm:min-w-0 max-sm:even:order-2 max-sm:even:grow max-sm:even:basis-2/5 max-sm:first:grow max-sm:first:basis-3/5 max-sm:last:order-3 max-sm:last:grow-0 max-sm:last:basis-auto max-sm:last:text-right sm:h-12 sm:px-3 sm:first:pl-4 sm:last:pr-4 sm:last:text-right"
              >
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
