import { TZDate } from '@date-fns/tz'
import Papa from 'papaparse'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { safeCell } from '@/lib/format/csv-cell'
import type { ExportOrder } from './export-order'

type Value = string | Record<string, string> | null

const MEMBERS: Record<string, (customer: Customer, zone: string) => Value | undefined> = {
  id: ({ id }) => id,
  external_id: ({ externalId }) => externalId,
  name: ({ name }) => name,
  email: ({ email }) => email,
  contact: ({ contact }) => contact,
  status: ({ status }) => status,
  address_line1: ({ addressLine1 }) => addressLine1,
  address_line2: ({ addressLine2 }) => addressLine2,
  address_city: ({ addressCity }) => addressCity,
  address_state: ({ addressState }) => addressState,
  address_postal_code: ({ addressPostalCode }) => addressPostalCode,
  address_country: ({ addressCountry }) => addressCountry,
  timezone: ({ timezone }) => timezone,
  metadata: ({ metadata }) => metadata,
  created_at: ({ createdAt }, zone) => createdAt && inZone(createdAt, zone),
  updated_at: ({ updatedAt }, zone) => updatedAt && inZone(updatedAt, zone),
}

/** What a customer has in a column; null where the API gave nothing. */
function cellOf(customer: Customer, column: string, zone: string): Value {
  if (column.startsWith('metadata.')) {
    const key = column.slice('metadata.'.length)
    const { metadata = {} } = customer
    return Object.hasOwn(metadata, key) ? (metadata[key] ?? null) : null
  }
  return MEMBERS[column]?.(customer, zone) ?? null
}

/** The same moment with the zone's offset; UTC stays as the API wrote it, with all its digits. What is no moment stays, too. */
function inZone(moment: string, zone: string): string {
  if (zone === 'UTC' || Number.isNaN(Date.parse(moment))) return moment
  return new TZDate(moment, zone).toISOString()
}

/** The first line of the file, if it has one. */
export function header({ format, columns }: ExportOrder): string {
  // The mark tells spreadsheets that this is UTF-8.
  return format === 'csv' ? `\ufeff${line(columns.map(safeCell))}` : ''
}

/** One customer as a line of the file. */
export function row(customer: Customer, { format, columns, zone }: ExportOrder): string {
  const values = columns.map((column) => [column, cellOf(customer, column, zone)] as const)
  if (format === 'ndjson') return `${JSON.stringify(Object.fromEntries(values))}\n`
  return line(
    values.map(([, value]) => safeCell(typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value))),
  )
}

const line = (cells: string[]) => `${Papa.unparse([cells], { newline: '\r\n' })}\r\n`
