import { sql } from 'drizzle-orm'
import { type Database, selectRows } from './open'

/**
 * Writes many rows without keeping the tables' indexes up to date at each: they are dropped, the work is done, and they are made again
 * from the definitions the database itself gives. Primary keys stay.
 */
export async function withoutIndexes(
  db: Database,
  tables: readonly string[],
  onProgress: (line: string) => void,
  work: () => Promise<void>,
): Promise<void> {
  const indexes = await selectRows<{ name: string; definition: string }>(
    db,
    sql`select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
        from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
        where t.relname = any(${sql.param([...tables])}::text[]) and t.relnamespace = 'public'::regnamespace and not i.indisprimary
        order by c.relname`,
  )
  for (const { name } of indexes) await db.execute(sql`drop index ${sql.identifier(name)}`)
  await work()
  const startedMs = performance.now()
  for (const { definition } of indexes) await db.execute(sql.raw(definition))
  const seconds = (performance.now() - startedMs) / 1000
  if (seconds > 2) onProgress(`made ${indexes.length} indexes in ${seconds.toFixed(1)} s`)
}
