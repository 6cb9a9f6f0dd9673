import { routes } from '../lib/routes'
import { SIGNED_IN } from './deployment'
import { createCustomer, requestsOf } from './sandbox'
import { expect, test } from './test'

const LIST = '/sandbox/customers'

test('the first rows are in the first HTML', async ({ page }) => {
  const html = await (await page.request.get(LIST)).text()
  await page.goto(LIST)
  const links = page.getByRole('table', { name: 'Customers' }).getByRole('link')
  await expect(page.getByRole('row')).toHaveCount(26)
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? '')))
    if (href.includes('/customers/')) expect(html).toContain(`href="${href}"`)
})

for (const javaScriptEnabled of [false, true])
  test(`every row can be read, ${javaScriptEnabled ? 'once' : 'also where no'} script runs`, async ({ browser, baseURL }) => {
    const page = await browser.newPage({ baseURL, storageState: SIGNED_IN, javaScriptEnabled })
    await page.goto(`${LIST}?size=50`)
    const links = page.getByRole('table', { name: 'Customers' }).locator('tbody').getByRole('link')
    await expect(links.last()).toBeVisible()
    await expect(links).toHaveCount(50)
    await page.close()
  })

test('staff page through the list, open a customer and come back to the same page', async ({ page }) => {
  await page.goto(LIST)
  const total = await page.getByRole('status').filter({ hasText: 'customers' }).innerText()
  const first = await page.getByRole('row').nth(1).innerText()
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/\?page=2$/)
  await expect(page.getByText('26–50 of')).toBeVisible()
  await expect(page.getByRole('row').nth(1)).not.toHaveText(first, { useInnerText: true })
  const third = page.getByRole('row').nth(3)
  const name = (await third.getByRole('link').innerText()).trim()
  // By its name: customers that other journeys make move the rows.
  await page.getByRole('table').getByRole('link', { name, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/\?page=2$/)
  await expect(third.getByRole('link')).toHaveText(name)
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`${LIST}$`))
  await expect(page.getByText('1–25 of')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'customers' })).toHaveText(total)
})

test('a link that the pointer rests on brings the page, and the click its four reads, once each', async ({ page }) => {
  const { id, external_id: externalId, name } = await createCustomer()
  const reads = async () => {
    const operations = ['getCustomer', 'getCustomerEntitlements', 'getCustomerUsageSummary', 'getCustomerUpcomingGrants']
    return Promise.all(operations.map(async (operation) => (await requestsOf(operation, id)).length))
  }
  await page.goto(`${LIST}?q=${externalId}`, { waitUntil: 'networkidle' })
  const link = page.getByRole('link', { name })
  const ahead = page.waitForResponse((response) => response.url().includes(routes.customer('sandbox', id)))
  await page.getByRole('searchbox').focus()
  await link.hover()
  expect((await ahead).status()).toBe(200)
  expect(await reads()).toEqual([0, 0, 0, 0])
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect.poll(reads).toEqual([1, 1, 1, 1])
  await expect(page.getByRole('region', { name: 'Identity' })).toContainText('Customer since')
  expect(await reads()).toEqual([1, 1, 1, 1])
})

test('any column that can sort does, both ways, and says so', async ({ page }) => {
  await page.goto(LIST)
  const header = page.getByRole('columnheader', { name: 'Customer' })
  const names = () => page.getByRole('row').getByRole('link', { name: /./ }).allInnerTexts()
  await header.getByRole('link').click()
  await expect(page).toHaveURL(/sort=name$/)
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'false')
  const ascending = await names()
  await header.getByRole('link').click()
  await expect(page).toHaveURL(/sort=-name$/)
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'false')
  await expect.poll(names).not.toEqual(ascending)
})

test('rows a page and archived customers are in the address', async ({ page }) => {
  await page.goto(LIST)
  await page.getByRole('combobox', { name: 'Rows' }).selectOption('50')
  await expect(page).toHaveURL(/size=50$/)
  await expect(page.getByRole('row')).toHaveCount(51)
  await page.getByRole('link', { name: 'Archived' }).click()
  await expect(page).toHaveURL(/status=archived/)
  await expect(page.getByRole('cell', { name: 'Archived' }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Active', exact: true })).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('cell', { name: 'Archived' }).first()).toBeVisible()
})

test('a page that is none is the first, one past the end the last', async ({ page }) => {
  await page.goto(`${LIST}?page=abc`)
  await expect(page.getByText('1–25 of')).toBeVisible()
  await page.goto(`${LIST}?page=99999`)
  await expect(page).not.toHaveURL(/99999/)
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
})

test('the list works by keyboard alone', async ({ page }) => {
  await page.goto(LIST)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  const firstRow = page.getByRole('row').nth(1).getByRole('link')
  for (let presses = 0; presses < 24; presses++) {
    await page.keyboard.press('Tab')
    if (await firstRow.evaluate((link) => link === document.activeElement)) break
  }
  await expect(firstRow).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/customers\/cust_/)
})
