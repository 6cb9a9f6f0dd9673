import type { APIResponse } from '@playwright/test'
import { routes } from '../lib/routes'
import { administrator, stranger } from './people'
import { customerId, expect, test } from './test'

/** On every answer, whatever it is. */
const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'x-frame-options': 'DENY',
}
const POLICY =
  "default-src 'none'; script-src 'self' 'nonce-…' 'strict-dynamic'; style-src 'self' 'nonce-…'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
/** Data that a browser takes for a page can do nothing. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const OURS = { 'cache-control': 'private, no-store', 'cross-origin-resource-policy': 'same-origin' }

/** The headers that say something about what a browser may do, nonces left out. */
function guarding(answer: APIResponse) {
  const headers = answer.headers()
  const names = [...Object.keys(EVERYWHERE), 'content-security-policy', 'cross-origin-resource-policy', 'x-powered-by', 'server']
  const seen = names.flatMap((name) =>
    headers[name] === undefined ? [] : [[name, headers[name]?.replace(/nonce-[^']+/g, 'nonce-…')]],
  )
  return Object.fromEntries(seen)
}

test('each kind of answer carries the same guard, and no more than it should say (BR-6)', async ({ page }) => {
  test.slow()
  const [admin, nobody] = [await administrator(), await stranger()]
  const id = await customerId('acme-42')
  await page.goto(routes.customers('sandbox'))
  const chunk = await page.evaluate(() => Array.from(document.scripts, ({ src }) => src).find(Boolean) ?? '')
  const { etag } = (await admin.get(chunk)).headers()
  const billing = routes.api.billing('sandbox')
  const plain = { maxRedirects: 0 }
  // biome-ignore format: columns
  const kinds: [string, number, APIResponse][] = [
    ['a page',              200, await admin.get(routes.customers('sandbox'))],
    ['the sign-in page',    200, await nobody.get(routes.login())],
    ['a way to sign in',    307, await nobody.get(routes.customers('sandbox'), plain)],
    ['a page that is none', 404, await admin.get('/nowhere/at/all')],
    ['a static file',       200, await admin.get(chunk)],
    ['the same again',      304, await admin.get(chunk, { headers: { 'if-none-match': etag ?? '' } })],
    ['a static file that is none', 404, await admin.get('/_next/static/nothing.js')],
    ['the icon',            200, await admin.get('/icon.svg')],
    ['an answer',           200, await admin.get(`${billing}/customers/${id}`)],
    ['our own answer',      200, await admin.get(routes.api.live())],
    ['a bad request',       400, await admin.get(`${billing}/customers/a%00b`)],
    ['no session',          401, await nobody.get(`${billing}/customers/${id}`)],
    ['another site',        403, await admin.post(`${billing}/customers/search`, { data: {}, headers: { origin: 'https://evil.test' } })],
    ['nothing there',       404, await admin.get(`${billing}/customers/cust_01ARZ3NDEKTSV4RRFFQ69G5FAV`)],
    ['another method',      405, await admin.put(`${billing}/customers/search`, { data: {} })],
    ['no route',            404, await admin.get(`${billing}/nowhere`)],
    ['too much',            413, await admin.post(`${billing}/customers/search`, { data: { external_id: 'x'.repeat(70_000) } })],
    ['an API that refuses', 502, await admin.get(`${routes.api.billing('refused')}/customers/${id}`)],
  ]
  for (const [kind, status, answer] of kinds) {
    const isApi = answer.url().includes('/api/')
    expect(answer.status(), kind).toBe(status)
    expect(guarding(answer), kind).toEqual({
      ...EVERYWHERE,
      'content-security-policy': isApi ? API_POLICY : POLICY,
      ...(isApi && { 'cross-origin-resource-policy': 'same-origin' }),
    })
    if (isApi) expect(answer.headers(), kind).toMatchObject(OURS)
    if (['a page', 'the sign-in page'].includes(kind)) expect(answer.headers()['cache-control'], kind).toMatch(/no-store/)
    expect(JSON.stringify(answer.headers()), kind).not.toMatch(/access-control-allow|next\.js\/|node\/v?\d/i)
  }
})
