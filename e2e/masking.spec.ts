import type { Page } from '@playwright/test'
import { newIntentId } from '../lib/intents/intent-id'
import { CUSTOMER_TABS, routes } from '../lib/routes'
import { becomes, newPerson } from './people'
import { createCustomer } from './sandbox'
import { customerId, expect, test } from './test'

/** What the sandbox knows of a customer, by its own key. */
const EMAIL = /"email":"([^"]+)"/

test('support sees a customer masked, everywhere, until it is revealed to them (AZ-3)', async ({ page, browser, baseURL }) => {
  const id = await customerId('acme-42')
  const plain = await (await page.request.get(`${routes.api.billing('sandbox')}/customers/${id}`)).json()
  const secrets = [plain.email, plain.address_line1, plain.address_city, ...Object.values<string>(plain.metadata)].filter(
    (text) => text.length > 3,
  )
  expect(secrets.length).toBeGreaterThan(3)

  const person = await newPerson('support')
  const theirs = await browser.newContext({ storageState: person.storageState, baseURL })
  const support = await theirs.newPage()
  const bytes: Promise<string>[] = []
  support.on('response', (response) => {
    if (response.url().startsWith(baseURL) && response.status() < 300) bytes.push(response.text().catch(() => ''))
  })
  const seen = async () => (await Promise.all(bytes.splice(0))).join('\n')

  await support.goto('/sandbox/customers', { waitUntil: 'networkidle' })
  await support.goto(routes.customer('sandbox', id), { waitUntil: 'networkidle' })
  await expect(support.getByText('b•••@a•••.example').first()).toBeVisible()
  const masked = await seen()
  expect(masked).toContain('acme-42')
  for (const secret of secrets) expect(masked, secret).not.toContain(secret)
  // An id of another system is an id: it stays, whatever it is made of.
  expect(masked.replaceAll('cus_Acme42', '')).not.toContain(plain.name)

  await test.step('a search for what is masked still finds it', async () => {
    const found = await person.api.post(`${routes.api.billing('sandbox')}/customers/search`, { data: { email: plain.email } })
    expect((await found.json()).items).toMatchObject([{ id, external_id: 'acme-42', email: 'b•••@a•••.example' }])
  })

  await test.step('a reveal shows this one, and says until when', async () => {
    await support.getByRole('button', { name: 'Reveal' }).click()
    await expect(support.getByText(/Revealed until \d\d:\d\d:\d\d/)).toBeVisible()
    await expect(support.getByText(plain.email).first()).toBeVisible()
    await support.reload()
    await expect(support.getByText(plain.email).first()).toBeVisible()
    await expect(support.getByText(/Revealed until/)).toBeVisible()
  })

  await test.step('and no other', async () => {
    const other = await person.api.get(`${routes.api.billing('sandbox')}/customers/${await customerId('trialing')}`)
    expect(EMAIL.exec(await other.text())?.[1]).toMatch(/^\S?•••@/)
  })

  await test.step('nor does anybody else see it by that', async () => {
    const colleague = await newPerson('support')
    const answer = await colleague.api.get(`${routes.api.billing('sandbox')}/customers/${id}`)
    expect((await answer.json()).email).toBe('b•••@a•••.example')
  })

  await test.step('and nothing of it stays behind after signing out (BR-7)', async () => {
    await support.getByRole('button', { name: /^Account of/ }).click()
    await support.getByRole('button', { name: 'Sign out' }).click()
    await expect(support).toHaveURL(/\/login$/)
    await support.goBack()
    await expect(support).toHaveURL(/\/login/)
    expect(await support.content()).not.toContain(plain.email)
    const stored = await support.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    for (const secret of [...secrets, plain.name]) expect(stored).not.toContain(secret)
  })
  await theirs.close()
})

test('whoever sees personal fields anyway is offered no reveal, and gets none', async ({ page }) => {
  const id = await customerId('acme-42')
  await page.goto(routes.customer('sandbox', id))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Reveal' })).toHaveCount(0)
  const viewer = await newPerson('viewer')
  const answer = await viewer.api.post(routes.api.reveals(), { data: { environment: 'sandbox', customer_id: id } })
  expect(answer.status()).toBe(403)
})

test('a reveal of one environment is none of another (AZ-7)', async () => {
  const id = await customerId('acme-42')
  const person = await newPerson('support')
  expect((await person.api.post(routes.api.reveals(), { data: { environment: 'refused', customer_id: id } })).status()).toBe(201)
  expect((await person.api.post(routes.api.reveals(), { data: { environment: 'nowhere', customer_id: id } })).status()).toBe(404)
  const answer = await person.api.get(`${routes.api.billing('sandbox')}/customers/${id}`)
  expect((await answer.json()).email).toBe('b•••@a•••.example')
})

