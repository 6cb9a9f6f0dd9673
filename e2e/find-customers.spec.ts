import { createHash } from 'node:crypto'
import { customerSearch, customersAsked } from '../components/customers/customer-fields'
import { SDKCore } from '../lib/billing/core'
import { customersQueryCustomer } from '../lib/billing/funcs/customers-query-customer'
import { HTTPClient } from '../lib/billing/http-client'
import { filterOf } from '../lib/customers/conditions'
import { axe } from './axe'
import { allRequests, archiveCustomer, createCustomer, orderFault, ownId, requestsOf } from './sandbox'
import { expect, test } from './test'

const LIST = '/sandbox/customers'
const table = 'Customers'

test.describe('searching', () => {
  test('what is typed is found by name, e-mail and external id, and typing is no step for Back', async ({ page }) => {
    const word = ownId('find')
    const [byName, byEmail, byId] = await Promise.all([
      createCustomer({ name: `The ${word} works` }),
      createCustomer({ email: `${word}@journey.example` }),
      createCustomer({ external_id: `x-${word}-y` }),
    ])
    await page.goto(`${LIST}?status=archived`)
    await page.goto(LIST)
    const box = page.getByRole('searchbox', { name: 'Find a customer' })
    await box.pressSequentially(word)
    await expect(page).toHaveURL(new RegExp(`\\?q=${word}$`))
    const rows = page.getByRole('table', { name: table }).getByRole('row')
    await expect(rows).toHaveCount(4)
    for (const { name } of [byName, byEmail, byId]) await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: '3 customers' })).toBeVisible()
    await page.reload()
    await expect(rows).toHaveCount(4)
    await expect(box).toHaveValue(word)
    await page.goBack()
    await expect(page).toHaveURL(/status=archived$/)
  })

  test('whose id it is comes first, is marked, and is found even where the filters leave it out', async ({ page }) => {
    const word = ownId('whole')
    const [whole] = await Promise.all([
      createCustomer({ external_id: word, name: `Whole ${word}` }),
      createCustomer({ external_id: `${word}-more`, name: `Part ${word}` }),
    ])
    await page.goto(`${LIST}?q=${word}&sort=-name`)
    const first = page.getByRole('row').nth(1)
    await expect(first).toContainText(whole.name)
    await expect(first).toContainText('exact')
    await expect(page.getByRole('row').nth(2)).toContainText(`Part ${word}`)
    await expect(page.getByRole('row').nth(2)).not.toContainText('exact')
    await expect(page.getByRole('row')).toHaveCount(3)
    await archiveCustomer(whole.id)
    await page.goto(`${LIST}?q=${whole.id}`)
    await expect(page.getByRole('row').nth(1)).toContainText('Archived')
    await expect(page.getByRole('row').nth(1)).toContainText('exact')
    await expect(page.getByText('1–1 of 1')).toBeVisible()
  })

  test('an answer that comes late never takes the place of a later search', async ({ page }) => {
    const [slow, fast] = [ownId('slow'), ownId('fast')]
    await Promise.all([createCustomer({ name: slow }), createCustomer({ name: fast })])
    await orderFault({ operation: 'getCustomerByExternalId', customer: slow, kind: 'delay', ms: 3_000 })
    await page.goto(LIST)
    const box = page.getByRole('searchbox', { name: 'Find a customer' })
    await box.fill(slow)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await requestsOf('getCustomerByExternalId', slow)).length).toBe(1)
    await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'true')
    await box.fill(fast)
    await expect(page.getByRole('link', { name: fast })).toBeVisible()
    await expect.poll(async () => (await requestsOf('getCustomerByExternalId', slow))[0]?.status ?? 0).not.toBe(0)
    await expect(page.getByRole('link', { name: slow })).toHaveCount(0)
    await expect(page.getByRole('link', { name: fast })).toBeVisible()
  })

  test('a search that takes long says so, and can be stopped', async ({ page }) => {
    const word = ownId('stop')
    await createCustomer({ name: word })
    await orderFault({ operation: 'getCustomerByExternalId', customer: word, kind: 'delay', ms: 9_000 })
    await page.goto(LIST)
    await page.getByRole('searchbox').fill(word)
    await page.getByRole('button', { name: 'Stop waiting' }).click()
    await expect(page.getByText('You stopped waiting')).toBeVisible()
    await page.getByRole('button', { name: 'Ask again' }).click()
    await expect(page.getByRole('link', { name: word, exact: true })).toBeVisible()
  })

  test('a failed look for exact matches says so and leaves the rows', async ({ page }) => {
    const word = ownId('half')
    await createCustomer({ name: `Half ${word}` })
    await orderFault({ operation: 'getCustomerByExternalId', customer: word, kind: 'status', status: 403 })
    await page.goto(`${LIST}?q=${word}`)
    await expect(page.getByRole('link', { name: `Half ${word}` })).toBeVisible()
    await expect(page.getByText('Looking for an exact match failed')).toBeVisible()
    await page.getByRole('button', { name: 'Ask again' }).click()
    await expect(page.getByText('Looking for an exact match failed')).toHaveCount(0)
  })
})

