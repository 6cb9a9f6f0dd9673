import { archiveCustomer, changeCustomer, createCustomer, customerNow, orderFault, requestsOf } from './sandbox'
import { customerId, expect, test } from './test'

test.use({ expectedErrors: /status of (400|404|409|412|500|502|504)|ERR_FAILED/ })

const record = (id: string) => `/sandbox/customers/${id}`

test('a customer is archived after its ID was typed', async ({ page }) => {
  const customer = await createCustomer()
  await page.goto(record(customer.id))
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Archive…' }).click()
  const dialog = page.getByRole('alertdialog', { name: `Archive ${customer.name}?` })
  await expect(dialog).toContainText('It cannot be undone')
  await expect(dialog.getByRole('region', { name: 'What could stand in the way' })).toContainText('None.')
  await expect(dialog).toContainText('This API cannot show them.')
  const archive = dialog.getByRole('button', { name: 'Archive customer' })
  await expect(archive).toBeDisabled()
  await dialog.getByLabel('Type this ID to confirm').fill(customer.external_id.toUpperCase())
  await expect(archive).toBeDisabled()
  await dialog.getByLabel('Type this ID to confirm').fill(customer.external_id)
  await page.keyboard.press('Enter')
  expect((await customerNow(customer.id)).status).toBe('published')
  await archive.click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`${customer.name} is archived.`)).toBeVisible()
  await expect(page.getByText(/This customer is archived/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Edit' })).toBeHidden()
  expect((await customerNow(customer.id)).status).toBe('archived')
})

test('the dialog is dead for half a second, and Enter held down does nothing (BR-8)', async ({ page }) => {
  const customer = await createCustomer()
  await page.goto(record(customer.id))
  await page.clock.install()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Archive…' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Type this ID to confirm').fill(customer.external_id)
  const archive = dialog.getByRole('button', { name: 'Archive customer' })
  await page.clock.resume()
  await expect(archive).toBeEnabled()
  await archive.focus()
  // A key that repeats was pressed for something else.
  const clicks = await archive.evaluate((button) => {
    let count = 0
    button.addEventListener('click', () => count++)
    const repeated = new KeyboardEvent('keydown', { key: 'Enter', repeat: true, bubbles: true, cancelable: true })
    return [button.dispatchEvent(repeated), count]
  })
  expect(clicks).toEqual([false, 0])
  expect((await customerNow(customer.id)).status).toBe('published')
})

test('an active subscription is named, and the button stays dead', async ({ page }) => {
  await page.goto(record(await customerId('acme-42')))
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Archive…' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('An active subscription stands in the way.')
  await expect(dialog).toContainText(/subs_/)
  await expect(dialog.getByRole('button', { name: 'Archive customer' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'More actions' })).toBeFocused()
})

test('a wallet that nobody can see: the API refuses, and the page says why', async ({ page }) => {
  const id = await customerId('active-wallet')
  await page.goto(record(id))
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Archive…' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Type this ID to confirm').fill('active-wallet')
  await dialog.getByRole('button', { name: 'Archive customer' }).click()
  await expect(dialog.getByRole('alert')).toContainText('an active subscription or an active wallet. Nothing was changed.')
  expect((await customerNow(id)).status).toBe('published')
})

test('a preflight that fails says so, and can be asked again', async ({ page }) => {
  const customer = await createCustomer()
  await page.goto(record(customer.id))
  await page.route('**/entitlements*', (route) => route.abort())
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Archive…' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('They could not be read.')
  await page.unroute('**/entitlements*')
  await dialog.getByRole('button', { name: 'Retry' }).click()
  await expect(dialog.getByRole('region')).toContainText('None.')
})

test('a record that changed since it was shown is not archived', async ({ page }) => {
  const customer = await createCustomer()
  await page.goto(record(customer.id))
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Archive…' }).click()
  await changeCustomer(customer.id, { name: 'Somebody still works on this' })
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Type this ID to confirm').fill(customer.external_id)
  await dialog.getByRole('button', { name: 'Archive customer' }).click()
  await expect(dialog.getByRole('alert')).toContainText(/was changed/)
  expect((await customerNow(customer.id)).status).toBe('published')
})

test('an outcome that nobody knows is found out by reading', async ({ page }) => {
  const customer = await createCustomer()
  await page.goto(record(customer.id))
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('button', { name: 'Archive…' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByLabel('Type this ID to confirm').fill(customer.external_id)
  await orderFault({ operation: 'deleteCustomer', customer: customer.id, kind: 'apply-then-reset' })
  await dialog.getByRole('button', { name: 'Archive customer' }).click()
  await expect(page.getByText(`${customer.name} is archived.`)).toBeVisible()
  expect((await customerNow(customer.id)).status).toBe('archived')
  expect(await requestsOf('deleteCustomer', customer.id)).toHaveLength(1)
})

test('an archived customer is read, not changed', async ({ page }) => {
  const customer = await createCustomer()
  await archiveCustomer(customer.id)
  await page.goto(record(customer.id))
  await expect(page.getByText(/This customer is archived/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeHidden()
  await page.goto(`${record(customer.id)}/edit`)
  await expect(page.getByText('This customer is archived. Its record can be read, not changed.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeHidden()
})
