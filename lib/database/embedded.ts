import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { lockFolder } from './folder-lock'

export interface EmbeddedDatabase {
  client: PGlite
  /** Writes everything down, then releases the lock. */
  close(): Promise<void>
}

/**
 * Opens the Postgres that lives in a folder, behind an exclusive lock: two PGlite processes on one folder both report success
 * and lose acknowledged rows.
 * @throws FolderLockedError when another process has it open
 */
export async function openEmbeddedDatabase(folder: string, options: PGliteOptions = {}): Promise<EmbeddedDatabase> {
  mkdirSync(folder, { recursive: true })
  const lock = lockFolder(folder)
  try {
    const client = await PGlite.create({ ...options, dataDir: path.join(folder, 'pgdata') })
    return {
      client,
      async close() {
        await client.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
