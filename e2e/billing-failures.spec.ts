import { createServer, type Server } from 'node:http'
import { expect, test } from './test'

test.use({ expectedErrors: /status of (401|404|502)/ })

test('a refused key is said to be the console’s, and nobody is signed out', async ({ page }) => {
  await page.goto('/refused/customers')
  await expect(page.getByRole('alert').filter({ hasText: "The billing API refused the console's key" })).toBeVisible()
  await expect(page.getByText(/^Request \w{8,}/)).toBeVisible()
  await page.goto('/sandbox/customers')
  await expect(page.getByRole('row')).toHaveCount(26)
})

test('when the API is down the shell stands, and Retry works once it is back', async ({ page }) => {
  await page.goto('/down/customers')
  await expect(page.getByRole('link', { name: 'Customers' })).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'The billing API cannot be reached' })).toBeVisible()
  await expect(page.getByText(/^Request \w{8,}/)).toBeVisible()
  const server = await answerAt(Number(process.env.E2E_DOWN_PORT), { items: [], pagination: { total: 0, limit: 25, offset: 25 } })
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByText('No customers yet')).toBeVisible()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

test('a record that cannot be read says why', async ({ page }) => {
  await page.goto('/refused/customers/cust_01ARZ3NDEKTSV4RRFFQ69G5FAV')
  await expect(page.getByRole('alert').filter({ hasText: "The billing API refused the console's key" }).first()).toBeVisible()
})

test('an unknown environment leads to a page that names those there are', async ({ page }) => {
  const answer = await page.goto('/nowhere/customers')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
  await page.getByRole('link', { name: 'sandbox' }).click()
  await expect(page).toHaveURL(/\/sandbox\/customers$/)
})

test('a session that ended while the page was open says so and leads back here', async ({ page, context }) => {
  await page.goto('/sandbox/customers')
  await expect(page.getByRole('row')).toHaveCount(26)
  await context.clearCookies()
  await page.getByRole('link', { name: 'Archived' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'You are signed out' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/login\?next=%2Fsandbox%2Fcustomers%3Fstatus%3Darchived$/)
})

function answerAt(port: number, body: unknown): Promise<Server> {
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)))
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}
