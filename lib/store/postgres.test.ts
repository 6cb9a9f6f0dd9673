import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit, auditHead, verifyAudit } from '@/lib/audit/audit'
import { hasPostgres, startPostgres, type TestPostgres } from '@/scripts/postgres'
import { NewerStoreError } from './migrations'
import { isStoreReady, openStore, provideStore, type Store } from './store'

const isThere = hasPostgres()
if (!isThere) console.warn('SKIPPED: the tests of the store on a real Postgres (install Debian’s postgresql to run them)')

/** The rows that need a real server; PGlite has one session and one role. */
describe.skipIf(!isThere)('the store on a real Postgres', () => {
  let server: TestPostgres
  const opened: Store[] = []
  const open = async (databaseUrl: string, ownerUrl?: string) => {
    const store = await openStore({ dataDir: '', databaseUrl, ...(ownerUrl && { ownerUrl }) })
    opened.push(store)
    return store
  }
  const rows = async (url: string, text: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  }
  const append = (store: Store, subject: string) =>
    store.database.transaction((transaction) => audit(transaction, { action: 'session.opened', subject }))

  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()))
    await server?.close()
  })

  test('instances that start at once make the tables once, and write one unbroken chain (DS-10)', async () => {
    const url = await server.database('instances')
    const instances = await Promise.all([open(url), open(url), open(url)])
    await Promise.all(Array.from({ length: 51 }, (_, index) => append(instances[index % 3] as Store, `s${index}`)))
    expect(await verifyAudit((instances[0] as Store).database)).toMatchObject({ ok: true, entries: 51 })
  })

  test('with an owner of their own, the console’s role can only add to the audit (DS-10)', async () => {
    const url = await server.database('owned')
    await rows(url, 'create role clerk login')
    const store = await open(server.urlOf('owned', 'clerk'), url)
    await append(store, 'first')
    for (const statement of [
      "update audit_entries set action = 'x'",
      'delete from audit_entries',
      'truncate audit_entries',
      'alter table audit_entries disable trigger all',
      'drop table audit_entries',
    ])
      await expect(store.database.execute(sql.raw(statement)), statement).rejects.toThrow()
    // Granting oneself what one may not grant is a mere warning to Postgres, so it is asked what came of it.
    await store.database.execute(sql`grant update on audit_entries to clerk`)
    const [right] = await rows(server.urlOf('owned', 'clerk'), "select has_table_privilege('audit_entries', 'UPDATE') as may")
    expect(right).toEqual({ may: false })
    await store.database.execute(sql`delete from attempts`)
    expect(await verifyAudit(store.database)).toMatchObject({ ok: true, entries: 1 })
  })

  test('a start that was cut off during a migration leaves nothing half done, and the next completes it (DS-12)', async () => {
    const url = await server.database('cut')
    const blocking = new pg.Client({ connectionString: url })
    blocking.on('error', () => undefined)
    await blocking.connect()
    // Holds the name that the first migration needs, so that the start waits in the middle of its transaction.
    await blocking.query('begin; create table users (id text)')
    const starting = openStore({ dataDir: '', databaseUrl: url })
    starting.catch(() => undefined)
    await expect
      .poll(
        async () => (await rows(url, "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = 'cut'")).length,
      )
      .toBeGreaterThan(0)
    await rows(url, "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = 'cut'")
    await expect(starting).rejects.toThrow()
    await blocking.query('rollback')
    await blocking.end()
    expect(await rows(url, "select to_regclass('users') as found")).toEqual([{ found: null }])
    const store = await open(url)
    await append(store, 'after')
    expect(await verifyAudit(store.database)).toMatchObject({ ok: true, entries: 1 })
  })

  test('a release that is older than the tables refuses them (DS-12)', async () => {
    const url = await server.database('newer')
    await (await openStore({ dataDir: '', databaseUrl: url })).close()
    await rows(url, "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)")
    await expect(openStore({ dataDir: '', databaseUrl: url })).rejects.toThrow(NewerStoreError)
  })

  test('what was dumped and restored has the same hashes and verifies (DS-12)', async () => {
    const url = await server.database('dumped')
    const store = await open(url)
    for (let index = 0; index < 5; index++) await append(store, `s${index}`)
    const head = await auditHead(store.database)
    const run = (program: string, args: string[], input?: string) =>
      execFileSync(path.join(server.bin, program), args, { encoding: 'utf8', input, stdio: ['pipe', 'pipe', 'ignore'] })
    const dump = run('pg_dump', [url])
    const restored = await server.database('restored')
    run('psql', ['-v', 'ON_ERROR_STOP=1', '-q', restored], dump)
    const again = await open(restored)
    expect(await verifyAudit(again.database)).toEqual({ ok: true, entries: 5, head: head.hash })
    await expect(again.database.execute(sql`delete from audit_entries`)).rejects.toThrow()
  })

  test('is found gone while the server is stopped, and back by itself, without a connection left over (OP-2, OP-7)', async () => {
    const url = await server.database('outage')
    const store = await open(url)
    provideStore(store)
    for (let outage = 0; outage < 3; outage++) {
      expect(await isStoreReady()).toBe(true)
      await server.stop()
      expect(await isStoreReady()).toBe(false)
      await server.start()
      await expect.poll(isStoreReady).toBe(true)
    }
    await Promise.all(Array.from({ length: 30 }, isStoreReady))
    const [connections] = await rows(url, "select count(*)::int as count from pg_stat_activity where datname = 'outage'")
    // Ten of the pool, and the one that asks.
    expect(connections?.count).toBeLessThanOrEqual(11)
  })
})
