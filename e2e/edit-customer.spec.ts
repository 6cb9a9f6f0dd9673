import { SIGNED_IN } from './deployment'
import { changeCustomer, createCustomer, customerNow, orderFault, ownId, requestsOf } from './sandbox'
import { expect, test } from './test'

test.use({ expectedErrors: /status of (400|404|409|412|500|502|503|504)|ERR_FAILED/ })

const edit = (id: string) => `/sandbox/customers/${id}/edit`

test('keyboard only, from the list to a saved edit', async ({ page }) => {
  const customer = await createCustomer()
  await page.goto(`/sandbox/customers/${customer.id}`)
  await page.getByRole('link', { name: 'Edit', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(edit(customer.id))
  const name = page.getByLabel('Name', { exact: true })
  await expect(name).toBeVisible()
  for (let presses = 0; presses < 40 && !(await name.evaluate((field) => field === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('By keyboard alone')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'By keyboard alone' })).toBeVisible()
  expect((await customerNow(customer.id)).name).toBe('By keyboard alone')
})

test('only what was changed is sent, and what will change is shown before', async ({ page }) => {
  const customer = await createCustomer({
    email: 'a@before.example',
    address_city: 'Aarhus',
    metadata: { tier: 'gold', owner: 'ada' },
  })
  await page.goto(edit(customer.id))
  const changes = page.getByRole('region', { name: 'Changes' })
  await expect(changes).toContainText('Nothing has changed yet.')
  await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled()
  await page.getByLabel('City').fill('')
  await page.getByLabel('Contact').fill('+45 1')
  await expect(changes.getByRole('listitem')).toHaveCount(2)
  await changes.getByRole('button', { name: 'Undo City' }).click()
  await expect(page.getByLabel('City')).toHaveValue('Aarhus')
  await page.getByLabel('City').fill('')
  const [request] = await Promise.all([
    page.waitForRequest((sent) => sent.method() === 'PUT'),
    page.getByRole('button', { name: 'Save changes' }).click(),
  ])
  expect(request.postDataJSON()).toEqual({ contact: '+45 1', address_city: '' })
  expect(request.headers()['if-match']).toMatch(/^".+"$/)
  await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
  await expect(page.getByText(/are saved\./)).toBeVisible()
  expect(await customerNow(customer.id)).toMatchObject({
    contact: '+45 1',
    address_city: '',
    email: 'a@before.example',
    metadata: { tier: 'gold', owner: 'ada' },
  })
  expect(await requestsOf('updateCustomer', customer.id)).toHaveLength(1)
})

test('metadata is changed key by key, whatever the keys are called', async ({ page }) => {
  const metadata = JSON.parse('{"tier": "gold", "owner": "ada", "__proto__": "kept", "constructor": "kept, too"}')
  const customer = await createCustomer({ metadata })
  await page.goto(edit(customer.id))
  const list = page.getByRole('list', { name: 'Metadata' })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  const keys = await list.getByLabel(/^Key/).evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))
  expect(keys).toEqual(['__proto__', 'constructor', 'owner', 'tier'])
  await page.getByLabel('Value 4', { exact: true }).fill('platinum')
  await page.getByRole('button', { name: 'Remove key 3' }).click()
  await page.getByRole('button', { name: 'Add key' }).click()
  await expect(page.getByLabel('Key 4', { exact: true })).toBeFocused()
  await page.keyboard.type('segment')
  const changes = page.getByRole('list', { name: 'Changes' })
  await expect(changes.getByRole('listitem').filter({ hasText: 'owner' })).toContainText('removed')
  await expect(changes.getByRole('listitem').filter({ hasText: 'tier' })).toContainText('changed')
  await expect(changes.getByRole('listitem').filter({ hasText: 'segment' })).toContainText('added')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
  const after = (await customerNow(customer.id)).metadata ?? {}
  expect(Object.entries(after).sort()).toEqual([
    ['__proto__', 'kept'],
    ['constructor', 'kept, too'],
    ['segment', ''],
    ['tier', 'platinum'],
  ])
})

