import { SANDBOX_DEFAULTS } from '../lib/sandbox/defaults'
import { orderFault } from './sandbox'
import { expect, test } from './test'

test.use({ expectedErrors: /status of (401|403|404|429|500|502|503|504)/ })
test.describe.configure({ timeout: 120_000 })

/** Each of the four answers: where it is shown, what an empty one would look like, and a page that does without it. */
const PARTS = {
  getCustomerEntitlements: {
    tab: 'entitlements',
    region: 'Entitlements',
    empty: /No entitlements|(?<!\d)0 features/,
    alive: ['usage', 'Usage'],
  },
  getCustomerUsageSummary: {
    tab: 'usage',
    region: 'Usage',
    empty: /No metered feature|(?<![\d.,])0 (used|of)/,
    alive: ['entitlements', 'Entitlements'],
  },
  getCustomerUpcomingGrants: {
    tab: 'grants',
    region: 'Upcoming credit grants',
    empty: /No upcoming grants|(?<![\d.,])0 (credits|grants)/,
    alive: ['usage', 'Usage'],
  },
  getCustomer: { tab: 'details', region: 'Contact', empty: /not given/, alive: ['usage', 'Usage'] },
} as const

const FAULTS = [
  { name: '401', kind: 'status', status: 401, says: 'refused the console' },
  { name: '403', kind: 'status', status: 403, says: 'refused the console' },
  { name: '404', kind: 'status', status: 404, says: 'does not know this' },
  { name: '429', kind: 'rate-limit', says: 'busy' },
  { name: '500', kind: 'status', status: 500, says: 'did not work' },
  { name: 'no answer', kind: 'hang', says: 'too slow' },
  { name: 'bad JSON', kind: 'bad-json', says: 'cannot be read' },
] as const

/** Generated customers with metered features, each met by one journey alone. */
async function customersWithUsage(): Promise<string[]> {
  const headers = { 'x-api-key': SANDBOX_DEFAULTS.apiKey, 'content-type': 'application/json' }
  const sort = [{ field: 'created_at', direction: 'asc' }]
  const search = {
    limit: 200,
    offset: 100,
    sort,
    filters: [{ field: 'external_id', operator: 'not_contains', data_type: 'string', value: { string: 'e2e' } }],
  }
  const answer = await fetch(`${process.env.E2E_SANDBOX_URL}/customers/search`, {
    method: 'POST',
    headers,
    body: JSON.stringify(search),
  })
  const { items } = (await answer.json()) as { items: { id: string; name: string }[] }
  // Another worker may have ordered a failure for one of them by now: only who was found before is met with one.
  const isMetered = async (id: string) => {
    const address = `${process.env.E2E_SANDBOX_URL}/customers/usage?customer_id=${id}`
    const text = await fetch(address, { headers, signal: AbortSignal.timeout(5_000) }).then(
      (answer) => (answer.ok ? answer.text() : 'metered'),
      () => 'metered',
    )
    return /metered|OF_A_LATER_RELEASE/.test(text) || !text.endsWith('}')
  }
  const candidates = items.filter(({ name }) => !name.startsWith('Case:')).slice(0, 60)
  const metered = await Promise.all(candidates.map(({ id }) => isMetered(id)))
  return candidates.filter((_, index) => metered[index]).map(({ id }) => id)
}

let customers: string[] = []
test.beforeAll(async () => {
  customers = await customersWithUsage()
})

