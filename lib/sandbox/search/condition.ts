import { not, type SQL, sql } from 'drizzle-orm'
import { ApiError } from '@/lib/sandbox/http/api-error'
import { type SearchField, searchField } from './fields'
import type { Condition } from './search-body'

type Value = NonNullable<Condition['value']>

/**
 * One condition as SQL, or undefined when the API drops it: the operator is missing or unknown, or its member of `value` is.
 * `data_type` is never consulted; the operator decides which member is read (5.6).
 * @throws ApiError validation_error for an unknown field, a missing value, or an operator the column has no meaning for
 */
export function conditionSql({ field: name, operator, value }: Condition): SQL | undefined {
  const field = searchField(name)
  const write = OPERATORS.get(operator ?? '')
  if (!write) return undefined
  if (!value) throw new ApiError('validation_error', `The condition on ${name} has no value`, { field: name })
  return write(field, value)
}

const OPERATORS: ReadonlyMap<string, (field: SearchField, value: Value) => SQL | undefined> = new Map([
  ['eq', equals],
  ['contains', contains],
  ['not_contains', (field: SearchField, value: Value) => negated(contains(field, value))],
  ['gt', (field: SearchField, { number }: Value) => compared(field, '>', number)],
  ['lt', (field: SearchField, { number }: Value) => compared(field, '<', number)],
  ['gte', (field: SearchField, value: Value) => compared(field, '>=', value.string ?? value.number ?? value.date)],
  ['in', memberOf],
  ['not_in', (field: SearchField, value: Value) => negated(memberOf(field, value))],
  ['before', (field: SearchField, { date }: Value) => onTimeline(field, '<', date)],
  ['after', (field: SearchField, { date }: Value) => onTimeline(field, '>', date)],
])

/** The first present of the members; with none, no row. Text is compared case and all. */
function equals(field: SearchField, { string, number, boolean, date, array }: Value): SQL {
  const first = string ?? number ?? boolean ?? date
  if (first != null) return sql`${field.column} = ${typed(field, String(first))}`
  if (array != null) throw unfit(field, 'eq with a list')
  return sql`false`
}

/**
 * How many characters of a text are looked up in the index. It holds every three in a row, and of a long text some stand in all rows
 * (the end of e-mail addresses), which takes long and finds nothing. So its beginning finds candidates, and those are compared with
 * the whole, as an expression the index does not know.
 */
const INDEXED = 12

function contains(field: SearchField, { string }: Value): SQL | undefined {
  if (string == null) return undefined
  if (field.kind !== 'text') throw unfit(field, 'contains')
  const [beginning, whole] = [[...string].slice(0, INDEXED).join(''), string].map(
    (text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`,
  )
  if (beginning === whole) return sql`${field.column} ilike ${whole}`
  return sql`(${field.column} ilike ${beginning} and ${field.column} || '' ilike ${whole})`
}

function memberOf(field: SearchField, { array }: Value): SQL | undefined {
  if (!array?.length) return undefined
  const list = sql.join(
    array.map((text) => typed(field, text)),
    sql`, `,
  )
  return sql`${field.column} in (${list})`
}

/** Text is compared as text, even with a number. */
function compared(field: SearchField, operator: '>' | '<' | '>=', value: string | number | null | undefined): SQL | undefined {
  if (value == null) return undefined
  if (field.kind === 'map' || (field.kind === 'moment' && typeof value === 'number')) throw unfit(field, operator)
  return sql`${field.column} ${sql.raw(operator)} ${typed(field, String(value))}`
}

function onTimeline(field: SearchField, operator: '<' | '>', date: string | null | undefined): SQL | undefined {
  if (date == null) return undefined
  if (field.kind !== 'moment') throw unfit(field, operator === '<' ? 'before' : 'after')
  return sql`${field.column} ${sql.raw(operator)} ${typed(field, date)}`
}

/** A text as a value of the column's type; Postgres refuses what it cannot read, and that is a 400. */
function typed({ kind }: SearchField, text: string): SQL {
  const type = { text: 'text', moment: 'timestamptz', map: 'jsonb' }[kind]
  return sql`${text}::${sql.raw(type)}`
}

/** Rows whose column is null match neither a condition nor its negation, as in SQL. */
function negated(condition: SQL | undefined): SQL | undefined {
  return condition && not(condition)
}

function unfit({ column, kind }: SearchField, what: string): ApiError {
  return new ApiError('validation_error', `${what} does not apply to ${column.name}, a ${kind}`, { field: column.name })
}