test.describe('conditions', () => {
  test('typed ones become chips on Enter, and Back takes them away at once', async ({ page, context }) => {
    const word = ownId('typed')
    const [kept] = await Promise.all([
      createCustomer({ name: `Kept ${word}`, metadata: { tier: word }, address_country: 'SE' }),
      createCustomer({ name: `Other ${word}`, metadata: { tier: word }, address_country: 'FR' }),
      createCustomer({ name: `Neither ${word}`, address_country: 'SE' }),
    ])
    await page.goto(LIST)
    const box = page.getByRole('searchbox')
    await box.fill(`${word} metadata.tier:${word} country:SE,NO`)
    await expect(page.getByText('Enter adds these 2 filters.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row')).toHaveCount(2)
    await expect(page.getByRole('link', { name: kept.name })).toBeVisible()
    await expect(box).toHaveValue(word)
    const chips = page.getByRole('list', { name: 'Filters' })
    await expect(chips.getByRole('button')).toHaveCount(2)
    const elsewhere = await context.newPage()
    await elsewhere.goto(page.url())
    await expect(elsewhere.getByRole('row')).toHaveCount(2)
    await expect(elsewhere.getByRole('link', { name: kept.name })).toBeVisible()
    await page.getByRole('link', { name: 'Remove the filter country=SE,NO' }).click()
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.goBack()
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('link', { name: 'Clear all' }).click()
    await expect(page).toHaveURL(new RegExp(`${LIST}$`))
    await expect(box).toHaveValue('')
  })

  test('a wrong word is pointed out, with what may have been meant', async ({ page }) => {
    await page.goto(LIST)
    const box = page.getByRole('searchbox')
    await box.fill('country:SE emial:x')
    await page.keyboard.press('Enter')
    await expect(page.locator('mark')).toHaveText('emial:x')
    await expect(box).toHaveAttribute('aria-invalid', 'true')
    await expect(page).toHaveURL(new RegExp(`${LIST}$`))
    await page.getByRole('button', { name: 'Use email:' }).click()
    await expect(box).toHaveValue('country:SE email:x')
    await box.press('Enter')
    await expect(page.getByRole('list', { name: 'Filters' }).getByRole('button')).toHaveCount(2)
  })

  test('put together by keyboard alone, changed and refused with a reason', async ({ page }) => {
    const word = ownId('panel')
    await Promise.all([
      createCustomer({ name: `One ${word}`, metadata: { key: word } }),
      createCustomer({ name: `Two ${word}`, metadata: { key: 'another' } }),
    ])
    await page.goto(`${LIST}?q=${word}`)
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.keyboard.press('f')
    const panel = page.getByRole('dialog', { name: 'Filter' })
    await panel.getByLabel('Field').selectOption('Metadata')
    await panel.getByLabel('Metadata key').fill('key')
    await panel.getByLabel('Value').fill(word)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row')).toHaveCount(2)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await panel.getByLabel('Field').selectOption('Metadata')
    await panel.getByLabel('Metadata key').fill('key')
    await panel.getByRole('button', { name: 'Add filter' }).click()
    await expect(panel).toContainText('the API takes one value a key')
    await panel.getByLabel('Field').selectOption('External ID')
    await panel.getByLabel('Comparison').selectOption('is')
    await panel.getByRole('button', { name: 'Add filter' }).click()
    await expect(panel).toContainText('Give at least one value')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused()
    await page.getByRole('button', { name: /^Change the filter metadata/ }).click()
    const change = page.getByRole('dialog', { name: /^Change the filter metadata/ })
    await change.getByLabel('Value').fill('another')
    await change.getByRole('button', { name: 'Apply' }).click()
    await expect(page.getByRole('link', { name: `Two ${word}` })).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(2)
  })

  test('ids pasted as a list, however they were copied', async ({ page }) => {
    const made = await Promise.all([createCustomer(), createCustomer(), createCustomer()])
    await page.goto(LIST)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    const panel = page.getByRole('dialog', { name: 'Filter' })
    await panel.getByLabel('Field').selectOption('Customer ID')
    const [one, two, three] = made.map(({ id }) => id)
    await panel.getByLabel('Values').fill(`${one}\n${two},\t${three}\n\n${one}`)
    await panel.getByRole('button', { name: 'Add filter' }).click()
    await expect(page.getByRole('row')).toHaveCount(4)
    await expect(page.getByRole('status').filter({ hasText: '3 customers' })).toBeVisible()
  })
})