for (const [row, [operation, part]] of Object.entries(PARTS).entries()) {
  for (const [column, fault] of FAULTS.entries())
    test(`${operation} with ${fault.name} is said to have failed, and the other panels stand`, async ({ page }) => {
      const customer = customers[row * (FAULTS.length + 1) + column] ?? 'none'
      const { name: _name, says, ...order } = fault
      await orderFault({ operation, customer, count: 40, ...order })
      await page.goto(`/sandbox/customers/${customer}/${part.tab}`)
      if (operation === 'getCustomer' && fault.name === '404') {
        await expect(page.getByText('No customer has this ID')).toBeVisible()
        return
      }
      const region = page.getByRole('region', { name: part.region, exact: true })
      await expect(region.getByRole('alert')).toContainText(says, { timeout: 40_000 })
      await expect(region.getByRole('alert')).toContainText(/Request \w{8,}/)
      await expect(region.getByRole('button', { name: /Retry|Trying/ })).toBeVisible()
      await expect(region).not.toContainText(part.empty)
      const [tab, alive] = part.alive
      await page.getByRole('navigation', { name: 'Record' }).getByRole('link', { name: tab, exact: false }).click()
      await expect(page.getByRole('region', { name: alive, exact: true }).getByRole('rowheader').first()).toBeVisible()
      await page.getByRole('navigation', { name: 'Record' }).getByRole('link', { name: 'Overview' }).click()
      await expect(page.getByRole('region', { name: 'Can they use it?' })).toBeVisible()
      await expect(page.getByText('Nothing needs attention.')).toHaveCount(0)
    })

  test(`${operation} with members of other types breaks no page`, async ({ page }) => {
    const customer = customers[row * (FAULTS.length + 1) + FAULTS.length] ?? 'none'
    await orderFault({ operation, customer, count: 40, kind: 'drift' })
    for (const tab of ['', '/entitlements', '/usage', '/grants', '/details']) {
      await page.goto(`/sandbox/customers/${customer}${tab}`)
      await expect(page.getByRole('navigation', { name: 'Record' })).toBeVisible()
      await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
      // What such an answer still says may be that there is nothing; a page that fails may not be.
      await expect(page.getByText('This page failed')).toHaveCount(0)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    }
  })
}

test('a record comes up from the list at once, though its own answer never comes', async ({ page }) => {
  await page.goto('/sandbox/customers')
  const link = page.getByRole('row').nth(1).getByRole('link').first()
  const name = (await link.textContent()) ?? 'none'
  const id = (await link.getAttribute('href'))?.split('/').at(-1) ?? 'none'
  await orderFault({ operation: 'getCustomer', customer: id, kind: 'hang', count: 10 })
  await link.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Identity' })).toBeVisible()
})

test('answers of different moments are said to be that', async ({ page }) => {
  const customer = customers.at(-1) ?? 'none'
  await page.clock.install()
  // Once for the server, which asks for the first HTML, and once for the page.
  await orderFault({ operation: 'getCustomerUpcomingGrants', customer, count: 2, kind: 'status', status: 404 })
  await page.goto(`/sandbox/customers/${customer}/grants`)
  const region = page.getByRole('region', { name: 'Upcoming credit grants' })
  await expect(region.getByRole('alert')).toBeVisible()
  await page.clock.fastForward('02:00')
  await region.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('note')).toContainText('These answers are of different moments')
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('note')).toHaveCount(0)
})

for (const customer of ['error-503', 'error-reset', 'error-html', 'error-drift'])
  test(`${customer}: the frame stands, and nothing is empty`, async ({ page }) => {
    const headers = { 'x-api-key': SANDBOX_DEFAULTS.apiKey, 'content-type': 'application/json' }
    const answer = await fetch(`${process.env.E2E_SANDBOX_URL}/customers/search`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ external_id: customer }),
    })
    const { items } = (await answer.json()) as { items: { id: string }[] }
    await page.goto(`/sandbox/customers/${items[0]?.id}`)
    await expect(page.getByRole('navigation', { name: 'Record' })).toBeVisible()
    // What a drifted answer still says may be that there is nothing; a failed one may not be read as that.
    if (customer === 'error-drift') return
    await expect(page.getByRole('alert').filter({ hasText: 'Retry' }).first()).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText(/Nothing needs attention|No feature is near|names no reset/)).toHaveCount(0)
  })
