import type { Page } from '@playwright/test'
import { routes } from '../lib/routes'
import { axe } from './axe'
import { newPerson } from './people'
import { createCustomer, orderFault, ownId } from './sandbox'
import { customerId, expect, test } from './test'

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const row = (page: Page, name: string, of: RegExp) => panel(page, name).getByRole('row', { name: of })
const compare = async (a: string, b: string) =>
  routes.compareCustomers('sandbox', { a: await customerId(a), b: await customerId(b) })

test('two that are selected in the list are compared', async ({ page }) => {
  const word = ownId('compared')
  const [one, other] = [await createCustomer({ name: `One ${word}` }), await createCustomer({ name: `Other ${word}` })]
  await page.goto(`/sandbox/customers?q=${word}`)
  await page.getByRole('checkbox', { name: `Select ${one.name}` }).click()
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection).toContainText('1 selected')
  await expect(selection.getByRole('link', { name: 'Compare' })).toHaveCount(0)
  await page.getByRole('checkbox', { name: `Select ${other.name}` }).click()
  await selection.getByRole('link', { name: 'Compare' }).click()
  await expect(page).toHaveURL(routes.compareCustomers('sandbox', { a: one.id, b: other.id }))
  await expect(row(page, 'Identity', /^Name/)).toContainText(one.name)
  await expect(row(page, 'Identity', /^Name/)).toContainText(other.name)
  await expect(panel(page, 'Entitlements')).toContainText('No entitlements')
})

test('two are compared to the last digit, all of them or the differences alone', async ({ page }) => {
  const [a, b] = [await customerId('long-decimals'), await customerId('big-limits')]
  await page.goto(routes.compareCustomers('sandbox', { a, b }))
  await expect(row(page, 'Usage', /AI tokens/)).toContainText('1,234,567,890.123456789012345678')
  await expect(row(page, 'Usage', /AI tokens/)).toContainText('9,007,199,254,740,992.5')
  await expect(row(page, 'Usage', /AI tokens/)).toContainText(
    'Different: the second 9,007,198,020,173,102.376543210987654322 more',
  )
  await expect(row(page, 'Entitlements', /AI tokens/)).toContainText('9,007,199,254,740,993')
  await expect(row(page, 'Entitlements', /Exports/)).toContainText('not included')
  await expect(row(page, 'Identity', /^Plan/)).not.toContainText('Different')

  await page.getByRole('checkbox', { name: 'Differences only' }).check()
  await expect(page).toHaveURL(/show=differences/)
  await expect(row(page, 'Identity', /^Plan/)).toHaveCount(0)
  await expect(row(page, 'Identity', /^Name/)).toContainText('Different')
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Differences only' })).toBeChecked()
  await expect(row(page, 'Identity', /^Plan/)).toHaveCount(0)

  await page.getByRole('button', { name: 'Swap' }).click()
  await expect(page).toHaveURL(new RegExp(`a=${b}&b=${a}`))
  await expect(row(page, 'Usage', /AI tokens/)).toContainText('less')
  await page.goBack()
  await expect(row(page, 'Usage', /AI tokens/)).toContainText('more')
})

test('from a record, the other is found by what is known of it, and changed', async ({ page }) => {
  const acme = await customerId('acme-42')
  await page.goto(routes.customer('sandbox', acme))
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('link', { name: 'Compare with another' }).click()
  await expect(page.getByText('Choose two customers')).toBeVisible()
  await expect(page.getByRole('region', { name: 'First customer' })).toContainText('acme-42')
  const box = page.getByRole('searchbox', { name: 'Second customer' })
  await box.fill('nobody-has-this-id')
  await expect(page.getByText('Nobody matches')).toBeVisible()
  await box.fill('addon-twice')
  await page.getByRole('button', { name: /an addon attached twice/ }).click()
  await expect(page).toHaveURL(new RegExp(`b=${await customerId('addon-twice')}`))
  await expect(row(page, 'Usage', /API calls/)).toContainText('the second 1,600 more')
  // Both have the addon twice; only one has the override.
  await expect(row(page, 'Entitlements', /API calls/)).not.toContainText('Different')
  await expect(row(page, 'Entitlements', /AI tokens/)).toContainText('Different')
  await expect(row(page, 'Upcoming credit grants', /Within 60 days/)).toContainText('350.5 credits')

  await page.getByRole('button', { name: 'Change the Second customer' }).click()
  await expect(page.getByText('Choose two customers')).toBeVisible()
  await page.goto(routes.compareCustomers('sandbox', { a: acme, b: acme }))
  await expect(page.getByText('Both are the same customer.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Differences only' }).check()
  await expect(panel(page, 'Entitlements')).toContainText('No differences')
})

