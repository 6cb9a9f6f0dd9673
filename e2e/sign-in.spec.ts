import { ADMINISTRATOR } from '../scripts/test-stack'
import { isBare } from './deployment'
import { expect, test } from './test'

test.use({ storageState: { cookies: [], origins: [] }, expectedErrors: /status of (401|429)/ })

test('a page asked for without a session leads to sign-in and back to the same address', async ({ page }) => {
  await page.goto('/sandbox/customers?page=3&size=50')
  await expect(page).toHaveURL(/\/login\?next=/)
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email)
  await page.getByLabel('Password').fill(ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/sandbox\/customers\?page=3&size=50$/)
  await expect(page.getByText('101–150 of')).toBeVisible()
})

test('what is typed before the page’s script is there stays, and is sent once it is', async ({ page }) => {
  let typed = () => {}
  const isTyped = new Promise<void>((resolve) => {
    typed = resolve
  })
  await page.route(/\.js$/, async (route) => {
    await isTyped
    await route.continue()
  })
  const opened = page.goto('/login')
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email)
  await page.getByLabel('Password').fill(ADMINISTRATOR.password)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled()
  await page.keyboard.press('Enter')
  typed()
  await opened
  await expect(page.getByLabel('E-mail')).toHaveValue(ADMINISTRATOR.email)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/sandbox\/customers/)
})

test('a wrong password and an unknown user get the same answer', async ({ page, baseURL }) => {
  const answers = []
  for (const email of ['wrong-password@console.example', ADMINISTRATOR.email]) {
    const answer = await page.request.post('/api/auth/sign-in', {
      headers: { origin: baseURL },
      data: { email, password: 'not the password at all' },
    })
    answers.push([answer.status(), await answer.text()])
  }
  expect(answers[0]).toEqual(answers[1])
  await page.goto('/login')
  await page.getByLabel('E-mail').fill('nobody@console.example')
  await page.getByLabel('Password').fill('not the password at all')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'No user has this e-mail and password.' })).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody@console.example')
})

test('the sixth wrong password of an account has to wait (AU-6)', async ({ page, baseURL }) => {
  const attempt = (forwardedFor: string) =>
    page.request.post('/api/auth/sign-in', {
      headers: { origin: baseURL, 'x-forwarded-for': forwardedFor },
      data: { email: 'guessed@console.example', password: 'a guess of the password' },
    })
  for (let count = 1; count <= 5; count++) expect((await attempt(`10.0.0.${count}`)).status()).toBe(401)
  const refused = await attempt('10.0.0.6')
  expect(refused.status()).toBe(429)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
})

test('signing out ends the session for good', async ({ page, context }) => {
  await page.goto('/login')
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email)
  await page.getByLabel('Password').fill(ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  const cookies = await context.cookies()
  const session = cookies.find(({ name }) => name === 'session')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  await page.getByRole('row').nth(1).getByRole('link').click()
  await expect(page).toHaveURL(/\/customers\/cust_/)
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/login$/)
  await page.goBack()
  await expect(page).toHaveURL(/\/login/)
  await context.addCookies(cookies)
  await page.goto('/sandbox/customers')
  await expect(page).toHaveURL(isBare ? /\/login$/ : /\/login\?next=/)
})

test('signing in never leads to another site (BR-5)', async ({ page, baseURL }) => {
  await page.goto(`/login?next=${encodeURIComponent('//evil.test')}`)
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email)
  await page.getByLabel('Password').fill(ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  expect(new URL(page.url()).origin).toBe(baseURL)
  // Whoever is signed in already is sent on at once, by the same rule.
  for (const next of [
    '//evil.test',
    '/\\evil.test',
    '/..//evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    '/a&next=//evil.test',
  ]) {
    const answer = await page.request.get(`/login?next=${encodeURIComponent(next)}`, { maxRedirects: 0 })
    expect(answer.status()).toBe(307)
    expect(new URL(answer.headers().location ?? '', baseURL).origin).toBe(baseURL)
  }
})
