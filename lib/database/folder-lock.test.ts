import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEmbeddedDatabase } from './embedded'
import { FolderLockedError, lockFolder } from './folder-lock'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'folder-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that takes the lock, says so, and stays. */
async function holder() {
  const script = `import { lockFolder } from '${path.resolve('lib/database/folder-lock.ts')}'
    lockFolder(process.argv[1]); console.log('locked'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, folder])
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)))
  })
  return child
}

describe('an embedded database folder (DS-11)', () => {
  test('a second process is refused, with the first one named', async () => {
    const child = await holder()
    expect(() => lockFolder(folder)).toThrow(FolderLockedError)
    expect(() => lockFolder(folder)).toThrow(`process ${child.pid}`)
    child.kill('SIGKILL')
  })

  test('the lock of a killed process is free at once', async () => {
    const child = await holder()
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    lockFolder(folder).release()
  })

  test('rows written before close are there after it', async () => {
    const first = await openEmbeddedDatabase(folder)
    await first.client.exec('create table t (n int); insert into t values (42)')
    await expect(openEmbeddedDatabase(folder)).rejects.toThrow(FolderLockedError)
    await first.close()
    const second = await openEmbeddedDatabase(folder)
    expect((await second.client.query('select n from t')).rows).toEqual([{ n: 42 }])
    await second.close()
  })
})