test.describe('what goes wrong', () => {
  test.use({ expectedErrors: /status of (404|503)/ })

  test('one answer that fails leaves the rest standing, and is no difference; both fail the panel alone', async ({ page }) => {
    const [one, other] = [await createCustomer(), await createCustomer()]
    const fail = (customer: string, operation: string) =>
      orderFault({ operation, customer, kind: 'status', status: 503, count: 1000 })
    await fail(one.id, 'getCustomerUsageSummary')
    await fail(one.id, 'getCustomerUpcomingGrants')
    await fail(other.id, 'getCustomerUpcomingGrants')
    await page.goto(routes.compareCustomers('sandbox', { a: one.id, b: other.id }))
    await expect(panel(page, 'Usage').getByRole('alert')).toContainText(`The usage of ${one.name} could not be read.`)
    await expect(panel(page, 'Upcoming credit grants').getByRole('alert')).toHaveCount(1)
    await expect(panel(page, 'Upcoming credit grants').getByRole('button', { name: 'Retry' })).toBeVisible()
    await expect(panel(page, 'Upcoming credit grants')).not.toContainText('No upcoming')
    await expect(row(page, 'Identity', /^External ID/)).toContainText(other.external_id)
  })

  test('a customer that is none is said to be, and another can be chosen', async ({ page }) => {
    const none = 'cust_01ARZ3NDEKTSV4RRFFQ69G5FAV'
    await page.goto(routes.compareCustomers('sandbox', { a: none, b: await customerId('acme-42') }))
    await expect(page.getByText(`There is no customer ${none}.`)).toBeVisible()
    await expect(page.getByRole('searchbox', { name: 'First customer' })).toBeVisible()
    await expect(panel(page, 'Entitlements')).toHaveCount(0)
    await page.goto('/sandbox/customers/compare?a=..%2F..%2Fx&b=%00')
    await expect(page.getByRole('searchbox')).toHaveCount(2)
  })
})

test('masked texts that look alike are not said to be the same', async ({ browser, baseURL }) => {
  const [one, other] = [
    await createCustomer({ name: 'Acme Robotics', email: 'ann@north.example' }),
    await createCustomer({ name: 'Apex Rockets', email: 'abe@norse.example' }),
  ]
  const person = await newPerson('support')
  const context = await browser.newContext({ storageState: person.storageState, baseURL })
  const page = await context.newPage()
  const html = await (await page.goto(routes.compareCustomers('sandbox', { a: one.id, b: other.id })))?.text()
  expect(html).not.toMatch(/Robotics|Rockets|ann@|abe@/)
  await expect(row(page, 'Identity', /^Name/)).toContainText('Not known whether they differ')
  await expect(row(page, 'Identity', /^E-mail/)).toContainText('Not known whether they differ')
  await page.getByRole('checkbox', { name: 'Differences only' }).check()
  await expect(row(page, 'Identity', /^Name/)).toBeVisible()
  await context.close()
})

for (const [scheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`the comparison passes WCAG 2.2 AA and fits: ${scheme}, ${width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 900 })
    for (const address of [
      await compare('acme-42', 'parallel-buckets'),
      await compare('big-limits', 'hostile-script'),
      '/sandbox/customers/compare',
    ]) {
      await page.goto(address, { waitUntil: 'networkidle' })
      const { violations } = await axe(page).analyze()
      expect(violations.map(({ id, nodes }) => [address, id, nodes.map((node) => node.target)])).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(overflow, address).toBeLessThanOrEqual(0)
    }
  })
