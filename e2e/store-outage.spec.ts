import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { routes } from '../lib/routes'
import { hasPostgres, startPostgres, type TestPostgres } from '../scripts/postgres'
import { freePort } from '../scripts/stack'
import { ADMINISTRATOR, signInFirst, TEST_BUILD } from '../scripts/test-stack'
import { expect, test } from './test'

/** A console over a Postgres of its own, which the test breaks: then pages throw what no page foresees. */
test.describe.configure({ mode: 'serial' })
test.use({
  storageState: { cookies: [], origins: [] },
  expectedErrors: /status of (500|503)|Server Components render|React error #441|^page error: An error occurred/,
})

let postgres: TestPostgres | undefined
let child: ChildProcess | undefined
let ended: Promise<unknown> = Promise.resolve()
/** All that the console printed, its failures included. */
let output = ''
let url = ''
let cookie = ''
let folder = ''

test.beforeAll(async () => {
  if (!hasPostgres()) return
  test.setTimeout(120_000)
  folder = mkdtempSync(path.join('.test', 'store-outage-'))
  postgres = await startPostgres()
  const port = await freePort()
  url = `http://localhost:${port}`
  const setupToken = `set-up-token-of-${path.basename(folder)}-and-this-run`
  const { PATH = '', HOME = '' } = process.env
  const started = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      NEXT_DIST_DIR: TEST_BUILD,
      DATA_DIR: folder,
      PORT: String(port),
      DATABASE_URL: postgres.url,
      SETUP_TOKEN: setupToken,
      BILLING_ENVIRONMENTS: 'live',
      BILLING_API_URL_LIVE: `http://127.0.0.1:${await freePort()}/v1`,
      BILLING_API_KEY_LIVE: 'sk_CANARY',
    },
  })
  child = started
  ended = new Promise((resolve) => started.once('close', resolve))
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => (output += chunk))
  await expect.poll(() => output, { timeout: 60_000 }).toMatch(/Ready in [\d.]+ s/)
  cookie = await signInFirst({ url, setupToken })
})
test.afterAll(async () => {
  child?.kill('SIGTERM')
  await ended
  await postgres?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})
// biome-ignore lint/suspicious/noSkippedTests: only where there is nothing to run it on, and the report says so
test.beforeEach(() => test.skip(!postgres, 'no Postgres server on this machine'))

const ask = (address: string) => fetch(url + address, { headers: { cookie }, redirect: 'manual' })
const readiness = async () => (await ask(routes.api.ready())).status

test('a page that throws is an error page under the same policy, and says nothing of why (BR-1, BR-2)', async ({ page }) => {
  const pages = ['/live/customers', '/live/settings/team', '/live/customers/cust_1/usage']
  await postgres?.query('alter table sessions rename to sessions_elsewhere')
  try {
    const nonces = new Set<string>()
    for (const address of pages) {
      const answer = await fetch(url + address, {
        headers: { cookie, 'content-security-policy': "script-src 'nonce-EVIL'" },
      })
      const [html, policy] = [await answer.text(), answer.headers.get('content-security-policy') ?? '']
      expect(answer.status, address).toBe(500)
      const [, nonce = ''] = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy) ?? []
      expect(nonce, address).not.toBe('')
      nonces.add(nonce)
      const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([script]) => script)
      expect(scripts.length).toBeGreaterThan(0)
      for (const script of scripts) expect(script, address).toContain(`nonce="${nonce}"`)
      expect(html, address).not.toMatch(/EVIL|Failed query|relation|node_modules|postgres:|sk_CANARY|\n\s+at /i)
      for (const [name, value] of [
        ['x-content-type-options', 'nosniff'],
        ['x-frame-options', 'DENY'],
        ['referrer-policy', 'same-origin'],
      ] as const)
        expect(answer.headers.get(name), address).toBe(value)
      expect(answer.headers.get('cache-control'), address).toMatch(/no-store/)
    }
    expect(nonces.size).toBe(pages.length)

    const [name = '', ...value] = cookie.split('=')
    await page.context().addCookies([{ name, value: value.join('='), url }])
    await page.goto(`${url}/live/customers`)
    await expect(page.getByRole('heading', { name: 'This page failed' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    const api = await ask(routes.api.team())
    expect(api.status).toBe(500)
    expect(await api.text()).not.toMatch(/sessions|select |node_modules|\n\s+at /i)
  } finally {
    await postgres?.query('alter table sessions_elsewhere rename to sessions')
  }
  await page.goto(`${url}/live/settings/team`)
  await expect(page.getByRole('heading', { level: 1, name: 'Team' })).toBeVisible()
})

test('the log says which statement failed, and nothing of its values (OP-4)', async () => {
  const body = JSON.stringify({ email: ADMINISTRATOR.email, password: 'a guess of the password' })
  const headers = { origin: url, 'content-type': 'application/json' }
  await postgres?.query('alter table users rename to users_elsewhere')
  expect((await fetch(url + routes.api.signIn(), { method: 'POST', headers, body })).status).toBe(500)
  await postgres?.query('alter table users_elsewhere rename to users')
  await expect.poll(() => output).toContain('relation "users" does not exist')
  expect(output).toContain('relation "sessions" does not exist')
  const token = decodeURIComponent(/=([^;]+)/.exec(cookie)?.[1] ?? '').split('.')[0] ?? ''
  expect(token.length).toBeGreaterThan(20)
  for (const secret of [token, ADMINISTRATOR.email, 'a guess of the password', 'sk_CANARY']) expect(output).not.toContain(secret)
})

test('a database that stops takes readiness away, not life, and both come back by themselves (OP-2, OP-7)', async () => {
  expect(await readiness()).toBe(200)
  await postgres?.stop()
  await expect.poll(readiness).toBe(503)
  expect((await ask(routes.api.live())).status).toBe(200)
  expect((await ask('/live/settings/team')).status).toBe(500)
  await postgres?.start()
  await expect.poll(readiness).toBe(200)
  expect((await ask('/live/settings/team')).status).toBe(200)
})
