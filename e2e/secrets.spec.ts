import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { newIntentId } from '../lib/intents/intent-id'
import { quotedVersion } from '../lib/intents/version'
import { CUSTOMER_TABS, routes } from '../lib/routes'
import { SANDBOX_DEFAULTS } from '../lib/sandbox/defaults'
import { freePort } from '../scripts/stack'
import { TEST_BUILD } from '../scripts/test-stack'
import { createCustomer, type WireCustomer } from './sandbox'
import { expect, test } from './test'

/**
 * A console of its own with a key, a person and a customer that stand nowhere else, in front of the shared sandbox. Its billing API repeats
 * the key in whatever fails: it must be found in nothing that the console says to a browser or writes down.
 */
test.describe.configure({ mode: 'serial' })
test.use({ storageState: { cookies: [], origins: [] }, expectedErrors: /status of (400|404|500|502|503|504)/ })

const KEY = 'sk_CANARY0key0of0this0journey0alone'
const PERSON = { email: 'canary-person@console.example', password: 'CANARY password of this journey' }
const WRONG = 'CANARY wrong password of this journey'
const CUSTOMER_EMAIL = 'canary-customer@customer.example'

/** How each environment's API answers; beside these, `passing` hands on to the sandbox. */
const FAILURES: Record<string, { status: number; type?: string; body: string } | 'reset'> = {
  refused: {
    status: 401,
    body: JSON.stringify({ code: 'unauthorized', message: `The key ${KEY} is none`, details: { key: KEY } }),
  },
  forbidden: { status: 403, body: JSON.stringify({ code: 'permission_denied', message: KEY }) },
  invalid: {
    status: 400,
    body: JSON.stringify({ code: 'validation_error', message: `x-api-key: ${KEY}`, details: { Name: KEY } }),
  },
  missing: { status: 404, body: JSON.stringify({ code: 'not_found', message: `Nothing for ${KEY}` }) },
  proxy: { status: 400, type: 'text/html', body: `<h1>Header too large</h1><pre>x-api-key: ${KEY}</pre>` },
  broken: { status: 500, body: JSON.stringify({ code: 'internal_error', message: `panic: ${KEY}` }) },
  page: { status: 200, type: 'text/html', body: `<h1>${KEY}</h1>` },
  garbled: { status: 200, body: `{"id": "${KEY}` },
  drifted: { status: 200, body: JSON.stringify({ id: { not: 'a text' }, items: 'none' }) },
  cut: 'reset',
}

let api: Server
let folder = ''
let child: ChildProcess
let output = ''
let ended: Promise<number | null>
let url = ''
let customer: WireCustomer
let keys: Set<unknown>

test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = mkdtempSync(path.join('.test', 'secrets-'))
  keys = new Set()
  api = createServer(async (incoming, response) => {
    keys.add(incoming.headers['x-api-key'])
    const [, name = '', ...rest] = (incoming.url ?? '').split('/')
    const failure = FAILURES[name]
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    if (failure === 'reset') return void incoming.socket.resetAndDestroy()
    if (failure) {
      const { status, type = 'application/json', body } = failure
      return void response.writeHead(status, { 'content-type': type, 'x-api-key': KEY }).end(body)
    }
    const { method = 'GET', headers } = incoming
    const answer = await fetch(`${process.env.E2E_SANDBOX_URL?.replace(/\/v1$/, '')}/${rest.join('/')}`, {
      method,
      headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey, 'content-type': String(headers['content-type'] ?? 'application/json') },
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text())
  })
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`
  const port = await freePort()
  url = `http://localhost:${port}`
  const names = ['passing', ...Object.keys(FAILURES)]
  const { PATH = '', HOME = '' } = process.env
  child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      NEXT_DIST_DIR: TEST_BUILD,
      DATA_DIR: folder,
      PORT: String(port),
      CONSOLE_ADMIN_EMAIL: PERSON.email,
      CONSOLE_ADMIN_PASSWORD: PERSON.password,
      BILLING_ENVIRONMENTS: names.join(','),
      ...Object.fromEntries(
        names.flatMap((name) => [
          [`BILLING_API_URL_${name.toUpperCase()}`, `${apiUrl}/${name}/v1`],
          [`BILLING_API_KEY_${name.toUpperCase()}`, KEY],
        ]),
      ),
    },
  })
  ended = new Promise((resolve) => child.once('close', resolve))
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  await expect.poll(() => output, { timeout: 120_000 }).toMatch(/Ready in [\d.]+ s/)
  customer = await createCustomer({ email: CUSTOMER_EMAIL })
})

test.afterAll(async () => {
  child.kill('SIGTERM')
  await ended
  api.closeAllConnections()
  api.close()
  rmSync(folder, { recursive: true, force: true })
})

const filesOf = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? filesOf(`${place}/${one.name}`) : [`${place}/${one.name}`],
  )

