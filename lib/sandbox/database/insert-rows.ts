import { getTableName, type InferInsertModel, sql } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { jsonText } from '@/lib/sandbox/http/json-text'
import type { Database } from './open'

/**
 * Inserts many rows with one statement and one parameter, several times faster than a parameter per value.
 * Members left out become null or the column's default.
 */
export async function insertRows<Table extends PgTable>(db: Database, table: Table, rows: InferInsertModel<Table>[]) {
  if (rows.length === 0) return
  const given = new Set(rows.flatMap((row) => Object.keys(row)))
  const columns = Object.entries(propertiesOf(table)).filter(([property]) => given.has(property))
  const records = rows.map((row) =>
    // The insert model is an object keyed by the table's properties.
    columns.map(([property]) => (row as Record<string, unknown>)[property] ?? null),
  )
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  )
  const values = sql.join(
    columns.map(([, column], index) =>
      column.getSQLType() === 'jsonb'
        ? sql`nullif(record -> ${sql.raw(String(index))}, 'null')::jsonb`
        : sql`(record ->> ${sql.raw(String(index))})::${sql.raw(column.getSQLType())}`,
    ),
    sql`, `,
  )
  await db.execute(
    sql`insert into ${sql.identifier(getTableName(table))} (${names})
        select ${values} from jsonb_array_elements(${jsonText(records)}::jsonb) as record`,
  )
}

function propertiesOf(table: PgTable) {
  const byName = new Map(getTableConfig(table).columns.map((column) => [column.name, column]))
  return Object.fromEntries(
    Object.entries(table).flatMap(([property, column]) => {
      const found = byName.get(column?.name)
      return found ? [[property, found]] : []
    }),
  )
}
