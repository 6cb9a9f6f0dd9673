import { axe } from './axe'
import { customerId, expect, test } from './test'

test.use({ expectedErrors: /status of (404|502|503)/ })

for (const [scheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const)
  test(`every page passes WCAG 2.2 AA: ${scheme}, ${width} px`, async ({ page, browser, baseURL }) => {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height })
    const acme = `/sandbox/customers/${await customerId('acme-42')}`
    for (const path of [
      '/sandbox/customers',
      '/sandbox/customers?status=archived',
      acme,
      '/sandbox/lookup?q=acme',
      acme.replace('customers', 'lookup'),
      '/sandbox/settings/support',
      '/refused/customers',
      '/nowhere',
      `${acme}0`,
    ]) {
      await page.goto(path, { waitUntil: 'networkidle' })
      // As tall as the page: what lies beneath the bar at the bottom for now is no smaller a target.
      await page.setViewportSize({ width, height: await page.evaluate(() => document.documentElement.scrollHeight) })
      const { violations } = await axe(page).analyze()
      await page.setViewportSize({ width, height })
      expect(violations.map(({ id, nodes }) => [path, id, nodes.map((node) => node.target)])).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0)
    }
    const stranger = await browser.newContext({
      storageState: { cookies: [], origins: [] },
      baseURL,
      colorScheme: scheme,
      viewport: { width, height },
    })
    const login = await stranger.newPage()
    await login.goto('/login')
    const { violations } = await axe(login).analyze()
    expect(violations).toEqual([])
    await stranger.close()
  })

test('a phone’s bar has room for all that an administrator is led to', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/sandbox/customers')
  const bar = page.getByRole('navigation', { name: 'Main' })
  const hidden = () => bar.evaluate((nav) => nav.scrollWidth - nav.clientWidth)
  expect(await hidden()).toBeLessThanOrEqual(0)
  await bar.getByRole('button', { name: 'Settings' }).click()
  await bar.getByRole('link', { name: 'Connection' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Connection' })).toBeVisible()
  await expect(bar.getByRole('link', { name: 'Connection' })).toBeHidden()
  expect(await hidden()).toBeLessThanOrEqual(0)
})

test('light, dark or as the system has it: the choice lasts', async ({ page }) => {
  await page.goto('/sandbox/customers')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByText('Dark').click()
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
  await page.reload()
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark')
})
