import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { copyWithoutProxy } from '../scripts/bare-build'
import { freePort, stop } from '../scripts/stack'
import { billingSettings, startTestConsole, TEST_BUILD } from '../scripts/test-stack'
import { administrator } from './people'
import { createCustomer, type WireCustomer } from './sandbox'
import { expect, test } from './test'

test.describe.configure({ mode: 'serial' })
test.use({ expectedErrors: /status of 404/ })

/** What strangers may ask for; a new route that is not among them must turn them away. */
const PUBLIC = new Set([
  '/login',
  '/setup',
  '/invitation',
  '/new-password',
  '/icon.svg',
  '/_not-found',
  '/_global-error',
  '/api/live',
  '/api/ready',
  '/api/setup',
  '/api/auth/sign-in',
  '/api/auth/sign-out',
  '/api/auth/link',
  '/api/auth/link/use',
  '/api/auth/provider',
  '/api/auth/provider/callback',
])
/** Stands in no page but that of the customer who has it. */
const CANARY = 'canary-of-every-route'
const ofCanaries = () => createCustomer({ name: CANARY, address_city: CANARY, metadata: { [CANARY]: CANARY } })
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const manifest = (name: string): Record<string, unknown> => JSON.parse(readFileSync(path.join(TEST_BUILD, name), 'utf8'))
/** Every page and route that the build has, as addresses with parameters. */
const routes = () =>
  Object.values(manifest('app-path-routes-manifest.json'))
    .map(String)
    .filter((route, index, all) => all.indexOf(route) === index)

const filled = (route: string, { id, external_id }: WireCustomer) =>
  route
    .replace('[environment]', 'sandbox')
    .replace('[external_id]', external_id)
    .replace(/\[(customerId|id)\]/, id)
    .replace(/\[\w+\]/g, 'x1')

/** Each page and route by each method, as nobody: statuses that let somebody in, and bytes of a customer. */
async function lettingIn(url: string, customer: WireCustomer): Promise<string[]> {
  const found: string[] = []
  for (const route of routes()) {
    const isApi = route.startsWith('/api/')
    for (const method of isApi ? METHODS : ['GET', 'POST']) {
      const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(method)
      const answer = await fetch(url + filled(route, customer), {
        method,
        redirect: 'manual',
        headers: { origin: url, ...(hasBody && { 'content-type': 'application/json' }) },
        ...(hasBody && { body: '{}' }),
      })
      const text = await answer.text()
      if (text.includes(CANARY)) found.push(`${method} ${route} shows a customer`)
      if (PUBLIC.has(route)) continue
      const isRefused = [301, 302, 303, 307, 308, 401, 403, 404, 405].includes(answer.status)
      const isPlainOptions = method === 'OPTIONS' && answer.status === 204 && text === ''
      if (!isRefused && !isPlainOptions) found.push(`${method} ${route} answered ${answer.status}`)
    }
  }
  return found
}

test('nobody gets anything from any page or route of the build but the public ones (AU-1)', async ({ baseURL }) => {
  test.slow()
  expect(routes().length).toBeGreaterThan(40)
  const customer = await ofCanaries()
  const known = await (await administrator()).get(filled('/[environment]/customers/[customerId]', customer))
  expect(await known.text(), 'who may, sees it').toContain(CANARY)
  expect(await lettingIn(baseURL, customer)).toEqual([])
})

test('nor from a build without its proxy (AU-1)', async () => {
  test.slow()
  const folder = mkdtempSync(path.join('.test', 'bare-'))
  const build = `${folder}/build`
  copyWithoutProxy(TEST_BUILD, build)
  const port = await freePort()
  const web = startTestConsole(port, folder, {
    NEXT_DIST_DIR: build,
    ...billingSettings({ sandbox: process.env.E2E_SANDBOX_URL }),
  })
  try {
    expect(await web.ready).toBe(true)
    const url = `http://localhost:${port}`
    expect((await fetch(`${url}/login`)).headers.get('content-security-policy'), 'the proxy is gone').toBe(null)
    expect(await lettingIn(url, await ofCanaries())).toEqual([])
  } finally {
    await stop(web)
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the build has no Server Action and serves no source map (OP-6)', async ({ page }) => {
  expect(manifest('server/server-reference-manifest.json')).toMatchObject({ node: {}, edge: {} })
  expect(Object.keys((manifest('server/server-reference-manifest.json') as { node: object }).node)).toEqual([])
  await page.goto('/sandbox/customers')
  const scripts = await page.evaluate(() => Array.from(document.scripts, ({ src }) => src).filter(Boolean))
  expect(scripts.length).toBeGreaterThan(0)
  for (const script of scripts) expect((await page.request.get(`${script.split('?')[0]}.map`)).status()).toBe(404)
})