test('metadata as JSON and as keys are the same', async ({ page }) => {
  const customer = await createCustomer({ metadata: { tier: 'gold' } })
  await page.goto(edit(customer.id))
  await page.getByText('JSON', { exact: true }).click()
  const json = page.getByLabel('Metadata as JSON')
  await expect(json).toHaveValue('{\n  "tier": "gold"\n}')
  await json.fill('{"tier": "gold", "note": "two\\nlines"}')
  await page.getByText('Keys', { exact: true }).click()
  await expect(page.getByLabel('Value 2')).toHaveValue('two\nlines')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
  expect((await customerNow(customer.id)).metadata).toEqual({ tier: 'gold', note: 'two\nlines' })
})

test('what the API cannot clear says so', async ({ page }) => {
  const customer = await createCustomer({ email: 'a@kept.example', address_country: 'DK', timezone: 'Europe/Copenhagen' })
  await page.goto(edit(customer.id))
  for (const label of ['E-mail', 'Country', 'Time zone'])
    await expect(page.getByRole(label === 'E-mail' ? 'textbox' : 'combobox', { name: label })).toHaveAccessibleDescription(
      /Can be changed, not cleared/,
    )
  await page.getByLabel('E-mail').fill('')
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(
    'The billing API cannot clear an e-mail. Enter another, or undo.',
  )
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription('Enter a name.')
  expect(await requestsOf('updateCustomer', customer.id)).toEqual([])
})

