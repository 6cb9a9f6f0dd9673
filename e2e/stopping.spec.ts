import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { routes } from '../lib/routes'
import { freePort } from '../scripts/stack'
import { billingSettings, signInFirst, startTestConsole } from '../scripts/test-stack'
import { expect, test } from './test'

const KEY = 'sk_CANARY_of_this_journey'
let api: Server
let folder: string
/** Answers that the billing API holds back. */
let held: (() => void)[] = []

test.beforeEach(async () => {
  folder = mkdtempSync(path.join('.test', 'stopping-'))
  held = []
  api = createServer((_, response) => {
    held.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"cust_1","items":[]}'))
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
})
test.afterEach(() => {
  api.closeAllConnections()
  api.close()
  rmSync(folder, { recursive: true, force: true })
})

async function bring() {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const setupToken = `set-up-token-of-${path.basename(folder)}-and-this-run`
  const lines: string[] = []
  const web = startTestConsole(
    port,
    folder,
    {
      SETUP_TOKEN: setupToken,
      DRAIN_NOTICE_SECONDS: '2',
      ...billingSettings({ stub: `http://127.0.0.1:${(api.address() as AddressInfo).port}/v1` }, KEY),
    },
    (line) => lines.push(line),
  )
  expect(await web.ready).toBe(true)
  const cookie = await signInFirst({ url, setupToken })
  const readCustomer = () => fetch(`${url}${routes.api.billing('stub')}/customers/cust_1`, { headers: { cookie } })
  const readiness = async (headers: Record<string, string> = {}) => {
    const answer = await fetch(url + routes.api.ready(), { headers })
    return { status: answer.status, body: await answer.json() }
  }
  return { web, url, cookie, lines, readCustomer, readiness }
}

test('SIGTERM: not ready at once, twenty slow requests end, nothing new comes in, exit 0 (OP-3, OP-2)', async () => {
  const { web, url, cookie, lines, readCustomer, readiness } = await bring()
  expect(await readiness()).toEqual({ status: 200, body: { status: 'ready' } })
  expect((await readiness({ cookie })).body).toMatchObject({ store: 'ready', draining: false, billing: { stub: 'ready' } })

  const slow = Array.from({ length: 20 }, readCustomer)
  await expect.poll(() => held.length).toBe(20)
  web.child.kill('SIGTERM')
  await expect.poll(() => readiness().then(({ status }) => status)).toBe(503)
  expect((await readiness()).body).toEqual({ status: 'not-ready' })
  expect((await fetch(url + routes.api.live())).status).toBe(200)
  // After the notice nobody new gets in, while the twenty still wait.
  await expect
    .poll(() =>
      fetch(url + routes.api.live(), { headers: { connection: 'close' } }).then(
        () => 'in',
        () => 'refused',
      ),
    )
    .toBe('refused')
  for (const release of held) release()
  expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(await web.ended).toBe(0)
  const log = lines.join('\n')
  expect(log).toContain('"msg":"draining"')
  for (const secret of [KEY, cookie.split('=')[1] as string, 'ada@console.example']) expect(log).not.toContain(secret)
})

test('a second signal ends it at once (OP-3)', async () => {
  const { web, readCustomer, readiness } = await bring()
  const cut = readCustomer().catch(() => 'cut')
  await expect.poll(() => held.length).toBe(1)
  web.child.kill('SIGTERM')
  await expect.poll(() => readiness().then(({ status }) => status)).toBe(503)
  web.child.kill('SIGTERM')
  expect(await web.ended).toBe(1)
  expect(await cut).toBe('cut')
})
