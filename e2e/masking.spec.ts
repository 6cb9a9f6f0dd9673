import { routes } from '../lib/routes'
import { newPerson } from './people'
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
