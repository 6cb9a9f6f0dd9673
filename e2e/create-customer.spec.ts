import { archiveCustomer, createCustomer, customersWith, orderFault, ownId } from './sandbox'
import { expect, test } from './test'

// The browser itself reports an answer that is a refusal.
test.use({ expectedErrors: /status of (400|404|409|500|502|504)/ })

test('a customer is created with every field', async ({ page }) => {
  const externalId = ownId('full')
  await page.goto('/sandbox/customers')
  await page.getByRole('link', { name: 'New customer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New customer' })).toBeVisible()
  await page.getByLabel('External ID').fill(externalId)
  await page.getByLabel('Name').fill('Fjord & Sønner')
  await page.getByLabel('E-mail').fill('billing@fjord.example')
  await page.getByLabel('Contact').fill('+45 12 34 56 78')
  await page.getByLabel('Address line 1').fill('Havnegade 1')
  await page.getByLabel('Address line 2').fill('3. tv')
  await page.getByLabel('Postal code').fill('8000')
  await page.getByLabel('City').fill('Aarhus')
  await page.getByLabel('State').fill('Midtjylland')
  await page.getByRole('combobox', { name: 'Country' }).fill('denm')
  await page.getByRole('option', { name: /Denmark/ }).click()
  await page.getByRole('combobox', { name: 'Time zone' }).fill('copenhagen')
  await page.getByRole('option', { name: /Europe\/Copenhagen/ }).click()
  await page.getByRole('button', { name: 'Add key' }).click()
  await page.getByLabel('Key 1', { exact: true }).fill('tier')
  await page.getByLabel('Value 1').fill('gold')
  await page.getByLabel('None, not even the tenant’s own').check()
  await page.getByLabel('Skip the onboarding workflow').check()
  await page.getByRole('button', { name: 'Create customer' }).click()
  await expect(page).toHaveURL(/\/customers\/cust_/)
  await expect(page.getByRole('heading', { level: 1, name: 'Fjord & Sønner' })).toBeVisible()
  await expect(page.getByText('Fjord & Sønner was created.')).toBeVisible()
  const [created] = await customersWith(externalId)
  expect(created).toMatchObject({
    name: 'Fjord & Sønner',
    email: 'billing@fjord.example',
    contact: '+45 12 34 56 78',
    address_line1: 'Havnegade 1',
    address_line2: '3. tv',
    address_postal_code: '8000',
    address_city: 'Aarhus',
    address_state: 'Midtjylland',
    address_country: 'DK',
    timezone: 'Europe/Copenhagen',
    metadata: { tier: 'gold' },
  })
})

test('each rule stands at its field before anything is sent', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && /\/customers$/.test(request.url()) && sent.push(request.url()))
  await page.goto('/sandbox/customers/new')
  await page.getByRole('button', { name: 'Create customer' }).click()
  await expect(page.getByText('Enter the ID by which your systems know this customer.')).toBeVisible()
  await expect(page.getByText('Enter a name.')).toBeVisible()
  const rules: [string, string, RegExp][] = [
    ['External ID', 'x'.repeat(256), /1 character too many; 255 fit/],
    ['Name', 'x'.repeat(257), /2 characters too many; 255 fit/],
    ['E-mail', 'nobody', /not an e-mail address/],
    ['Contact', '1'.repeat(21), /1 character too many; 20 fit/],
    ['Address line 1', 'é'.repeat(130), /5 bytes too many; 255 fit/],
    ['Address line 2', 'x'.repeat(256), /1 character too many/],
    ['Postal code', 'é'.repeat(11), /2 bytes too many; 20 fit/],
    ['City', 'é'.repeat(51), /2 bytes too many; 100 fit/],
    ['State', 'x'.repeat(101), /1 character too many; 100 fit/],
  ]
  for (const [label, text, words] of rules) {
    const field = page.getByLabel(label)
    await field.fill(text)
    await field.blur()
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(field).toHaveAccessibleDescription(words)
  }
  await page.getByRole('combobox', { name: 'Country' }).fill('Atlantis')
  await page.keyboard.press('Tab')
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Mars/Olympus')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Country' })).toHaveAccessibleDescription('Choose a country from the list.')
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveAccessibleDescription(/Choose a time zone/)
  await page.getByText('JSON', { exact: true }).click()
  const json = page.getByLabel('Metadata as JSON')
  await json.fill('{"seats": 5}')
  await expect(page.getByText('seats is 5, and only text can be kept. Write "5".')).toBeVisible()
  await json.fill('{"seats": ')
  await expect(page.getByText(/This is not JSON/)).toBeVisible()
  await json.fill('{"gstin": "27"}')
  await expect(page.getByText(/A GSTIN has 15 characters/)).toBeVisible()
  await page.getByLabel('These rates instead').check()
  await page.getByRole('button', { name: 'Create customer' }).click()
  await expect(page.getByText('Enter the code of a tax rate.')).toBeVisible()
  await expect(page.getByText(/fields need a look/)).toBeVisible()
  expect(sent).toEqual([])
})

