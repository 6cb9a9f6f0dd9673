/** A Postgres server of the tests' own, from the system's packages: on a free port, in an empty folder, and gone afterwards. */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { freePort } from './stack'

export interface TestPostgres {
  /** For DATABASE_URL. */
  url: string
  query(sql: string): Promise<pg.QueryResult>
  /** Of another database in it, by its superuser or another role. */
  urlOf(database: string, role?: string): string
  /** A new, empty database; its address. */
  database(name: string): Promise<string>
  /** As an outage would: connections are cut. What was written is there after `start`. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Where pg_dump, psql and the others are. */
  bin: string
  close(): Promise<void>
}

/** Where Debian puts the server's programs, which are not on the path; the newest of several. */
function programs(): string | undefined {
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home).sort((one, other) => Number(other) - Number(one)) : []
  return versions.map((version) => path.join(home, version, 'bin')).find((bin) => existsSync(path.join(bin, 'postgres')))
}

export const hasPostgres = (): boolean => programs() !== undefined

/** @throws Error when there is none; ask `hasPostgres` first */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = programs()
  if (!bin) throw new Error('This machine has no Postgres server.')
  // Not in the project's folder: the server's own user must reach it.
  const folder = mkdtempSync(path.join(tmpdir(), 'postgres-'))
  const port = await freePort()
  // The server refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (user.uid !== undefined) execFileSync('chown', ['postgres', folder])
  chmodSync(folder, 0o700)
  const data = path.join(folder, 'data')
  const quiet = { ...user, cwd: folder, stdio: 'ignore' as const }
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'console', '-A', 'trust', '--no-sync', '-E', 'UTF8'], quiet)
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: folder, fsync: 'off' }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const spawned = () => spawn(path.join(bin, 'postgres'), ['-D', data, ...args], quiet)
  let server = spawned()
  const urlOf = (database: string, role = 'console') => `postgres://${role}@127.0.0.1:${port}/${database}`
  const url = urlOf('postgres')
  const query = async (sql: string) => {
    const client = new pg.Client(url)
    await client.connect()
    try {
      return await client.query(sql)
    } finally {
      await client.end()
    }
  }
  await untilItAnswers(query)
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await ended
  }
  return {
    url,
    query,
    urlOf,
    bin,
    async database(name) {
      await query(`create database "${name}"`)
      return urlOf(name)
    },
    stop: () => end('SIGINT'),
    async start() {
      server = spawned()
      await untilItAnswers(query)
    },
    async close() {
      // At once: whoever is still connected is a test that is over.
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))

async function untilItAnswers(query: TestPostgres['query']): Promise<void> {
  const until = Date.now() + 30_000
  for (;;) {
    try {
      await query('select 1')
      return
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
