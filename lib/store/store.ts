import 'server-only'
import path from 'node:path'
import { types } from '@electric-sql/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { drizzle as drizzleEmbedded } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import pg from 'pg'
import { openEmbeddedDatabase } from '@/lib/database/embedded'
import { log } from '@/lib/log'
import { refuseNewerStore } from './migrations'
import { keepValuesOutOfErrors } from './quiet-errors'
import { embeddedStoreFolder } from './store-in-use'
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
export async function openStore(settings: { dataDir: string; databaseUrl?: string; ownerUrl?: string }): Promise<Store> {
  keepValuesOutOfErrors()
  const { databaseUrl, ownerUrl, dataDir } = settings
  if (databaseUrl) {
    if (ownerUrl) await migrateAsOwner(ownerUrl, databaseUrl)
    const pool = poolOf(databaseUrl)
    const database = drizzlePostgres(pool)
    try {
      await refuseNewerStore(database, migrationsFolder)
      if (!ownerUrl) await migrateOneAtATime(pool)
    } catch (error) {
      await pool.end()
      throw error
    }
    return { database, close: () => pool.end() }
  }
  const { client, close } = await openEmbeddedDatabase(embeddedStoreFolder(dataDir))
  // Drizzle lays its own over these at each query: with those of every array type, of which our tables have none, that is a third of it.
  client.parsers = types.parsers
  const database = drizzleEmbedded(client)
  try {
    await refuseNewerStore(database, migrationsFolder)
    await migrateEmbedded(database, { migrationsFolder })
  } catch (error) {
    await close()
    throw error
  }
  return { database, close }
}

function poolOf(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000 })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log.error({ code: codeOf(error) }, 'the store lost a connection'))
  return pool
}

/** Any number that no other advisory lock of ours uses. */
const MIGRATION_LOCK = 7_302_001

/** All in one transaction, on a connection that holds a lock: of instances that start at once, the second finds it done. */
async function migrateOneAtATime(pool: pg.Pool): Promise<void> {
  const connection = await pool.connect()
  // One that is taken out has no listener of the pool's: what it was doing fails by itself.
  connection.on('error', (error) => log.error({ code: codeOf(error) }, 'the store lost a connection'))
  try {
    await connection.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migratePostgres(drizzlePostgres(connection), { migrationsFolder })
    await connection.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
  } finally {
    connection.release(true)
  }
}

/**
 * Where the tables belong to a role of their own (DATABASE_OWNER_URL): it makes them, and lets the console's role read and write, but only
 * add to the audit. The console's role cannot switch the triggers off either, as they are not its tables.
 */
async function migrateAsOwner(ownerUrl: string, databaseUrl: string): Promise<void> {
  const pool = poolOf(ownerUrl)
  try {
    await refuseNewerStore(drizzlePostgres(pool), migrationsFolder)
    await migrateOneAtATime(pool)
    const role = pg.escapeIdentifier(decodeURIComponent(new URL(databaseUrl).username))
    await pool.query(`grant usage on schema public, drizzle to ${role};
      grant select on all tables in schema drizzle to ${role};
      grant select, insert, update, delete on all tables in schema public to ${role};
      grant usage on all sequences in schema public to ${role};
      revoke update, delete, truncate on audit_entries from ${role}`)
  } finally {
    await pool.end()
  }
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
    log.error({ code: codeOf(error) }, 'the store does not answer')
    return false
  }
}

/** The driver's own code (`ECONNREFUSED`, `57P01`), else the error's name: messages may hold addresses and values. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('code' in cause && typeof cause.code === 'string') return cause.code
  return error instanceof Error ? error.name : 'unknown'
}
