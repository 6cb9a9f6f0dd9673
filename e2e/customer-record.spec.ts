import { customerId, expect, test } from './test'

// The browser itself reports the 404 of a page.
test.use({ expectedErrors: /status of 404/ })

test('the record shows what the API says of a customer', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('acme-42')}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Acme' })).toBeVisible()
  const address = page.getByRole('region', { name: 'Address' })
  await expect(address).toContainText('San Francisco')
  await expect(address).toContainText('United States (US)')
  await expect(page.getByRole('region', { name: 'Identity' })).toContainText('America/Los_Angeles')
  await expect(page.getByRole('region', { name: 'Metadata' })).toContainText('account_manager')
})

test('an external id is copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/sandbox/customers/${await customerId('acme-42')}`)
  await page.getByRole('button', { name: 'Copy External ID' }).click()
  await expect(page.getByText('Copied')).toBeAttached()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('acme-42')
})

test('a customer without metadata and e-mail says so', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('null-metadata')}`)
  await expect(page.getByText('No metadata.')).toBeVisible()
})

test('a mark that turns the direction of a name is shown', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('hostile-bidi')}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('U+202E')
})

for (const hostile of ['hostile-script', 'hostile-formula', 'hostile-bidi'])
  test(`the text of ${hostile} is text`, async ({ page }) => {
    page.on('dialog', () => {
      throw new Error('a script of the customer ran')
    })
    await page.goto(`/sandbox/customers/${await customerId(hostile)}`)
    await expect(page.getByRole('region', { name: 'Identity' })).toContainText(hostile)
    expect(await page.locator('main script, main img, main iframe, main svg[onload]').count()).toBe(0)
  })

for (const id of ['cust_01ARZ3NDEKTSV4RRFFQ69G5FAV', '..%2F..%2Fadmin', 'a%00b', '%3Cscript%3E', 'x'.repeat(300)])
  test(`an id that no customer has leads to a page that helps: ${id.slice(0, 40)}`, async ({ page }) => {
    const answer = await page.goto(`/sandbox/customers/${id}`)
    expect(answer?.status()).toBe(404)
    await expect(page.getByText('No customer has this ID')).toBeVisible()
    await page.getByRole('link', { name: 'All customers' }).click()
    await expect(page).toHaveURL(/\/sandbox\/customers$/)
  })
