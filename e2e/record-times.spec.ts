import { customerId, expect, test } from './test'

const ZONES = ['UTC', 'Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Apia']
const texts = new Map<string, string>()

/** What the page says, without what is of this moment or browser: times of reading, distances from now, projections, its own zone. */
const lastingText = (text: string) =>
  text
    .replace(/as of [\d:]+/g, '')
    .replace(/\(?in \d+ \w+\)?/g, '')
    .replace(/about [\d,.]+/g, '')
    .replace(/My zone \(.*\)/g, 'My zone')

for (const zone of ZONES)
  test.describe(`a browser in ${zone}`, () => {
    test.use({ timezoneId: zone })

    test('tells the customer’s times as any other browser does', async ({ page }) => {
      for (const [customer, tab] of [
        ['acme-42', ''],
        ['zone-honolulu', '/usage'],
        ['zone-auckland', '/usage'],
        ['grants-many', '/grants'],
        ['acme-42', '/details'],
      ] as const) {
        await page.goto(`/sandbox/customers/${await customerId(customer)}${tab}`)
        await expect(page.getByRole('region').first()).toBeVisible()
        const text = lastingText(await page.locator('main').innerText())
        const key = customer + tab
        // Whichever zone comes first in this worker sets what the others must say.
        texts.set(key, texts.get(key) ?? text)
        expect(text).toBe(texts.get(key))
      }
    })

    test('can be told in one’s own zone and in UTC, in the first HTML as well, and remembers', async ({ page, context }) => {
      const path = `/sandbox/customers/${await customerId('zone-honolulu')}/usage`
      // A choice that is made before the page is live would be lost on it.
      await page.goto(path, { waitUntil: 'networkidle' })
      await expect(page.getByText('Times in Pacific/Honolulu')).toBeVisible()
      const choice = page.getByRole('combobox', { name: 'Time zone of this page' })
      await choice.selectOption({ value: 'mine' })
      // Browsers know some zones by an older name.
      const mine = new RegExp(`Times in ${zone === 'Asia/Kolkata' ? 'Asia/(Kolkata|Calcutta)' : zone}`)
      await expect(page.getByText(mine)).toBeVisible()
      await page.reload()
      await expect(page.getByText(mine)).toBeVisible()
      expect(await (await context.request.get(path)).text()).toMatch(mine)
      await choice.selectOption({ value: 'utc' })
      await page.goto(`/sandbox/customers/${await customerId('zone-auckland')}`)
      await expect(page.getByText('Times in UTC')).toBeVisible()
    })
  })
