import 'server-only'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Database } from './store'

/** A release older than the one that last brought the tables up to date; it does not know what they mean now. */
export class NewerStoreError extends Error {
  override readonly name = 'NewerStoreError'
  constructor() {
    super('a newer release of the console has changed its tables. Start that release, or restore a backup from before it')
  }
}

/**
 * Refuses a store whose last migration is not among ours (DS-12). Asked before ours are carried out.
 * @throws NewerStoreError
 */
export async function refuseNewerStore(database: Pick<Database, 'execute'>, migrationsFolder: string): Promise<void> {
  const found = await database.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as "isThere"`)
  if (!firstRow(found)?.isThere) return
  const last = firstRow(await database.execute(sql`select max(created_at) as "at" from drizzle.__drizzle_migrations`))
  const known = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0
  if (Number(last?.at ?? 0) > known) throw new NewerStoreError()
}

/** Both drivers answer with `rows`, which the dialect they share does not say. */
const firstRow = (answer: unknown) => (answer as { rows: Record<string, unknown>[] }).rows[0]