test.describe('unsaved work', () => {
  test('a link asks first, and staying keeps what was typed', async ({ page }) => {
    const customer = await createCustomer()
    await page.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('+45 1')
    await page.getByRole('link', { name: 'Cancel' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Leave without saving?' })
    await dialog.getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByLabel('Contact')).toHaveValue('+45 1')
    await page.getByRole('link', { name: 'Cancel' }).click()
    await dialog.getByRole('button', { name: 'Leave' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
  })

  test('Back asks first', async ({ page }) => {
    const customer = await createCustomer()
    await page.goto(`/sandbox/customers/${customer.id}`)
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Contact').fill('+45 1')
    await expect(page.getByRole('region', { name: 'Changes' })).toContainText('Contact')
    await page.goBack()
    const dialog = page.getByRole('alertdialog', { name: 'Leave without saving?' })
    await dialog.getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByLabel('Contact')).toHaveValue('+45 1')
    await page.goBack()
    await dialog.getByRole('button', { name: 'Leave' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    await expect(page.getByRole('heading', { level: 1, name: customer.name })).toBeVisible()
  })

  test('a reload asks first', async ({ page }) => {
    const customer = await createCustomer()
    await page.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('+45 1')
    await expect(page.getByRole('region', { name: 'Changes' })).toContainText('Contact')
    const asked = page.waitForEvent('dialog')
    const reload = page.reload().catch(() => undefined)
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await reload
    await expect(page.getByLabel('Contact')).toHaveValue('')
  })

  test('nothing is asked when nothing was changed, nor after saving', async ({ page }) => {
    const customer = await createCustomer()
    await page.goto(`/sandbox/customers/${customer.id}`)
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByLabel('Contact').fill('+45 1')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    await page.getByRole('link', { name: 'Customers', exact: true }).first().click()
    await expect(page).toHaveURL(/\/sandbox\/customers(\?|$)/)
    await expect(page.getByRole('alertdialog')).toBeHidden()
  })
})

test.describe('somebody else saved first', () => {
  test('two editors at once: yours, theirs and the original, a choice each, and nothing is lost', async ({
    page,
    browser,
    baseURL,
  }) => {
    const customer = await createCustomer({ contact: '1', address_city: 'Aarhus', metadata: { tier: 'gold', owner: 'ada' } })
    const other = await browser.newContext({ baseURL, storageState: SIGNED_IN })
    const their = await other.newPage()
    await page.goto(edit(customer.id))
    await their.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('mine')
    await page.getByLabel('City').fill('Odense')
    await page.getByLabel('Value 2').fill('platinum')
    await their.getByLabel('Contact').fill('theirs')
    await their.getByLabel('State').fill('Fyn')
    await their.getByLabel('Value 1').fill('grace')
    await their.getByLabel('Value 2').fill('silver')
    await their.getByRole('button', { name: 'Save changes' }).click()
    await expect(their).toHaveURL(`/sandbox/customers/${customer.id}`)
    await other.close()

    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('heading', { name: 'Somebody else saved this customer first' })).toBeFocused()
    expect((await customerNow(customer.id)).contact).toBe('theirs')
    const row = (name: string) => page.getByRole('group', { name })
    await expect(row('Contact')).toContainText('changed by both')
    await expect(row('City').getByRole('radio', { name: /Yours/ })).toBeChecked()
    await expect(row('State').getByRole('radio', { name: /Theirs/ })).toBeChecked()
    await expect(row('owner').getByRole('radio', { name: /Theirs/ })).toBeChecked()
    await page.getByRole('button', { name: 'Save with these choices' }).click()
    await expect(page.getByText('2 choices are still open.')).toBeVisible()
    await row('Contact').getByRole('radio', { name: /Yours/ }).check()
    await row('tier')
      .getByRole('radio', { name: /Theirs/ })
      .check()

    await page.getByRole('button', { name: 'Back to the form' }).click()
    await expect(page.getByLabel('Contact')).toHaveValue('mine')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await row('Contact').getByRole('radio', { name: /Yours/ }).check()
    await row('tier')
      .getByRole('radio', { name: /Theirs/ })
      .check()
    await page.getByRole('button', { name: 'Save with these choices' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    expect(await customerNow(customer.id)).toMatchObject({
      contact: 'mine',
      address_city: 'Odense',
      address_state: 'Fyn',
      metadata: { tier: 'silver', owner: 'grace' },
    })
  })

  test('a change past the console is met, too, and a second one once more', async ({ page }) => {
    const customer = await createCustomer({ contact: '1' })
    await page.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('mine')
    await changeCustomer(customer.id, { contact: 'first' })
    await page.getByRole('button', { name: 'Save changes' }).click()
    const contact = page.getByRole('group', { name: 'Contact' })
    await expect(contact).toContainText('first')
    await changeCustomer(customer.id, { contact: 'second' })
    await contact.getByRole('radio', { name: /Yours/ }).check()
    await page.getByRole('button', { name: 'Save with these choices' }).click()
    await expect(contact).toContainText('second')
    await contact.getByRole('radio', { name: /Yours/ }).check()
    await page.getByRole('button', { name: 'Save with these choices' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    expect((await customerNow(customer.id)).contact).toBe('mine')
  })
})

test.describe('an outcome that nobody knows', () => {
  test('it was applied: the page finds out by reading, and sends nothing again', async ({ page }) => {
    const customer = await createCustomer()
    await page.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('applied')
    await orderFault({ operation: 'updateCustomer', customer: customer.id, kind: 'apply-then-reset' })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    await expect(page.getByText(/are saved\./)).toBeVisible()
    expect((await customerNow(customer.id)).contact).toBe('applied')
    expect(await requestsOf('updateCustomer', customer.id)).toHaveLength(1)
  })

  test('while it cannot be read either, the page says that it may have been applied', async ({ page }) => {
    const customer = await createCustomer()
    await page.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('applied')
    await orderFault({ operation: 'updateCustomer', customer: customer.id, kind: 'apply-then-reset' })
    await page.route('**/api/intents/**', (route) =>
      route.fulfill({ status: 503, json: { code: 'upstream_busy', message: 'busy' } }),
    )
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('This may have been applied')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save changes' })).toBeDisabled()
    await expect(page.getByLabel('Contact')).toHaveValue('applied')
    await expect(page.getByText('Asking did not work. It is tried again.')).toBeVisible()
    await page.unroute('**/api/intents/**')
    await page.getByRole('button', { name: /Ask now|Asking/ }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    expect(await requestsOf('updateCustomer', customer.id)).toHaveLength(1)
  })

  test('it was not applied: the page says so, and the next attempt is another', async ({ page }) => {
    const customer = await createCustomer()
    await page.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('second try')
    await orderFault({ operation: 'updateCustomer', customer: customer.id, kind: 'reset' })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('It was not applied: nothing was changed. You can try again.')).toBeVisible({ timeout: 40_000 })
    await expect(page.getByLabel('Contact')).toHaveValue('second try')
    expect((await customerNow(customer.id)).contact).toBeUndefined()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    expect((await customerNow(customer.id)).contact).toBe('second try')
  })

  test('a console that does not answer is asked what became of it', async ({ page }) => {
    const customer = await createCustomer()
    await page.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('never sent')
    let isCut = true
    await page.route('**/api/billing/**', (route) =>
      route.request().method() === 'PUT' && isCut ? route.abort() : route.fallback(),
    )
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('It was not applied: nothing was changed. You can try again.')).toBeVisible()
    isCut = false
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    expect((await customerNow(customer.id)).contact).toBe('never sent')
  })
})

test('a refusal that names a field stands at it', async ({ page }) => {
  const customer = await createCustomer()
  await page.goto(edit(customer.id))
  await page.getByLabel('Contact').fill('+45 1')
  await page.route('**/api/billing/**', (route) =>
    route.request().method() === 'PUT'
      ? route.fulfill({
          status: 400,
          json: {
            code: 'validation_error',
            message: 'no',
            http_status_code: 400,
            details: { Contact: 'Contact is not to their liking' },
          },
        })
      : route.fallback(),
  )
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByLabel('Contact')).toHaveAccessibleDescription(
    'The billing API refused this: Contact is not to their liking',
  )
  await expect(page.getByLabel('Contact')).toBeFocused()
  await page.getByLabel('Contact').fill('+45 2')
  await expect(page.getByLabel('Contact')).not.toHaveAttribute('aria-invalid', 'true')
})

test.describe('the external ID', () => {
  test('is changed in a step of its own, and the rest that was typed stays', async ({ page }) => {
    const customer = await createCustomer({ metadata: { tier: 'gold' } })
    const next = ownId('renamed')
    await page.goto(edit(customer.id))
    await page.getByLabel('Contact').fill('kept')
    await page.getByRole('button', { name: 'Change…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Change the external ID' })
    await expect(dialog).toContainText('Usage events are matched by it')
    const change = dialog.getByRole('button', { name: 'Change external ID' })
    await dialog.getByLabel('New external ID').fill(next)
    await expect(change).toBeDisabled()
    await dialog.getByLabel('Type the current ID to confirm').fill(customer.external_id)
    await page.keyboard.press('Enter')
    await expect(change).toBeEnabled()
    await change.click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(`The external ID is ${next} now.`)).toBeVisible()
    await expect(page.getByLabel('Contact')).toHaveValue('kept')
    await expect(page.getByText('old_external_ids is kept by the billing API')).toBeVisible()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page).toHaveURL(`/sandbox/customers/${customer.id}`)
    expect(await customerNow(customer.id)).toMatchObject({
      external_id: next,
      contact: 'kept',
      metadata: { tier: 'gold', old_external_ids: customer.external_id },
    })
  })

  test('that another has is refused', async ({ page }) => {
    const [customer, other] = [await createCustomer(), await createCustomer()]
    await page.goto(edit(customer.id))
    await page.getByRole('button', { name: 'Change…' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Change the external ID' })
    await dialog.getByLabel('New external ID').fill(other.external_id)
    await expect(dialog.getByText(/has this very external ID/)).toBeVisible()
    await dialog.getByLabel('Type the current ID to confirm').fill(customer.external_id)
    await dialog.getByRole('button', { name: 'Change external ID' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Another active customer has this external ID. Nothing was changed.')
  })
})

test('an archived customer and one that nobody knows are not edited', async ({ page }) => {
  const customer = await createCustomer()
  await page.goto(edit('cust_01ARZ3NDEKTSV4RRFFQ69G5FAV'))
  await expect(page.getByText('No customer has this ID')).toBeVisible()
  await page.goto(edit(customer.id))
  await expect(page.getByLabel('Contact')).toBeVisible()
})
