import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { newIntentId } from '../lib/intents/intent-id'
import { customerVersion, quotedVersion } from '../lib/intents/version'
import { routes } from '../lib/routes'
import { freePort, type startConsole, stop } from '../scripts/stack'
import { billingSettings, signInFirst, startTestConsole } from '../scripts/test-stack'
import { customerNow, requestsOf } from './sandbox'
import { customerId, expect, test } from './test'

/** A console of its own in front of the sandbox that all share: read-only, and behind a proxy that ends https. */
test.describe.configure({ mode: 'serial' })
test.use({ storageState: { cookies: [], origins: [] }, expectedErrors: /status of 403/ })

let web: ReturnType<typeof startConsole>
let url = ''
let publicUrl = ''
let cookie = ''
let folder = ''

test.beforeAll(async () => {
  folder = mkdtempSync(path.join('.test', 'read-only-'))
  const port = await freePort()
  url = `http://localhost:${port}`
  publicUrl = `https://localhost:${port}`
  const setupToken = `set-up-token-of-${path.basename(folder)}-and-this-run`
  web = startTestConsole(port, folder, {
    PUBLIC_URL: publicUrl,
    SETUP_TOKEN: setupToken,
    CONSOLE_READ_ONLY: '1',
    ...billingSettings({ sandbox: process.env.E2E_SANDBOX_URL }),
  })
  expect(await web.ready).toBe(true)
  cookie = await signInFirst({ url, setupToken, origin: publicUrl })
})
test.afterAll(async () => {
  await stop(web)
  rmSync(folder, { recursive: true, force: true })
})

const ask = (address: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}) =>
  fetch(url + address, {
    method,
    redirect: 'manual',
    headers: { cookie, origin: publicUrl, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

test('every write is refused by its own code before the billing API is asked, and audited (AZ-2)', async () => {
  const id = await customerId('acme-42')
  const before = await customerNow(id)
  const customers = `${routes.api.billing('sandbox')}/customers`
  const intent = () => ({ 'idempotency-key': newIntentId() })
  const version = customerVersion({})
  const asked = async () => (await requestsOf('updateCustomer', id)).length + (await requestsOf('deleteCustomer', id)).length
  const askedBefore = await asked()
  for (const refused of [
    await ask(customers, 'POST', { external_id: 'read-only-customer' }, intent()),
    await ask(`${customers}?id=${id}`, 'PUT', { name: 'Other' }, { ...intent(), 'if-match': quotedVersion(version) }),
    await ask(`${customers}?id=${id}`, 'PUT', { metadata: { a: 'b' } }, { ...intent(), 'if-match': quotedVersion(version) }),
    await ask(`${customers}/${id}`, 'DELETE', undefined, { ...intent(), confirmation: newIntentId() }),
    await ask(routes.api.confirmations(), 'POST', { environment: 'sandbox', id, version }),
  ]) {
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({
      code: 'console_read_only',
      message: 'This console is read-only: it changes no customer.',
      http_status_code: 403,
    })
  }
  expect(await customerNow(id)).toEqual(before)
  expect(await asked()).toBe(askedBefore)
  const { items } = await (await ask(routes.api.audit({ action: 'operation.denied' }))).json()
  expect(items).toHaveLength(5)
  expect(new Set(items.map(({ details }: { details: { code: string } }) => details.code))).toEqual(new Set(['console_read_only']))
  // Not even to find out whether the key may write.
  const report = await (await ask(routes.api.connection(), 'POST', { environment: 'sandbox' })).json()
  expect(report).toMatchObject({ read: { state: 'granted' }, write: { state: 'not-checked', status: null } })
  // Reading, and what is the console's own, go on.
  expect((await ask(`${customers}/${id}`)).status).toBe(200)
  const view = { environment: 'sandbox', name: 'Mine', search: 'status=archived', isShared: false, arrangement: null }
  expect((await ask(routes.api.views(), 'POST', view)).status).toBe(201)
})

test('every page says so and offers no write', async ({ page, context }) => {
  const id = await customerId('acme-42')
  const [name = '', ...value] = cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: publicUrl }])
  for (const address of ['/sandbox/customers', routes.customer('sandbox', id), routes.customerTab('sandbox', id, 'details')]) {
    await page.setExtraHTTPHeaders({ cookie })
    await page.goto(url + address, { waitUntil: 'networkidle' })
    await expect(page.getByText('Read-only: this console changes no customer')).toBeVisible()
    for (const write of [/^New customer/, /^Edit/, /^Archive(?!d)/, /^Change the external/])
      await expect(page.getByRole('main').locator('a, button').filter({ hasText: write })).toHaveCount(0)
  }
  for (const address of [routes.newCustomer('sandbox'), routes.editCustomer('sandbox', id)]) {
    await page.goto(url + address)
    await expect(page.getByText('This console is read-only')).toBeVisible()
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  }
})

test('browsers are told to come by https alone, on every kind of answer (BR-6)', async () => {
  const html = await (await ask('/login')).text()
  const [script = ''] = /\/_next\/static\/[^"]+\.js/.exec(html) ?? []
  expect(script).not.toBe('')
  for (const address of [
    '/login',
    '/sandbox/customers',
    '/nowhere/at/all',
    script,
    '/icon.svg',
    '/api/live',
    '/api/team',
    '/%E0%A4%A',
  ]) {
    const answer = await ask(address)
    expect(answer.headers.get('strict-transport-security'), address).toBe('max-age=63072000; includeSubDomains')
  }
  // Over http alone nobody could come back.
  const plain = await fetch(`${process.env.E2E_URL}/login`)
  expect(plain.headers.get('strict-transport-security')).toBe(null)
})
