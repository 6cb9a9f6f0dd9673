import { ADMINISTRATOR } from '../scripts/test-stack'
import { SIGNED_IN } from './deployment'
import { expect, test } from './test'

const setUpPage = (token: string) => `/setup#token=${encodeURIComponent(token)}`

test.use({ expectedErrors: /status of 401/ })

test('the first administrator sets up the console by the one-time link', async ({ page }) => {
  const fill = async () => {
    await page.getByLabel('Name').fill(ADMINISTRATOR.name)
    await page.getByLabel('E-mail').fill(ADMINISTRATOR.email)
    await page.getByLabel('Password').fill(ADMINISTRATOR.password)
  }
  await test.step('before that nobody can sign in', async () => {
    await page.goto('/login')
    await expect(page.getByText('Nobody can sign in yet')).toBeVisible()
  })
  await test.step('a link that is not the running console’s is refused', async () => {
    await page.goto(setUpPage('some-other-token'))
    await fill()
    await page.getByRole('button', { name: 'Create administrator' }).click()
    await expect(page.getByText('This link is not the one that the running console printed')).toBeVisible()
  })
  await test.step('a short password is refused at its field', async () => {
    await page.goto(setUpPage(process.env.E2E_SETUP_TOKEN ?? ''))
    await page.reload()
    await fill()
    await page.getByLabel('Password').fill('short')
    await page.getByRole('button', { name: 'Create administrator' }).click()
    await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true')
  })
  await test.step('the right one signs in and shows the customers', async () => {
    await fill()
    await page.getByRole('button', { name: 'Create administrator' }).click()
    await expect(page).toHaveURL(/\/sandbox\/customers$/)
    await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(26)
  })
  await test.step('the link is closed for good', async () => {
    await page.goto(setUpPage(process.env.E2E_SETUP_TOKEN ?? ''))
    await page.reload()
    await expect(page.getByRole('heading', { name: 'The console is set up' })).toBeVisible()
    expect((await page.request.get('/api/setup')).status()).toBe(404)
  })
  await page.context().storageState({ path: SIGNED_IN })
})