test('the key of the billing API is in no page, payload, script or failure (PX-6)', async ({ page }) => {
  test.slow()
  const texts: Promise<[string, string]>[] = []
  page.on('response', (response) => {
    const headers = JSON.stringify(response.headers())
    texts.push(
      response.text().then(
        (text) => [response.url(), headers + text],
        () => [response.url(), headers],
      ),
    )
  })
  const keep = async (answer: { url(): string; status(): number; headers(): object; text(): Promise<string> }) => {
    texts.push(Promise.resolve([answer.url(), JSON.stringify(answer.headers()) + (await answer.text())]))
    return answer.status()
  }
  const from = { origin: url }
  expect(
    await keep(await page.request.post(url + routes.api.signIn(), { headers: from, data: { ...PERSON, password: WRONG } })),
  ).toBe(401)
  expect(await keep(await page.request.post(url + routes.api.signIn(), { headers: from, data: PERSON }))).toBe(204)

  await test.step('pages, opened and gone to', async () => {
    const passing = 'passing'
    for (const address of [
      routes.customers(passing),
      routes.newCustomer(passing),
      routes.editCustomer(passing, customer.id),
      ...CUSTOMER_TABS.map((tab) => routes.customerTab(passing, customer.id, tab)),
      ...['team', 'account', 'audit', 'connection'].map((name) => `/${passing}/settings/${name}`),
      '/nowhere/at/all',
    ])
      await page.goto(url + address, { waitUntil: 'networkidle' })
    await page.goto(url + routes.customer(passing, customer.id))
    const tabs = page.getByRole('navigation', { name: 'Record' })
    for (const tab of [/^Entitlements/, /^Usage/, /^Details/, /^Activity/]) await tabs.getByRole('link', { name: tab }).click()
    await page.waitForLoadState('networkidle')
  })
  await test.step('what fails, in each way, as a page and as an answer', async () => {
    for (const name of Object.keys(FAILURES)) {
      const billing = url + routes.api.billing(name)
      const write = { ...from, 'idempotency-key': newIntentId(), 'x-request-id': `request-of-${name}` }
      const seen = [
        await keep(
          await page.request.get(`${billing}/customers/${customer.id}`, { headers: { 'x-request-id': 'FORGED a line' } }),
        ),
        await keep(await page.request.post(`${billing}/customers/search`, { headers: from, data: { email: CUSTOMER_EMAIL } })),
        await keep(
          await page.request.post(`${billing}/customers`, { headers: write, data: { external_id: name, email: CUSTOMER_EMAIL } }),
        ),
      ]
      expect(Math.min(...seen), name).toBeGreaterThanOrEqual(name === 'drifted' ? 200 : 400)
      await keep(await page.request.get(url + routes.customers(name)))
      await keep(await page.request.get(`${url}${routes.customers(name)}?q=${encodeURIComponent(CUSTOMER_EMAIL)}`))
    }
    const stale = { ...from, 'idempotency-key': newIntentId(), 'if-match': quotedVersion('x'.repeat(43)) }
    const passing = url + routes.api.billing('passing')
    const data = { email: `x${CUSTOMER_EMAIL}` }
    expect(await keep(await page.request.put(`${passing}/customers?id=${customer.id}`, { headers: stale, data }))).toBe(412)
    await keep(await page.request.get(`${url}/passing/customers/%E0%A4%A?q=${encodeURIComponent(CUSTOMER_EMAIL)}`))
  })
  await page.goto('about:blank')
  const all = await Promise.all(texts)
  expect(all.length).toBeGreaterThan(60)
  expect(
    all.some(([, text]) => text.includes(CUSTOMER_EMAIL)),
    'what should be seen is seen',
  ).toBe(true)
  expect(all.filter(([, text]) => text.includes(KEY)).map(([address]) => address)).toEqual([])
  const files = filesOf(`${TEST_BUILD}/static`)
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((file) => readFileSync(file, 'utf8').includes(KEY))).toEqual([])
  expect([...keys], 'the key was used').toEqual([KEY])
})

test('nor in the log, which has no cookie, password or e-mail either (PX-6, OP-4)', async ({ page }) => {
  const answer = await page.request.post(url + routes.api.signIn(), { headers: { origin: url }, data: PERSON })
  const cookie = /=([^;]+)/.exec(answer.headers()['set-cookie'] ?? '')?.[1] ?? ''
  expect(cookie.length).toBeGreaterThan(30)
  await page.request.get(url + routes.customer('cut', customer.id))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(output).toContain('"msg":"call failed"')
  expect(output).toContain('"requestId":"request-of-broken"')
  const secrets = { KEY, WRONG, cookie, token: decodeURIComponent(cookie).split('.')[0] ?? '', ...PERSON, CUSTOMER_EMAIL }
  for (const [name, secret] of Object.entries(secrets))
    for (const form of new Set([secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]))
      expect(
        output.split('\n').filter((line) => line.includes(form)),
        name,
      ).toEqual([])
  for (const sign of ['FORGED', '\u001b']) expect(output).not.toContain(sign)
  const entries = output.split('\n').filter((line) => line.startsWith('{'))
  for (const line of entries) expect(JSON.parse(line)).toHaveProperty('level')
})
