import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { openEmbeddedDatabase } from '@/lib/database/embedded'
import { FolderLockedError } from '@/lib/database/folder-lock'
import { emptyDatabase } from './empty-database'
import { UnusableDataError } from './unusable-data-error'

/** Either Postgres. The SQL is the same for both. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>

export interface OpenDatabase {
  db: Database
  close(): Promise<void>
}

/** Where the data lives: a folder, this process's memory, or a Postgres by its connection string. */
export type DatabasePlace = { folder: string } | 'memory' | { url: string }

const MIGRATIONS = { migrationsFolder: fileURLToPath(new URL('../migrations', import.meta.url)) }
const EMBEDDED: PGliteOptions = { extensions: { pg_trgm } }

/**
 * Opens the database and brings its tables up to date.
 * @throws FolderLockedError when another process has the folder open
 * @throws UnusableDataError when the folder holds something else
 */
export async function openDatabase(place: DatabasePlace): Promise<OpenDatabase> {
  if (place === 'memory') return openMemory()
  return 'url' in place ? openServer(place.url) : openFolder(place.folder)
}

async function openMemory(): Promise<OpenDatabase> {
  const empty = emptyDatabase(MIGRATIONS.migrationsFolder)
  const client = await PGlite.create({ ...EMBEDDED, ...empty.options() })
  const db = drizzle({ client })
  await migrate(db, MIGRATIONS)
  await empty.keep(client)
  return { db, close: () => client.close() }
}

async function openFolder(folder: string): Promise<OpenDatabase> {
  const isNew = !existsSync(folder)
  const options = { ...EMBEDDED, ...(isNew ? emptyDatabase(MIGRATIONS.migrationsFolder).options() : {}) }
  const { client, close } = await openEmbeddedDatabase(folder, options).catch((error) => {
    throw error instanceof FolderLockedError ? error : new UnusableDataError(folder, error)
  })
  try {
    const db = drizzle({ client })
    await migrate(db, MIGRATIONS)
    return { db, close }
  } catch (error) {
    await close()
    throw new UnusableDataError(folder, error)
  }
}

async function openServer(url: string): Promise<OpenDatabase> {
  const { drizzle: drizzlePool } = await import('drizzle-orm/node-postgres')
  const { migrate: migratePool } = await import('drizzle-orm/node-postgres/migrator')
  const { Pool } = await import('pg')
  const pool = new Pool({ connectionString: url, options: '-c timezone=UTC' })
  const db = drizzlePool({ client: pool })
  await migratePool(db, MIGRATIONS)
  return { db, close: () => pool.end() }
}

/** The rows of a statement written by hand, as both drivers answer them: keyed by the names it selects. */
export async function selectRows<Row>(db: Database, query: SQL): Promise<Row[]> {
  // The type of a raw statement's result belongs to the driver; both hold the rows under this name.
  const result = (await db.execute(query)) as { rows: Row[] }
  return result.rows
}