test('whoever shares their screen sees customers masked, whatever their role, in every tab and file, until it is off (AZ-3)', async ({
  page,
  context,
  baseURL,
}) => {
  test.slow()
  const secret = `Zelda${crypto.randomUUID().slice(0, 6)}`
  const customer = await createCustomer({
    name: `${secret} Personson`,
    email: `${secret}@secret.example`,
    contact: `${secret} contact`,
    address_line1: `${secret} Street`,
    address_city: `${secret} City`,
    metadata: { note: secret },
  })
  await becomes(context, 'admin')
  const bytes: Promise<string>[] = []
  const watch = (one: Page) =>
    one.on('response', (response) => {
      if (response.url().startsWith(baseURL) && response.status() < 300) bytes.push(response.text().catch(() => ''))
    })
  watch(page)
  const seen = async () => (await Promise.all(bytes.splice(0))).join('\n')

  const other = await context.newPage()
  await other.goto(routes.customer('sandbox', customer.id))
  await expect(other.getByRole('heading', { level: 1 })).toContainText(secret)
  await page.goto(routes.customer('sandbox', customer.id), { waitUntil: 'networkidle' })
  expect(await seen()).toContain(secret)

  await test.step('it is turned on in the account menu', async () => {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('switch', { name: 'Screen sharing' }).click()
    await expect(page.getByText('Screen sharing is on')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Z••• P•••/)
  })
  await test.step('the other tab has followed', async () => {
    await expect(other.getByText('Screen sharing is on')).toBeVisible()
    await expect(other.locator('body')).not.toContainText(secret)
  })
  await test.step('nothing of it is in the bytes of any page, raw answer, peek or search', async () => {
    await page.waitForLoadState('networkidle')
    bytes.splice(0)
    for (const address of [
      `/sandbox/customers?q=${customer.external_id}`,
      `/sandbox/customers?open=${customer.id}`,
      ...CUSTOMER_TABS.map((tab) => routes.customerTab('sandbox', customer.id, tab)),
      routes.compareCustomers('sandbox', { a: customer.id, b: await customerId('acme-42') }),
      routes.settings.audit('sandbox', { subject: customer.id }),
      routes.lookup('sandbox', { external_id: customer.external_id }),
      routes.lookup('sandbox', { q: customer.external_id }),
    ])
      await page.goto(address, { waitUntil: 'networkidle' })
    const masked = await seen()
    expect(masked).toContain(customer.external_id)
    expect(masked).not.toContain(secret)
  })
  await test.step('nor in what is copied for a ticket', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(routes.customer('sandbox', customer.id))
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('button', { name: 'Copy as ticket', exact: true }).click()
    await expect(page.getByText('Copied', { exact: true })).toBeVisible()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(customer.external_id)
    expect(copied).not.toContain(secret)
  })
  await test.step('nor in an export', async () => {
    const order = {
      environment: 'sandbox',
      search: '',
      ids: [customer.id],
      except: [],
      columns: ['external_id', 'name', 'email', 'contact', 'address_line1', 'metadata'],
      format: 'csv',
      zone: 'UTC',
    }
    const ordered = await page.request.post(routes.api.exports(), { headers: { origin: baseURL }, data: order })
    expect(ordered.status()).toBe(201)
    const answer = await page.request.get(routes.api.exportFile((await ordered.json()).id))
    expect(answer.headers()['content-disposition']).toContain('-masked.csv')
    const file = await answer.text()
    expect(file).toContain(customer.external_id)
    expect(file).not.toContain(secret)
  })
  await test.step('what is masked cannot be changed or revealed: the pages do not offer it, the routes refuse it', async () => {
    await page.goto(routes.customer('sandbox', customer.id))
    await expect(page.getByText('Screen sharing is on')).toBeVisible()
    for (const name of ['Edit', 'Reveal']) await expect(page.getByText(name, { exact: true })).toHaveCount(0)
    await page.goto(routes.editCustomer('sandbox', customer.id))
    await expect(page.getByText('Turn screen sharing off first')).toBeVisible()
    const refused = await page.request.post(`${routes.api.billing('sandbox')}/customers`, {
      headers: { origin: baseURL, 'idempotency-key': newIntentId() },
      data: { external_id: 'never-made' },
    })
    expect([refused.status(), (await refused.json()).code]).toEqual([403, 'screen_shared'])
  })
  await test.step('and off again, it is as before', async () => {
    await page.getByRole('button', { name: 'Turn it off' }).click()
    await expect(page.getByText('Screen sharing is on')).toHaveCount(0)
    await page.goto(routes.customer('sandbox', customer.id))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(secret)
    await expect(other.getByRole('heading', { level: 1 })).toContainText(secret)
  })
})
