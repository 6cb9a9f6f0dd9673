import type { Page } from '@playwright/test'
import { axe } from './axe'
import { changeCustomer, createCustomer, ownId } from './sandbox'
import { customerId, expect, test } from './test'

test.use({ expectedErrors: /status of (400|404|409|412|500|502|504)/ })

async function isAccessible(page: Page, what: string, without: string[] = []) {
  const { violations } = await axe(page).disableRules(without).analyze()
  expect(violations.map(({ id, nodes }) => [what, id, nodes.map((node) => node.target)])).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0)
}

for (const [scheme, width, height] of [
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const)
  test(`every form and dialog passes WCAG 2.2 AA: ${scheme}, ${width} px`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height })
    const customer = await createCustomer({
      name: 'Ærø Færge '.repeat(12),
      contact: '1',
      metadata: { tier: 'gold', [`long-${'x'.repeat(120)}`]: 'y'.repeat(400), old_external_ids: ownId('old') },
    })

    await page.goto('/sandbox/customers/new')
    await page.getByLabel('External ID').fill('acme-42')
    await expect(page.getByText(/has this very external ID/)).toBeVisible()
    await page.getByLabel('These rates instead').check()
    await page.getByText('JSON', { exact: true }).click()
    await page.getByLabel('Metadata as JSON').fill('{"a": 1}')
    await page.getByRole('button', { name: 'Create customer' }).click()
    await expect(page.getByText('Enter a name.')).toBeVisible()
    await isAccessible(page, 'a new customer with every fault')
    await page.getByRole('combobox', { name: 'Country' }).fill('a')
    await expect(page.getByRole('option').first()).toBeVisible()
    // While its list is open, the package hides the rest from screen readers; to focus any of it closes the list first.
    await isAccessible(page, 'a list of countries', ['aria-hidden-focus'])
    await page.keyboard.press('Tab')
    await expect(page.getByRole('option')).toHaveCount(0)
    await isAccessible(page, 'a country chosen')

    await page.goto(`/sandbox/customers/${customer.id}/edit`)
    await page.getByLabel('Contact').fill('2')
    await page.getByRole('button', { name: 'Remove key 1' }).click()
    await isAccessible(page, 'an edit with changes')
    await page.getByRole('button', { name: 'Change…' }).click()
    await page.getByLabel('New external ID').fill('acme-42')
    await expect(page.getByRole('alertdialog').getByText(/has this very external ID/)).toBeVisible()
    await isAccessible(page, 'the external ID')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Cancel' }).click()
    await expect(page.getByRole('alertdialog', { name: 'Leave without saving?' })).toBeVisible()
    await isAccessible(page, 'unsaved work')
    await page.getByRole('button', { name: 'Stay' }).click()
    await changeCustomer(customer.id, { contact: '3', address_city: 'Skagen' })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.getByRole('button', { name: 'Save with these choices' }).click()
    await expect(page.getByText('One choice is still open.')).toBeVisible()
    await isAccessible(page, 'a conflict')

    for (const id of [await customerId('acme-42'), customer.id]) {
      await page.goto(`/sandbox/customers/${id}`)
      await page.getByRole('button', { name: 'More actions' }).click()
      await page.getByRole('button', { name: 'Archive…' }).click()
      await expect(
        page
          .getByRole('alertdialog')
          .getByText(/stands in the way|^None\.$/)
          .first(),
      ).toBeVisible()
      await isAccessible(page, 'archiving')
    }
  })
