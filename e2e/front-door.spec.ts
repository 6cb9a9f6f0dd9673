import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { CLIENT, type SignInProvider, signInProvider } from '../lib/auth/fixtures/sign-in-provider'
import { routes } from '../lib/routes'
import { freePort, type startConsole, stop } from '../scripts/stack'
import { ADMINISTRATOR, startTestConsole } from '../scripts/test-stack'
import { expect, test } from './test'

/** A console of its own, behind one proxy that the test plays, with a sign-in provider that the test plays as well. */
test.describe.configure({ mode: 'serial' })
test.use({ storageState: { cookies: [], origins: [] }, expectedErrors: /status of (401|404|502)/ })

let provider: SignInProvider
let web: ReturnType<typeof startConsole>
let url = ''
let folder = ''

test.beforeAll(async () => {
  folder = mkdtempSync(path.join('.test', 'front-door-'))
  provider = await signInProvider()
  const port = await freePort()
  url = `http://localhost:${port}`
  web = startTestConsole(port, folder, {
    BILLING_API_URL: `http://127.0.0.1:${await freePort()}/v1`,
    BILLING_API_KEY: 'sk_CANARY',
    CONSOLE_ADMIN_EMAIL: ADMINISTRATOR.email,
    CONSOLE_ADMIN_PASSWORD: ADMINISTRATOR.password,
    TRUSTED_PROXY_HOPS: '1',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_ROLE_CLAIM: 'realm_access.roles',
    OIDC_ROLES: 'billing=editor, helpdesk=support',
    OIDC_NAME: 'Example ID',
  })
  expect(await web.ready).toBe(true)
})
test.afterAll(async () => {
  await stop(web)
  provider.close()
  rmSync(folder, { recursive: true, force: true })
})

const ADA = { sub: 'ada-1', email: 'ada.l@console.example', email_verified: true, name: 'Ada L' }

/** Through our proxy, which writes down who connected to it behind whatever came. */
const attempt = (email: string, from: string, password = 'a guess of the password') =>
  fetch(url + routes.api.signIn(), {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', 'x-forwarded-for': `9.9.9.9, ${from}` },
    body: JSON.stringify({ email, password }),
  })

test('the provider’s button signs in, with the role of the claim, and comes back to the page that was asked for (AU-10)', async ({
  page,
}) => {
  provider.claims = { ...ADA, realm_access: { roles: ['billing'] } }
  await page.goto(`${url}/live/settings/account`)
  await page.getByRole('button', { name: 'Sign in with Example ID' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible()
  expect(page.url()).toBe(`${url}/live/settings/account`)
  await expect(page.getByText('Editor. Reads, creates')).toBeVisible()
  const cookies = await page.context().cookies(url)
  expect(cookies.map(({ name }) => name).filter((name) => name !== 'theme')).toEqual(['session'])
})

test('whoever has no role there is told so, and has no session (AU-10)', async ({ page }) => {
  provider.claims = { ...ADA, sub: 'other', email: 'other@console.example', realm_access: { roles: ['sales'] } }
  await page.goto(`${url}/login`)
  await page.getByRole('button', { name: 'Sign in with Example ID' }).click()
  await expect(page.getByText('The sign-in provider did not let you in')).toBeVisible()
  expect((await page.request.get(`${url}${routes.api.ownSessions()}`)).status()).toBe(401)
})

test('a cookie chosen by somebody else is not the session after signing in (AU-3)', async ({ page }) => {
  await page.context().addCookies([{ name: 'session', value: 'chosen-by-somebody-else', url }])
  await page.goto(`${url}/login`)
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email)
  await page.getByLabel('Password').fill(ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/live\/customers$/)
  const session = (await page.context().cookies(url)).find(({ name }) => name === 'session')
  expect(session?.value).not.toBe('chosen-by-somebody-else')
})

test('a password of a megabyte is of the wrong shape, and 64 kanji are not (AU-11)', async () => {
  const long = await attempt('long@console.example', '192.0.2.1', 'x'.repeat(1024 * 1024))
  expect(long.status).toBe(400)
  expect(await long.json()).toMatchObject({ code: 'validation_error' })
  expect((await attempt('kanji@console.example', '192.0.2.1', '漢'.repeat(64))).status).toBe(401)
})

test('a crowd at the door keeps nobody else waiting (AU-11)', async () => {
  test.slow()
  let waiting = 50
  const crowd = Array.from({ length: 50 }, (_, one) =>
    attempt(`crowd-${one}@console.example`, `192.0.2.${one + 10}`).then(({ status }) => {
      waiting--
      return status
    }),
  )
  for (let asked = 0; asked < 10; asked++) expect((await fetch(url + routes.api.live())).status).toBe(200)
  expect(waiting, 'ten answers came while most of the crowd still waited').toBeGreaterThan(10)
  expect(new Set(await Promise.all(crowd))).toEqual(new Set([401]))
})

test('guessing goes by what our own proxy saw, whatever the client says of itself (AU-6)', async () => {
  test.slow()
  const guesses = await Promise.all(
    Array.from({ length: 50 }, (_, one) => attempt(`guessed-${one}@console.example`, '198.51.100.7')),
  )
  expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([401]))
  const refused = await attempt('guessed-51@console.example', '198.51.100.7')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ code: 'too_many_attempts' })
  expect((await attempt('guessed-52@console.example', '198.51.100.8')).status).toBe(401)
  expect((await attempt(ADMINISTRATOR.email, '198.51.100.8', ADMINISTRATOR.password)).status).toBe(204)
})
