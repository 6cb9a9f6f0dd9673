import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Database } from '@/lib/sandbox/database/open'
import { type CustomerRow, customerCounts, customers } from '@/lib/sandbox/database/tables/customers'
import { conditionSql } from './condition'
import { searchField } from './fields'
import type { CustomerSearch } from './search-body'

/**
 * Up to this many matches are found by their condition and then put in order. Above it the order's index is walked and tested row by
 * row, which soon fills a page because so many match. The planner cannot tell the two apart for `contains`.
 */
const FEW = 5000

/** One page of the customers a search finds, and how many it finds in all. */
export async function searchCustomers(db: Database, search: CustomerSearch): Promise<{ rows: CustomerRow[]; total: number }> {
  const status = search.status || 'published'
  const conditions = conditionsOf(search)
  const order = orderOf(search)
  const where = and(eq(customers.status, status), ...conditions)
  const total = conditions.length === 0 ? await countByStatus(db, status) : await countWhere(db, where)
  if (search.offset >= total) return { rows: [], total }
  const few = conditions.length > 0 && total <= FEW
  const rows = await db
    .select()
    .from(customers)
    .where(few ? sql`${customers.id} = any(array(select ${customers.id} from ${customers} where ${where}))` : where)
    .orderBy(...order)
    .limit(search.limit)
    .offset(search.offset)
  return { rows, total }
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

async function countWhere(db: Database, where: SQL | undefined): Promise<number> {
  const [row] = await db.select({ total: sql<number>`count(*)::int` }).from(customers).where(where)
  return row?.total ?? 0
}
