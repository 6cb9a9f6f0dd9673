import { SANDBOX_DEFAULTS } from '../lib/sandbox/defaults'
import { customerId, expect, test } from './test'

test.use({
  expectedErrors: /status of (401|403|404|502)|CSP violation: (script-src-attr inline|img-src x)|Content Security Policy/,
})

const ID = 'cust_01ARZ3NDEKTSV4RRFFQ69G5FAV'
/** Each kind of page, with the ones that fail: a record that is none, an API that refuses or is down. */
const PAGES = [
  ...['/login', '/setup', '/invitation', '/new-password', '/sandbox/customers', '/sandbox/customers/new'],
  ...[`/sandbox/customers/${ID}`, `/sandbox/customers/${ID}/edit`, '/refused/customers', `/down/customers/${ID}/usage`],
  ...['/sandbox/settings/team', '/sandbox/settings/audit', '/nowhere/at/all', '/_next/static/nothing.js'],
]

for (const path of PAGES)
  test(`${path} carries a nonce policy of its own (BR-1)`, async ({ page }) => {
    const policyOf = async () => {
      const answer = await page.request.get(path, { headers: { 'content-security-policy': "script-src 'nonce-EVIL'" } })
      const html = await answer.text()
      const policy = answer.headers()['content-security-policy'] ?? ''
      expect(html).not.toContain('EVIL')
      const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
      expect(nonce).not.toBe('')
      for (const [script] of html.matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`)
      return policy
    }
    const policy = await policyOf()
    expect(policy).toContain("object-src 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*'unsafe/)
    expect(await policyOf()).not.toBe(policy)
  })

test('a handler that markup brings in is blocked (BR-2)', async ({ page }) => {
  await page.goto('/login')
  const blocked = page.waitForEvent('console', (message) => message.text().startsWith('CSP violation: script-src-attr'))
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.hasRun = true">'))
  await blocked
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false)
})

test.describe('without a session', () => {
  test.use({ storageState: { cookies: [], origins: [] } })

  const BYPASSES: Record<string, string>[] = [
    {},
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { RSC: '1' },
    { 'next-router-prefetch': '1', RSC: '1' },
    { 'x-nextjs-data': '1' },
    { 'x-matched-path': '/login' },
    { 'x-invoke-path': '/login' },
  ]
  for (const headers of BYPASSES)
    test(`no customer leaves the server, with ${JSON.stringify(headers)} (AU-2)`, async ({ page, baseURL }) => {
      const id = await customerId('acme-42')
      for (const path of [
        '/sandbox/customers',
        `/sandbox/customers/${id}`,
        '/sandbox/customers.rsc',
        '//sandbox/customers',
        '/sandbox/./customers',
      ]) {
        const answer = await page.request.get(`${baseURL}${path}`, { headers, maxRedirects: 0 })
        expect(await answer.text()).not.toContain('acme')
        expect(answer.status()).not.toBe(500)
      }
      const api = await page.request.get(`/api/billing/sandbox/customers/${id}`, { headers, maxRedirects: 0 })
      // The framework sends a request that poses as one of its own away first.
      expect(api.status()).toBe('RSC' in headers ? 307 : 401)
      if (api.status() === 401) expect(await api.json()).toMatchObject({ code: 'unauthenticated', http_status_code: 401 })
    })
})

for (const [name, headers] of Object.entries({
  'no origin': {},
  'the null origin': { origin: 'null' },
  'another origin': { origin: 'https://evil.test' },
  'an origin that begins like ours': { origin: 'http://localhost.evil.test' },
  'a cross-site fetch': { origin: 'OURS', 'sec-fetch-site': 'cross-site' },
}))
  test(`a search from ${name} is refused (AU-9)`, async ({ page, baseURL }) => {
    const given = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, value === 'OURS' ? baseURL : value]))
    const answer = await page.request.post('/api/billing/sandbox/customers/search', { headers: given, data: {} })
    expect(answer.status()).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'cross_site_request' })
  })

test('the routes read JSON of the right size and shape only', async ({ page, baseURL }) => {
  const search = (data: string, type = 'application/json') =>
    page.request.post('/api/billing/sandbox/customers/search', { headers: { origin: baseURL, 'content-type': type }, data })
  expect((await search('{}')).status()).toBe(200)
  expect((await search('{}', 'text/plain')).status()).toBe(415)
  expect((await search('{')).status()).toBe(400)
  expect((await search('[]')).status()).toBe(400)
  expect((await search('{"limit":"many"}')).status()).toBe(400)
  expect((await search(`{"external_id":"${'x'.repeat(70_000)}"}`)).status()).toBe(413)
})

test('an id of another form reaches no billing API (PX-2)', async ({ page }) => {
  for (const id of ['..%2fadmin', '%2e%2e', 'a%00b', 'a%0d%0aX-Evil:1', 'a%5c..%5cb', 'a%3fx=1%23', 'x'.repeat(300)]) {
    const answer = await page.request.get(`/api/billing/sandbox/customers/${id}`)
    expect([400, 404]).toContain(answer.status())
  }
})

test('an answer of the API has the billing API’s shape and is kept by nobody', async ({ page }) => {
  const id = await customerId('acme-42')
  const answer = await page.request.get(`/api/billing/sandbox/customers/${id}`, { headers: { 'x-request-id': 'my-request-1' } })
  expect(answer.headers()).toMatchObject({ 'cache-control': 'private, no-store', 'x-request-id': 'my-request-1' })
  expect(await answer.json()).toMatchObject({ id, external_id: 'acme-42', address_country: 'US' })
})

test('the key of the billing API reaches no browser (PX-6)', async ({ page, baseURL }) => {
  const texts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().startsWith(baseURL) && response.status() < 300) texts.push(response.text().catch(() => ''))
  })
  await page.goto('/sandbox/customers', { waitUntil: 'networkidle' })
  await page.goto('/refused/customers', { waitUntil: 'networkidle' })
  const all = await Promise.all(texts)
  expect(all.length).toBeGreaterThan(5)
  expect(all.join('')).not.toContain(SANDBOX_DEFAULTS.apiKey)
  expect(all.join('')).not.toContain('sk_01K9NB0DYKN0WSTH1SKEY00000')
})
