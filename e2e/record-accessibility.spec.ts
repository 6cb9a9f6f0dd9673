import { axe } from './axe'
import { customerId, expect, test } from './test'

const TABS = ['', '/entitlements', '/usage', '/grants', '/details', '/activity']

for (const [scheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const)
  for (const customer of ['acme-42', 'grants-failed', 'rtl-name', 'no-subscription'])
    test(`every page of ${customer} passes WCAG 2.2 AA and fits: ${scheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height })
      const id = await customerId(customer)
      for (const tab of TABS) {
        await page.goto(`/sandbox/customers/${id}${tab}`, { waitUntil: 'networkidle' })
        const { violations } = await axe(page).analyze()
        expect(violations.map(({ id, nodes }) => [tab, id, nodes.map((node) => node.target)])).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(overflow, `${customer}${tab} is wider than the screen`).toBeLessThanOrEqual(0)
      }
    })

for (const customer of ['x'.repeat(255), 'long-decimals', 'big-limits', 'many-metadata', 'hostile-script'])
  test(`nothing of ${customer.slice(0, 20)} is wider than a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const id = await customerId(customer)
    for (const tab of TABS) {
      await page.goto(`/sandbox/customers/${id}${tab}`)
      await expect(page.getByRole('navigation', { name: 'Record' })).toBeVisible()
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(overflow, tab).toBeLessThanOrEqual(0)
    }
  })

test('a record is read by keyboard alone', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('addon-twice')}`)
  await page.getByRole('link', { name: 'Overview', exact: true }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/entitlements$/)
  const find = page.getByRole('searchbox', { name: 'Find a feature' })
  await expect(find).toBeVisible()
  await find.focus()
  await page.keyboard.type('api calls')
  const sources = page.getByRole('button', { name: 'Sources of API calls' })
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  for (let presses = 0; presses < 6 && !(await sources.evaluate((button) => button === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(sources).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByText(/= 20,000; resets monthly/)).toBeVisible()
})
