import type { Arrangement } from '@/components/table/arrangement'
import type { ExportColumn } from '@/lib/exports/export-order'
import { customerColumn, type PlainColumn } from './customer-arrangement'

/** What a column of the list is called in a file; the customer's has two lines. */
const EXPORTED: Record<PlainColumn, ExportColumn[]> = {
  name: ['name', 'email'],
  externalId: ['external_id'],
  status: ['status'],
  updatedAt: ['updated_at'],
  id: ['id'],
  createdAt: ['created_at'],
  country: ['address_country'],
  city: ['address_city'],
  timezone: ['timezone'],
  contact: ['contact'],
}

/** The shown columns that a file can have: what is asked for row by row is not among them. */
export const exportedColumns = ({ columns }: Arrangement): ExportColumn[] =>
  columns.flatMap((column): ExportColumn[] => {
    const shown = customerColumn(column)
    if (shown?.kind === 'plain') return EXPORTED[shown.name]
    return shown?.kind === 'metadata' ? [`metadata.${shown.key}`] : []
  })
