import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, provideStore, type Store } from '@/lib/store/store'
import { countAttempt, forgetAttempts } from './attempts'

let folder: string
let store: Store
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'attempts-'))
  store = await openStore({ dataDir: folder })
  provideStore(store)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the sixth attempt on an account has to wait, whatever the case of its e-mail (AU-6)', async () => {
  for (let attempt = 1; attempt <= 5; attempt++) expect(await countAttempt('ada@console.example')).toEqual({ waitSeconds: 0 })
  const { waitSeconds } = await countAttempt(' Ada@Console.example ')
  expect(waitSeconds).toBeGreaterThan(0)
  expect(waitSeconds).toBeLessThanOrEqual(300)
  expect(await countAttempt('grace@console.example')).toEqual({ waitSeconds: 0 })
})

test('a right password ends the count', async () => {
  for (let attempt = 1; attempt <= 5; attempt++) await countAttempt('alan@console.example')
  await forgetAttempts('alan@console.example')
  expect(await countAttempt('alan@console.example')).toEqual({ waitSeconds: 0 })
})
