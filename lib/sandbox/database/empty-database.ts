import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PGlite, PGliteOptions } from '@electric-sql/pglite'

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url))
/** Outside of version control and of any build. */
const CACHE_FOLDER = path.join(MODULES, '.cache/sandbox')

/**
 * An empty database with its tables, kept as a file. The engine takes seconds to write a fresh one, and tests need many; those after the
 * first begin as copies of it.
 */
export interface EmptyDatabase {
  /** What lets a new database begin as a copy; nothing when none was kept yet. */
  options(): PGliteOptions
  /** Keeps a database that is still empty, for those to come. */
  keep(client: PGlite): Promise<void>
}

/** @param migrationsFolder what the tables are made by; other migrations are another empty database */
export function emptyDatabase(migrationsFolder: string): EmptyDatabase {
  const file = path.join(CACHE_FOLDER, `${fingerprint(migrationsFolder)}.tar`)
  return {
    options: () => (existsSync(file) ? { loadDataDir: new Blob([readFileSync(file)]) } : {}),
    async keep(client) {
      if (existsSync(file)) return
      const dump = await client.dumpDataDir('none')
      writeWhole(file, Buffer.from(await dump.arrayBuffer()))
    },
  }
}

/** Changes with the migrations and with the engine. */
function fingerprint(migrationsFolder: string): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(path.join(MODULES, '@electric-sql/pglite/package.json')))
  for (const name of readdirSync(migrationsFolder).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(path.join(migrationsFolder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** A half-written file must never be taken for a whole one, and a folder that cannot be written only costs time. */
function writeWhole(file: string, bytes: Buffer): void {
  try {
    mkdirSync(CACHE_FOLDER, { recursive: true })
    const partial = `${file}.${process.pid}`
    writeFileSync(partial, bytes)
    renameSync(partial, file)
  } catch {
    // Nothing depends on it.
  }
}
