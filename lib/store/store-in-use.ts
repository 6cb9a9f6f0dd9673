import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { FolderLockedError, lockFolder } from '@/lib/database/folder-lock'

/** Where the embedded store lies in the data folder. */
export const embeddedStoreFolder = (dataDir: string) => path.join(dataDir, 'console')

/** What is said to whoever starts a second console on one embedded store. */
export const storeInUse = (error: FolderLockedError) =>
  `The console's store ${error.message}. Stop that one first, or set DATA_DIR to another folder, or DATABASE_URL to share a Postgres.`

/** That sentence when another console has the embedded store open now; undefined when it is free. */
export function whyNotOpen(dataDir: string): string | undefined {
  const folder = embeddedStoreFolder(dataDir)
  mkdirSync(folder, { recursive: true })
  try {
    lockFolder(folder).release()
    return undefined
  } catch (error) {
    if (error instanceof FolderLockedError) return storeInUse(error)
    throw error
  }
}
