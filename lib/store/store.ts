import 'server-only'
import path from 'node:path'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import pg from 'pg'
import { openEmbeddedDatabase } from '@/lib/database/embedded'
import { users } from './tables/staff'

/**
 * The console's own rows, by Drizzle (tables/, one file a group); the same SQL whether PGlite or Postgres answers. Billing data is never
 * among them: it stays with the billing API.
 */
export type Database = PgDatabase<PgQueryResultHKT>

export interface Store {
  database: Database
  /** Writes everything down and frees the folder, or the connections. */
  close(): Promise<void>
}

const migrationsFolder = path.join(process.cwd(), 'lib/store/migrations')

/**
 * Opens the store and brings its tables up to date.
 * @throws FolderLockedError when another console has the embedded store open; the driver's error when Postgres cannot be reached
 */
export async function openStore(settings: { dataDir: string; databaseUrl?: string }): Promise<Store> {
  if (settings.databaseUrl) {
    const pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 10, connectionTimeoutMillis: 5_000 })
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    pool.on('error', (error) => console.error(`The store lost a connection: ${error.message}`))
    const database = drizzlePostgres(pool)
    await migratePostgres(database, { migrationsFolder })
    return { database, close: () => pool.end() }
  }
  const { client, close } = await openEmbeddedDatabase(path.join(settings.dataDir, 'console'))
  const database = drizzleEmbedded(client)
  await migrateEmbedded(database, { migrationsFolder })
  return { database, close }
}

// Pages, routes and instrumentation are bundled apart, so a module variable would be several; the process has one store.
const holder = globalThis as typeof globalThis & { billingConsoleStore?: Store }

/** Called once, at start (instrumentation.ts). */
export function provideStore(store: Store): void {
  holder.billingConsoleStore = store
}

/**
 * The store that was opened at start.
 * @throws Error during a build, which must never open it
 */
export function store(): Database {
  if (!holder.billingConsoleStore) throw new Error('The store is opened when the server starts, and at no other time.')
  return holder.billingConsoleStore.database
}

/** True when the store answers and its tables are there. The reason for a false goes to the log, not to whoever asks. */
export async function isStoreReady(): Promise<boolean> {
  try {
    await store().select({ id: users.id }).from(users).limit(1)
    return true
  } catch (error) {
    console.error(`The store does not answer: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}
