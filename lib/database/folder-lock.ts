import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { tryLock, unlock } from 'fs-native-extensions'

export class FolderLockedError extends Error {
  override readonly name = 'FolderLockedError'
  constructor(
    readonly folder: string,
    readonly holder: string,
  ) {
    super(`${folder} is in use by ${holder ? `process ${holder}` : 'another process'}`)
  }
}

/**
 * Takes the operating system's exclusive lock on `<folder>/.lock` without waiting. The kernel gives it back when the process ends,
 * however it ends, so there is no stale lock to clean up after a kill.
 * @throws FolderLockedError when another process (or another opener in this one) holds it
 */
export function lockFolder(folder: string): { release(): void } {
  const file = path.join(folder, '.lock')
  const descriptor = openSync(file, 'a+')
  if (!tryLock(descriptor)) {
    closeSync(descriptor)
    throw new FolderLockedError(folder, readFileSync(file, 'utf8').trim())
  }
  ftruncateSync(descriptor)
  writeSync(descriptor, `${process.pid}\n`)
  return {
    release() {
      unlock(descriptor)
      closeSync(descriptor)
    },
  }
}
