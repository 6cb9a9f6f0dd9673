import { createCustomer, requestsOf } from './sandbox'
import { customerId, expect, test } from './test'

// The browser itself reports the 404 of a page.
test.use({ expectedErrors: /status of 404/ })

test('the overview says what is wrong, what is near and what comes next', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('acme-42')}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Acme' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Needs attention' })).toContainText(
    'AI tokens: 62,000 over the soft limit of 750,000',
  )
  await expect(page.getByRole('region', { name: 'At or near a limit' })).toContainText('812,000 of 750,000')
  await expect(page.getByRole('region', { name: 'What comes next' })).toContainText('100 credits')
  await expect(page.getByRole('region', { name: 'Identity' })).toContainText('Growth, monthly')
  await expect(page.getByText('Times in America/Los_Angeles')).toBeVisible()
})

test('the details have address, metadata and the answers as JSON', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('acme-42')}/details`)
  const address = page.getByRole('region', { name: 'Address' })
  await expect(address).toContainText('San Francisco')
  await expect(address).toContainText('United States (US)')
  await expect(page.getByRole('region', { name: 'Metadata' })).toContainText('account_manager')
  const json = page.getByRole('region', { name: 'JSON: usage', exact: true })
  await json.getByRole('button', { name: 'Show' }).click()
  await expect(json).toContainText('"current_usage": "812000"')
  const customer = page.getByRole('region', { name: 'JSON: customer', exact: true })
  await customer.getByRole('button', { name: 'Show' }).click()
  await expect(customer).toContainText('"external_id": "acme-42"')
  await page.getByRole('button', { name: 'Refresh', exact: true }).click()
  await expect(customer).toContainText('"external_id": "acme-42"')
})

test('a record is four reads, which all its pages share, and Refresh reads them once more', async ({ page }) => {
  const { id } = await createCustomer()
  const reads = async () => [
    (await requestsOf('getCustomer', id)).length,
    (await requestsOf('getCustomerEntitlements', id)).length,
    (await requestsOf('getCustomerUsageSummary', id)).length,
    (await requestsOf('getCustomerUpcomingGrants', id)).length,
  ]
  await page.goto(`/sandbox/customers/${id}`)
  for (const tab of ['Entitlements', 'Usage', 'Grants', 'Details', 'Overview']) {
    const link = page.getByRole('navigation', { name: 'Record' }).getByRole('link', { name: tab })
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'page')
  }
  expect(await reads()).toEqual([1, 1, 1, 1])
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeEnabled()
  await expect.poll(reads).toEqual([2, 2, 2, 2])
})

test('the figures are in the first HTML', async ({ page, request }) => {
  const path = `/sandbox/customers/${await customerId('acme-42')}`
  const html = await (await request.get(path)).text()
  expect(html).toContain('812,000')
  await page.goto(`${path}/usage`)
  await expect(page.getByRole('row', { name: /AI tokens/ })).toContainText('812,000')
})

test('an external id is copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/sandbox/customers/${await customerId('acme-42')}`)
  await page.getByRole('button', { name: 'Copy External ID' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('acme-42')
})

test('a ticket names figures, and leaves name and e-mail out when asked to', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const id = await customerId('acme-42')
  await page.goto(`/sandbox/customers/${id}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Copy as ticket, without name and e-mail' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeAttached()
  const ticket = await page.evaluate(() => navigator.clipboard.readText())
  expect(ticket).toContain('AI tokens: 812,000 / 750,000 (Soft limit passed)')
  expect(ticket).toContain(`/sandbox/customers/${id}`)
  expect(ticket).not.toMatch(/@|Name:/)
})

test('a mark that turns the direction of a name is shown', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('hostile-bidi')}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('U+202E')
})

for (const hostile of ['hostile-script', 'hostile-formula', 'hostile-bidi'])
  test(`the text of ${hostile} is text on every page`, async ({ page }) => {
    page.on('dialog', () => {
      throw new Error('a script of the customer ran')
    })
    const id = await customerId(hostile)
    for (const tab of ['', '/entitlements', '/usage', '/grants', '/details']) {
      await page.goto(`/sandbox/customers/${id}${tab}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await page.locator('main script, main img, main iframe, main svg[onload]').count()).toBe(0)
      const links = await page.locator('main a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol))
      expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([])
    }
  })

test('metadata: text stays text, https leads out safely, __proto__ is a key like any other', async ({ page }) => {
  const { id } = await createCustomer({
    metadata: JSON.parse(
      `{"__proto__":"polluted","crm":"https://crm.example/42","script":"javascript:alert(1)","long":"${'x'.repeat(3000)}"}`,
    ),
  })
  await page.goto(`/sandbox/customers/${id}/details`)
  const metadata = page.getByRole('region', { name: 'Metadata' })
  await expect(metadata).toContainText('4 keys')
  await expect(metadata).toContainText('__proto__')
  const links = metadata.getByRole('link')
  await expect(links).toHaveCount(1)
  await expect(links).toHaveAttribute('rel', 'noopener noreferrer')
  await metadata.getByRole('button', { name: /more characters/ }).click()
  await expect(metadata).toContainText('x'.repeat(3000))
  expect(await page.evaluate(() => ({}) as Record<string, unknown>)).toEqual({})
})

for (const id of ['cust_01ARZ3NDEKTSV4RRFFQ69G5FAV', '..%2F..%2Fadmin', 'a%00b', '%3Cscript%3E', 'x'.repeat(300)])
  test(`an id that no customer has leads to a page that helps: ${id.slice(0, 40)}`, async ({ page }) => {
    const answer = await page.goto(`/sandbox/customers/${id}`)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1, name: 'No customer has this ID' })).toBeVisible()
    await page.getByRole('link', { name: 'All customers' }).click()
    await expect(page).toHaveURL(/\/sandbox\/customers$/)
  })
