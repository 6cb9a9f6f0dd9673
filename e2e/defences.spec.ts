import { SANDBOX_DEFAULTS } from '../lib/sandbox/defaults'
import { isBare } from './deployment'
import { askRaw } from './raw'
import { createCustomer } from './sandbox'
import { customerId, expect, test } from './test'

test.use({
  expectedErrors: /status of (401|403|404|502)|CSP violation: (script-src-(attr|elem) inline|img-src x)|Content Security Policy/,
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

test('a page that the framework draws below /api takes no nonce from the caller, either (BR-1)', async ({ page }) => {
  for (const path of ['/api/nowhere', '/api/billing/sandbox/nowhere', '/api/..%2flogin', '/api/unknown/../nowhere']) {
    const answer = await page.request.get(path, { headers: { 'content-security-policy': "script-src 'nonce-EVIL'" } })
    expect(await answer.text(), path).not.toContain('EVIL')
    expect(answer.headers()['content-security-policy'], path).toMatch(
      /^default-src 'none'; (base-uri 'none'|script-src 'self' 'nonce-)/,
    )
  }
})

test('a handler that markup brings in is blocked (BR-2)', async ({ page }) => {
  await page.goto('/login')
  const blocked = page.waitForEvent('console', (message) => message.text().startsWith('CSP violation: script-src-attr'))
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.hasRun = true">'))
  await blocked
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false)
})

test('a script that somebody puts into a page is blocked, and the page’s own run (BR-2)', async ({ page }) => {
  await page.route('**/login', async (route) => {
    const answer = await route.fetch()
    const html = await answer.text()
    const injected = `<script>window.hasRun = true</script><script nonce="guessed">window.hasRun = true</script>`
    await route.fulfill({ response: answer, body: html.replace('<body', `${injected}<body`) })
  })
  const blocked: string[] = []
  page.on('console', (message) => {
    if (message.text().startsWith('CSP violation: script-src-elem inline')) blocked.push(message.text())
  })
  await page.goto('/login')
  await expect.poll(() => blocked.length).toBe(2)
  await expect(
    page
      .getByRole('button', { name: 'Sign in', exact: true })
      .or(page.getByRole('heading', { level: 1 }))
      .first(),
  ).toBeVisible()
  expect(await page.evaluate(() => 'hasRun' in window)).toBe(false)
})

test.describe('without a session', () => {
  test.use({ storageState: { cookies: [], origins: [] } })

  /** Headers by which the framework, or what it once believed, marks requests of its own. */
  const POSES: Record<string, string>[] = [
    {},
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-middleware-subrequest': 'src/proxy:src/proxy:src/proxy:src/proxy:src/proxy' },
    { 'x-middleware-rewrite': '/sandbox/customers', 'x-middleware-next': '1' },
    { RSC: '1' },
    { RSC: '1', 'next-router-prefetch': '1' },
    { RSC: '1', 'next-router-segment-prefetch': '/_tree' },
    { RSC: '1', 'next-router-state-tree': encodeURIComponent('["",{}]') },
    { 'x-nextjs-data': '1' },
    { 'Next-Resume': '1' },
    { 'Next-Action': 'x'.repeat(42) },
    { 'x-matched-path': '/login' },
    { 'x-invoke-path': '/login', 'x-invoke-status': '200' },
    { 'x-invoke-query': '%7B%7D', 'x-invoke-output': '/login' },
    { 'x-now-route-matches': '1=sandbox' },
    { 'x-original-url': '/login', 'x-rewrite-url': '/login' },
    { 'x-forwarded-host': 'localhost', 'x-forwarded-proto': 'https' },
  ]
  /** The address of a page, written so that a check by prefix or an own parser might take it for another. */
  const SHAPES: ((page: string) => string)[] = [
    (page) => page,
    (page) => `${page}.rsc`,
    (page) => `${page}.json`,
    (page) => `${page}.segments/_tree.segment.rsc`,
    (page) => `${page}?nxtPid=x&nxtPenvironment=sandbox`,
    (page) => `${page}?_rsc=1abcd`,
    (page) => `${page}/`,
    (page) => `/${page}`,
    (page) => page.replace('/customers', '/./customers'),
    (page) => page.replace('/customers', '//customers'),
    (page) => `/login/..${page}`,
    (page) => `/login/%2e%2e${page}`,
    (page) => `/login/..;${page}`,
    (page) => `${page};x`,
    (page) => page.replace('/customers', '%2fcustomers'),
    (page) => page.replace('/customers', '/%63ustomers'),
    (page) => page.replace('/customers', '/Customers'),
    (page) => page.replace('/customers', '\\customers'),
    (page) => `/_next/data/build${page}.json`,
    (page) => `http://localhost${page}`,
  ]

  for (const [name, method] of [
    ['read', 'GET'],
    ['posted to', 'POST'],
  ] as const)
    test(`no customer leaves the server, however a page is ${name} (AU-2)`, async ({ baseURL }) => {
      const secret = 'canary-of-the-bypasses'
      const { id } = await createCustomer({ name: secret, metadata: { [secret]: secret } })
      const pages = ['/sandbox/customers', `/sandbox/customers/${id}`].flatMap((page) => SHAPES.map((shape) => shape(page)))
      for (const headers of POSES)
        await Promise.all(
          pages.map(async (page) => {
            const { status, text } = await askRaw(baseURL, page, { method, headers })
            const told = `${method} ${page} with ${JSON.stringify(headers)}`
            expect(text, told).not.toContain(secret)
            // What poses as the framework's own request is sent to sign in by what such a request reads.
            if (status === 200) expect(text, told).toContain(`"NEXT_REDIRECT;replace;/login${isBare ? ';' : '?'}`)
            else expect([301, 303, 307, 308, 400, 401, 403, 404, 405, 409], told).toContain(status)
          }),
        )
    })

  test('no answer of the API leaves it, either (AU-2)', async ({ baseURL }) => {
    const { id } = await createCustomer()
    for (const headers of POSES)
      await Promise.all(
        SHAPES.map(async (shape) => {
          const path = shape(`/api/billing/sandbox/customers/${id}`)
          const { status, text } = await askRaw(baseURL, path, { headers })
          expect([301, 307, 308, 400, 401, 404], `${path} with ${JSON.stringify(headers)}`).toContain(status)
          if (status === 401) expect(JSON.parse(text)).toMatchObject({ code: 'unauthenticated', http_status_code: 401 })
        }),
      )
  })

  test('what is no request of ours is refused without a word of how it is made, and the next is answered (PX-10)', async ({
    baseURL,
  }) => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x-header-${index}`, 'x'.repeat(40)]))
    const asked: [string, string, Parameters<typeof askRaw>[2], number[]][] = [
      ['an escape that is none', '/%E0%A4%A', {}, [307]],
      ['the same deeper', '/nowhere/%E0%A4%A', {}, [404]],
      ['the same below the API', '/api/billing/sandbox/customers/%zz', {}, [400, 401, 404]],
      ['a path of the API that there is not', '/api/nowhere', { headers: { 'accept-encoding': 'gzip' } }, [404]],
      ['a method that a route has not', '/api/live', { method: 'DELETE' }, [405]],
      ['TRACE', '/login', { method: 'TRACE' }, [405]],
      ['TRACE of the API', '/api/live', { method: 'TRACE' }, [405]],
      ['a method of file servers', '/login', { method: 'PROPFIND' }, [405]],
      ['an address of 64 kB', `/${'x'.repeat(65_536)}`, {}, [0, 414, 431]],
      ['500 headers', '/login', { headers: many }, [0, 431]],
    ]
    for (const [what, path, asking, statuses] of asked) {
      const { status, text, headers } = await askRaw(baseURL, path, asking)
      expect(statuses, what).toContain(status)
      expect(text, what).not.toMatch(/node_modules|\.next|\n\s+at |\.[jt]sx?:\d/)
      expect(JSON.stringify(headers), what).not.toContain('x-powered-by')
      if ([307, 404, 405].includes(status)) expect(headers['content-security-policy'], what).toContain("default-src 'none'")
      if (path.startsWith('/api/'))
        expect([JSON.parse(text).http_status_code, /^[\w-]{8,64}$/.test(`${headers['x-request-id']}`)], what).toEqual([
          status,
          true,
        ])
      if (status === 405) expect(JSON.parse(text), what).toMatchObject({ code: 'method_not_allowed', http_status_code: 405 })
      expect((await askRaw(baseURL, '/api/live')).status, `after ${what}`).toBe(200)
    }
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