test('a field near its limit counts what is left, in bytes where bytes run out first', async ({ page }) => {
  await page.goto('/sandbox/customers/new')
  await page.getByLabel('City').fill('é'.repeat(45))
  await expect(page.getByText('90 of 100 bytes')).toBeVisible()
  await page.getByLabel('City').fill('e'.repeat(85))
  await expect(page.getByText('85 of 100 characters')).toBeVisible()
  await page.getByLabel('City').fill('e'.repeat(10))
  await expect(page.getByText('of 100 characters')).toBeHidden()
})

test('somebody alike is named while typing, with a way to look', async ({ page }) => {
  const externalId = ownId('Twin')
  const twin = await createCustomer({ external_id: externalId, name: 'Twin A/S', email: `${externalId}@twin.example` })
  const former = await createCustomer({ external_id: ownId('former'), name: 'Former A/S' })
  await archiveCustomer(former.id)
  await page.goto('/sandbox/customers/new')
  await page.getByLabel('External ID').fill(externalId)
  await expect(page.getByText(/Twin A\/S.*has this very external ID/)).toBeVisible()
  await expect(page.getByRole('link', { name: /Twin A\/S/ })).toHaveAttribute('href', `/sandbox/customers/${twin.id}`)
  await page.getByLabel('External ID').fill(` ${externalId.toLowerCase().replace('-', ' - ')}`)
  await expect(page.getByText(/the same but for case and spaces/)).toContainText(externalId)
  await page.getByLabel('External ID').fill(former.external_id)
  await expect(page.getByText(/Former A\/S.*, archived, had/)).toBeVisible()
  await page.getByLabel('E-mail').fill(`${externalId}@TWIN.example`)
  await expect(page.getByText(/Twin A\/S.*has this e-mail, too \(active\)/)).toBeVisible()
})

test('an external ID that is taken is refused at its field, and what was typed stays', async ({ page }) => {
  const { external_id: externalId } = await createCustomer()
  await page.goto('/sandbox/customers/new')
  await page.getByLabel('External ID').fill(externalId)
  await page.getByLabel('Name').fill('The second')
  await page.getByRole('button', { name: 'Create customer' }).click()
  await expect(page.getByLabel('External ID')).toHaveAccessibleDescription('Another active customer has this external ID.')
  await expect(page.getByLabel('External ID')).toBeFocused()
  await expect(page.getByLabel('Name')).toHaveValue('The second')
  const free = ownId('free')
  await page.getByLabel('External ID').fill(free)
  await page.getByRole('button', { name: 'Create customer' }).click()
  await expect(page).toHaveURL(/\/customers\/cust_/)
  expect(await customersWith(free)).toHaveLength(1)
})

test('a tax rate that nobody knows is refused above the button', async ({ page }) => {
  const externalId = ownId('taxed')
  await page.goto('/sandbox/customers/new')
  await page.getByLabel('External ID').fill(externalId)
  await page.getByLabel('Name').fill('Taxed')
  await page.getByLabel('These rates instead').check()
  await page.getByLabel('Tax rate code').fill('NOSUCH')
  await page.getByRole('button', { name: 'Create customer' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'NOSUCH' })).toBeVisible()
  expect(await customersWith(externalId)).toEqual([])
})

test('a double click, and Enter beside it, create one customer', async ({ page }) => {
  const externalId = ownId('once')
  await page.goto('/sandbox/customers/new')
  await page.getByLabel('External ID').fill(externalId)
  await page.getByLabel('Name').fill('Once')
  await page.getByRole('button', { name: 'Create customer' }).dblclick()
  await expect(page).toHaveURL(/\/customers\/cust_/)
  expect(await customersWith(externalId)).toHaveLength(1)
})

test('a creation that nobody answered is found to have been done', async ({ page }) => {
  const externalId = ownId('unheard')
  await orderFault({ operation: 'createCustomer', customer: externalId, kind: 'apply-then-reset' })
  await page.goto('/sandbox/customers/new')
  await page.getByLabel('External ID').fill(externalId)
  await page.getByLabel('Name').fill('Unheard')
  await page.getByRole('button', { name: 'Create customer' }).click()
  await expect(page).toHaveURL(/\/customers\/cust_/)
  await expect(page.getByRole('heading', { level: 1, name: 'Unheard' })).toBeVisible()
  expect(await customersWith(externalId)).toHaveLength(1)
})
