import { type SQL, sql } from 'drizzle-orm'
import type { Aggregation, MeterFilter } from '@/lib/sandbox/database/tables/catalog'
import { events } from '@/lib/sandbox/database/tables/subscriptions'
import type { Span } from '@/lib/sandbox/time/period'

/** What of a meter decides which events count and how. */
export interface Measure {
  eventName: string
  aggregation: Aggregation
  filters: MeterFilter[]
}

/** Whose events count, and in which zone their days and months begin. */
export interface Subject {
  externalIds: readonly string[]
  zone: string
}

/**
 * What a meter makes of a subject's events in a stretch of time, as an expression to be selected from that subject's `events`. Several of
 * them read the events once; only buckets and groups read them again, for themselves.
 */
export function quantitySql(measure: Measure, subject: Subject, span: Span): SQL {
  const { aggregation } = measure
  const where = eventsSql(measure, span)
  const parts = [bucketSql(aggregation, subject.zone), groupSql(aggregation)].filter((part) => part !== null)
  if (parts.length === 0) return sql`coalesce(${valueSql(aggregation, span, sql`filter (where ${where})`)}, 0)`
  const grouping = sql.join(parts, sql`, `)
  return sql`(select coalesce(sum(part), 0)
    from (select ${valueSql(aggregation, span, sql``)} as part from ${events} where ${ownedBy(subject)} and ${where} group by ${grouping}) as parts)`
}

/** The events that belong to a subject. */
export function ownedBy({ externalIds }: Subject): SQL {
  return sql`${events.externalCustomerId} = any(${sql.param([...externalIds])}::text[])`
}

function eventsSql({ eventName, filters }: Measure, { startMs, endMs }: Span): SQL {
  const allowed = filters.map(({ key, values }) => sql` and ${property(key)} = any(${sql.param(values)}::text[])`)
  return sql`${events.eventName} = ${eventName} and ${events.timestamp} >= ${at(startMs)} and ${events.timestamp} < ${at(endMs)}${sql.join(allowed)}`
}

/** @param filter which events each aggregate takes, when not all */
function valueSql({ type, field = '', multiplier = '1' }: Aggregation, { startMs, endMs }: Span, filter: SQL): SQL {
  const number = numberSql(field)
  switch (type) {
    case 'COUNT':
      return sql`(count(*) ${filter})::numeric`
    case 'COUNT_UNIQUE':
      return sql`(count(distinct nullif(${property(field)}, '')) ${filter})::numeric`
    case 'SUM':
      return sql`sum(${number}) ${filter}`
    case 'SUM_WITH_MULTIPLIER':
      return sql`(sum(${number}) ${filter}) * ${multiplier}::numeric`
    case 'AVG':
      return sql`round(avg(${number}) ${filter}, 16)`
    case 'MAX':
      return sql`max(${number}) ${filter}`
    case 'LATEST':
      return sql`(array_agg(${number} order by ${events.timestamp} desc, ${events.id} desc) ${filter})[1]`
    case 'WEIGHTED_SUM': {
      // Each value weighs as much as of the stretch is left when it is reported.
      const left = sql`extract(epoch from ${at(endMs)} - ${events.timestamp})`
      return sql`round((sum(${number} * ${left}) ${filter}) / ${String((endMs - startMs) / 1000)}::numeric, 16)`
    }
  }
}

/** A property as a number; what is none does not count. */
function numberSql(field: string): SQL {
  const text = property(field)
  return sql`case when ${text} ~ '^-?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]{1,2})?$' then (${text})::numeric end`
}

const INTERVALS: Record<string, string> = {
  MINUTE: '1 minute',
  '15MIN': '15 minutes',
  '30MIN': '30 minutes',
  HOUR: '1 hour',
  '3HOUR': '3 hours',
  '6HOUR': '6 hours',
  '12HOUR': '12 hours',
}

function bucketSql({ bucket_size: size }: Aggregation, zone: string): SQL | null {
  if (!size) return null
  const interval = INTERVALS[size]
  if (interval) return sql`date_bin(${interval}::interval, ${events.timestamp}, ${at(0)})`
  return sql`date_trunc(${size.toLowerCase()}, ${events.timestamp}, ${zone})`
}

function groupSql({ group_by: field }: Aggregation): SQL | null {
  return field ? property(field) : null
}

function property(key: string): SQL {
  return sql`(${events.properties} ->> ${key}::text)`
}

/** A moment in milliseconds as a value of SQL. */
export function at(ms: number): SQL {
  return sql`${new Date(ms).toISOString()}::timestamptz`
}
