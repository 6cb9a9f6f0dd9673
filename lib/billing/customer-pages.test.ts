import { afterEach, beforeEach, expect, test } from 'vitest'
import { SDKCore } from './core'
import { customerPages } from './customer-pages'
import { type ScriptedServer, startScriptedServer } from './fixtures/scripted-server'
import { SDKDefaultError } from './models/errors'

let server: ScriptedServer
let core: SDKCore

beforeEach(async () => {
  server = await startScriptedServer()
  core = new SDKCore({ serverURL: server.url })
})
afterEach(() => server.close())

/** A page as the API answers it: its offset is where the next one starts. */
const page = (ids: string[], next: number, total: number) => ({
  json: { items: ids.map((id) => ({ id })), pagination: { total, limit: 2, offset: next } },
})

async function idsOf(pages: ReturnType<typeof customerPages>) {
  const ids: (string | undefined)[] = []
  for await (const { items = [] } of pages) ids.push(...items.map((customer) => customer.id))
  return ids
}

test('pages are asked for until their next offset reaches the total', async () => {
  server.answer(page(['a', 'b'], 2, 5), page(['c', 'd'], 4, 5), page(['e'], 6, 5))
  expect(await idsOf(customerPages(core, { limit: 2, status: 'archived' }))).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(server.received.map(({ body }) => JSON.parse(body))).toEqual(
    [0, 2, 4].map((offset) => ({ limit: 2, status: 'archived', offset })),
  )
})

test('the last full page is the last', async () => {
  server.answer(page(['a', 'b'], 2, 2))
  expect(await idsOf(customerPages(core, { limit: 2 }))).toEqual(['a', 'b'])
})

test('nothing found is one empty page', async () => {
  server.answer(page([], 2, 0))
  expect(await idsOf(customerPages(core))).toEqual([])
})

test('a walk may start in the middle, and stop early without another request', async () => {
  server.answer(page(['e', 'f'], 6, 9))
  for await (const { items } of customerPages(core, { offset: 4 })) {
    expect(items).toHaveLength(2)
    break
  }
  expect(server.received.map(({ body }) => JSON.parse(body))).toEqual([{ offset: 4 }])
})

test('a failed page is an error, not the end', async () => {
  server.answer(page(['a', 'b'], 2, 5), { status: 401, json: { error: 'Unauthorized' } })
  await expect(idsOf(customerPages(core))).rejects.toBeInstanceOf(SDKDefaultError)
})

test('an offset that does not lead on is an error, not an endless walk', async () => {
  server.answer(page(['a', 'b'], 2, 5), page(['c', 'd'], 2, 5))
  await expect(idsOf(customerPages(core))).rejects.toThrow('would start at 2, yet this one started at 2')
})
