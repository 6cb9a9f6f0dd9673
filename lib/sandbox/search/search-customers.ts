import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { type Database, selectRows } from '@/lib/sandbox/database/open'
import { type CustomerRow, customerCounts, customers } from '@/lib/sandbox/database/tables/customers'
import { conditionSql } from './condition'
import { searchField } from './fields'
import type { CustomerSearch } from './search-body'

/**
 * Up to this many matches are found by their condition, once, and then put in order. Above it the order's index is walked and tested row
 * by row, which soon fills a page because so many match. The planner cannot tell the two apart for `contains`.
 */
const FEW = 5000

/** One page of the customers a search finds, and how many it finds in all. */
export async function searchCustomers(db: Database, search: CustomerSearch): Promise<{ rows: CustomerRow[]; total: number }> {
  const status = search.status || 'published'
  const conditions = conditionsOf(search)
  const order = orderOf(search)
  const all = eq(customers.status, status)
  if (conditions.length === 0) return { rows: await pageOf(db, all, order, search), total: await countByStatus(db, status) }
  const where = and(all, ...conditions)
  const { total, ids } = await findMatches(db, where)
  if (search.offset >= total) return { rows: [], total }
  const matches = total > FEW ? where : sql`${customers.id} = any(${sql.param(ids)}::text[])`
  return { rows: await pageOf(db, matches, order, search), total }
}

function pageOf(db: Database, where: SQL | undefined, order: SQL[], { limit, offset }: CustomerSearch): Promise<CustomerRow[]> {
  return db
    .select()
    .from(customers)
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
}

/** How many match, and the ids of a few of them: all, when they are few. */
async function findMatches(db: Database, where: SQL | undefined): Promise<{ total: number; ids: string[] }> {
  const [row] = await selectRows<{ total: number; ids: string[] | null }>(
    db,
    sql`select count(*)::int as total, array_agg(id) filter (where position <= ${FEW}) as ids
        from (select ${customers.id}, row_number() over () as position from ${customers} where ${where}) as matches`,
  )
  return { total: row?.total ?? 0, ids: row?.ids ?? [] }
}

/** Every restriction but the status, joined with AND by the caller. */
function conditionsOf(search: CustomerSearch): SQL[] {
  const pairs = Object.keys(search.metadata ?? {}).length > 0 ? search.metadata : null
  return [
    ...(search.filters ?? []).map((condition) => condition && conditionSql(condition)),
    among(customers.id, search.customer_ids),
    among(customers.externalId, search.external_ids),
    search.external_id ? eq(customers.externalId, search.external_id) : null,
    search.email ? eq(customers.email, search.email) : null,
    pairs ? sql`${customers.metadata} @> ${JSON.stringify(pairs)}::jsonb` : null,
  ].filter((condition) => condition != null)
}

function among(column: PgColumn, values: string[] | null | undefined): SQL | null {
  return values?.length ? sql`${column} = any(${sql.param(values)}::text[])` : null
}

/** The given sort, then `created_at`, then `id`: the last only decides between twins, so that pages never overlap. */
function orderOf({ sort, order }: CustomerSearch): SQL[] {
  const given = (sort ?? []).flatMap((entry) => {
    if (!entry) return []
    const { column } = searchField(entry.field)
    return [entry.direction === 'desc' ? desc(column) : asc(column)]
  })
  const builtIn = order === 'asc' ? asc : desc
  return [...given, builtIn(customers.createdAt), builtIn(customers.id)]
}

async function countByStatus(db: Database, status: string): Promise<number> {
  const [row] = await db.select().from(customerCounts).where(eq(customerCounts.status, status))
  return row?.count ?? 0
}