test.describe('the address', () => {
  test('what cannot be read falls back, and a line says so until it is taken out', async ({ page }) => {
    await page.goto(`${LIST}?page=abc&where=nmae%3Ax&size=50&view=all`)
    await expect(page.getByText('could not be read and are left out: page, where')).toBeVisible()
    await expect(page.getByRole('row')).toHaveCount(51)
    await page.getByRole('button', { name: 'Take them out' }).click()
    await expect(page).toHaveURL(/\?page=1&size=50&view=all$/)
    await expect(page.getByText('could not be read')).toHaveCount(0)
  })

  test('pages of a search go on where the one before ended, and the last is the last', async ({ page }) => {
    const word = ownId('pages')
    const made = Array.from({ length: 27 }, (_, index) => `${word} ${String(index).padStart(2, '0')}`)
    await Promise.all(made.map((name, index) => createCustomer({ name, ...(index % 2 && { email: `${word}@journey.example` }) })))
    await page.goto(`${LIST}?q=${word}&sort=name`)
    await expect(page.getByText('1–25 of 27')).toBeVisible()
    await page.getByRole('link', { name: 'Next page' }).click()
    await expect(page.getByText('26–27 of 27')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Customers, page 2' })).toBeFocused()
    await expect(page.getByRole('row').nth(1)).toContainText(made[25] ?? '')
    await expect(page.getByRole('row').nth(2)).toContainText(made[26] ?? '')
    await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByText('26–27 of 27')).toBeVisible()
    await page.goto(`${LIST}?q=${word}&page=39`)
    await expect(page).toHaveURL(/[?&]page=2\b/)
    await expect(page.getByRole('row')).toHaveCount(3)
    await page.getByRole('link', { name: 'Archived' }).click()
    await expect(page).not.toHaveURL(/[?&]page=/)
  })
})

test('opening a page of a hundred asks the billing API once, and a search asks each thing once', async ({ page }) => {
  const word = ownId('count')
  await createCustomer({ name: word })
  const bodies: string[] = []
  const core = new SDKCore({
    serverURL: 'http://nobody.invalid',
    apiKeyAuth: '',
    httpClient: new HTTPClient({
      fetcher: async (input, init) => {
        bodies.push(await new Request(input, init).text())
        return Response.json({ items: [], pagination: { total: 0, limit: 100, offset: 0 } })
      },
    }),
  })
  const { filter, conditions = [] } = customersAsked(customerSearch.parse({ size: '100', where: `name:${word}` }))
  await customersQueryCustomer(core, { ...filter, ...filterOf(conditions, new Date()) })
  const hash = createHash('sha256')
    .update(bodies[0] ?? '')
    .digest('hex')
  const asked = async () => (await allRequests()).filter((request) => JSON.stringify(request).includes(hash)).length
  await page.goto(`${LIST}?size=100&where=name:${word}`, { waitUntil: 'networkidle' })
  await expect(page.getByRole('link', { name: word, exact: true })).toBeVisible()
  expect(await asked()).toBe(1)
  await page.goto(`${LIST}?q=${word}`, { waitUntil: 'networkidle' })
  await expect(page.getByRole('link', { name: word, exact: true })).toBeVisible()
  expect(await requestsOf('getCustomerByExternalId', word)).toHaveLength(1)
})

test.describe('states', () => {
  test.use({ expectedErrors: /status of 502/ })
  test('nothing matches, nobody is archived, the key is refused: each has its own words and way on', async ({ page }) => {
    const word = ownId('nobody')
    await page.goto(`${LIST}?q=${word}&where=country:SE`)
    await expect(page.getByText('No customer matches')).toBeVisible()
    await page.getByRole('link', { name: 'Clear the search' }).click()
    await expect(page.getByRole('table', { name: table })).toBeVisible()
    await expect(page).toHaveURL(/\?where=country:SE$|\?where=country%3DSE$|\?where=country=SE$/)
    await page.goto('/refused/customers')
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Request')
    await expect(page.getByRole('button', { name: 'Retry' })).toBeEnabled()
    await expect(page.getByText('No customers yet')).toHaveCount(0)
  })
})

for (const timezoneId of ['Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kathmandu', 'UTC'])
  for (const locale of ['de-DE', 'ar-EG'])
    test.describe(`in ${timezoneId}, ${locale}`, () => {
      test.use({ timezoneId, locale })
      test('the page is the same before and after its scripts run', async ({ page }) => {
        await page.goto(`${LIST}?where=created:30d&sort=-createdAt`, { waitUntil: 'networkidle' })
        await expect(page.getByRole('button', { name: 'Refresh' })).toBeEnabled()
      })
    })

for (const colorScheme of ['light', 'dark'] as const)
  test(`each state passes WCAG 2.2 AA: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    const check = async (state: string) => {
      const { violations } = await axe(page).analyze()
      expect(violations.map(({ id, nodes }) => [state, id, nodes.map((node) => node.target)])).toEqual([])
    }
    await page.goto(`${LIST}?q=acme-42&where=-country%3DSE created:3000d&page=x`, { waitUntil: 'networkidle' })
    await check('chips, an exact hit, an unreadable part')
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await expect(page.getByRole('dialog', { name: 'Filter' })).toHaveCSS('opacity', '1')
    await check('the filter panel')
    await page.keyboard.press('Escape')
    // Until it is gone, it may still give the focus back to its button.
    await expect(page.getByRole('dialog', { name: 'Filter' })).toHaveCount(0)
    await page.getByRole('searchbox').fill('emial:x')
    await page.getByRole('searchbox').press('Enter')
    await expect(page.locator('mark')).toBeVisible()
    await check('a wrong word')
    await page.goto(`${LIST}?q=${ownId('none')}`, { waitUntil: 'networkidle' })
    await check('nothing matches')
  })
