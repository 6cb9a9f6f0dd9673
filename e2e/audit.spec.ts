import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import { routes } from '../lib/routes'
import { becomes } from './people'
import { createCustomer } from './sandbox'
import { expect, test } from './test'

const SETTINGS = routes.settings.audit('sandbox')

test('an admin changes a customer, finds the entry, and takes it away as a file (DS-10)', async ({ page }) => {
  const customer = await createCustomer({ contact: '+45 before' })
  await page.goto(routes.editCustomer('sandbox', customer.id))
  await page.getByLabel('Contact').fill('=after')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page).toHaveURL(routes.customer('sandbox', customer.id))

  const entries = page.locator('details')
  await test.step('by the filters, which stand in the address', async () => {
    await page.goto(SETTINGS)
    await page.getByLabel('To what (ID)').fill(customer.id)
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page).toHaveURL(`${SETTINGS}?subject=${customer.id}`)
    await expect(entries).toHaveCount(2)
    await expect(entries.nth(0)).toContainText('Change: done')
    await expect(entries.nth(1)).toContainText('Change: begun')
    await page.getByLabel('What', { exact: true }).selectOption('Write: done')
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(entries).toHaveCount(1)
    await page.reload()
    await expect(entries).toHaveCount(1)
    await expect(page.getByLabel('To what (ID)')).toHaveValue(customer.id)
    await page.goBack()
    await expect(entries).toHaveCount(2)
    await expect(page.getByLabel('What', { exact: true })).toHaveValue('')
  })

  const change = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'contact', exact: true }) })
  await test.step('opened, it says what was there before and after', async () => {
    await expect(change).toBeHidden()
    await entries.nth(0).locator('summary').click()
    await expect(entries.nth(0)).toContainText('Ada Okafor')
    await expect(change.getByRole('cell')).toHaveText(['+45 before', '=after'])
    await expect(page.getByRole('row')).toHaveCount(2)
  })

  await test.step('the chain is walked when asked for', async () => {
    await page.getByRole('button', { name: 'Verify the chain' }).click()
    await expect(page.getByText(/^Intact: all [\d,]+ entries follow one another$/)).toBeVisible()
  })

  await test.step('the file holds what is filtered, and nothing to evaluate', async () => {
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'CSV', exact: true }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^audit-[\w-]+\.csv$/)
    const text = await readFile(await download.path(), 'utf8')
    const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    })
    expect(errors).toEqual([])
    expect(data.map(({ action, subject, actor, environment }) => [action, subject, actor, environment])).toEqual([
      ['write.done', customer.id, 'Ada Okafor', 'sandbox'],
      ['write.begun', customer.id, 'Ada Okafor', 'sandbox'],
    ])
    expect(JSON.parse(data[0]?.changes ?? '')).toEqual({ contact: { before: '+45 before', after: '=after' } })
    await page.goto(routes.settings.audit('sandbox', { action: 'audit.exported' }))
    await expect(entries.first()).toContainText('Audit exported')
  })

  await test.step('and the record tells it once', async () => {
    await page.goto(routes.customer('sandbox', customer.id))
    await page.getByRole('link', { name: 'Activity' }).click()
    await expect(page).toHaveURL(routes.customerTab('sandbox', customer.id, 'activity'))
    await expect(entries).toHaveCount(1)
    await expect(entries).toContainText('Change: done')
    await entries.locator('summary').click()
    await expect(change.getByRole('cell')).toHaveText(['+45 before', '=after'])
  })
})

test('a customer that this console never changed says so', async ({ page }) => {
  const { id } = await createCustomer()
  await page.goto(routes.customerTab('sandbox', id, 'activity'))
  await expect(page.getByText('This console has not changed this customer')).toBeVisible()
})

test('older entries are a link away, and the newest again', async ({ page }) => {
  const { id } = await createCustomer()
  for (let count = 0; count < 51; count++) await page.request.get(routes.api.auditExport({ subject: `${id}-${count}` }, 'ndjson'))
  await page.goto(routes.settings.audit('sandbox', { action: 'audit.exported' }))
  const numbers = async () =>
    (await page.locator('details').allInnerTexts()).map((text) => Number(text.split('\n')[0]?.replace(',', '')))
  await expect(page.locator('details')).toHaveCount(50)
  const oldest = (await numbers()).at(-1) ?? 0
  await page.getByRole('link', { name: 'Older' }).click()
  await expect(page).toHaveURL(new RegExp(`before=${oldest}$`))
  await expect.poll(async () => (await numbers())[0]).toBeLessThan(oldest)
  await page.getByRole('link', { name: 'Newest' }).click()
  await expect(page).toHaveURL(`${SETTINGS}?action=audit.exported`)
  await expect(page.locator('details')).toHaveCount(50)
})

test('what no filter can be is left out, and what finds nothing says so', async ({ page }) => {
  await page.goto(`${SETTINGS}?actor=%00&from=2026-02-30&before=x&action=setup.completed`)
  await expect(page.locator('details')).toHaveCount(1)
  await page.goto(`${SETTINGS}?subject=${encodeURIComponent("' or 1=1 --")}`)
  await expect(page.getByText('No entry matches these filters')).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page).toHaveURL(SETTINGS)
  await expect(page.locator('details').first()).toBeVisible()
})

test.describe('whoever may not read it', () => {
  test.use({ expectedErrors: /status of (403|404)/ })

  for (const role of ['viewer', 'support', 'editor'] as const)
    test(`to a role of ${role} there is no audit, in the navigation or behind its address (AZ-1)`, async ({ page, context }) => {
      const person = await becomes(context, role)
      await page.goto(routes.customers('sandbox'))
      await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Audit' })).toHaveCount(0)
      expect((await page.goto(SETTINGS))?.status()).toBe(404)
      await expect(page.locator('details')).toHaveCount(0)
      expect((await person.api.get(routes.api.audit({}))).status()).toBe(403)
    })

  test('support reads on the record what happened, and no value until a reveal (AZ-3)', async ({ page, context }) => {
    const customer = await createCustomer({ contact: 'old canary' })
    await page.goto(routes.editCustomer('sandbox', customer.id))
    await page.getByLabel('Contact').fill('new canary')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page).toHaveURL(routes.customer('sandbox', customer.id))
    await becomes(context, 'support')
    const activity = page.waitForResponse((answer) => answer.url().includes('/api/activity'))
    await page.goto(routes.customerTab('sandbox', customer.id, 'activity'))
    expect(await (await activity).text()).not.toContain('canary')
    const entry = page.locator('details')
    await expect(entry).toHaveCount(1)
    await entry.locator('summary').click()
    await expect(entry.getByRole('row').last()).toContainText('•••')
    await page.getByRole('button', { name: 'Reveal' }).click()
    await expect(page.locator('details').first()).toContainText('Personal fields revealed')
    // Still open, as it was.
    const change = page.locator('details').filter({ hasText: 'Change: done' })
    await expect(change.getByRole('row').last().getByRole('cell')).toHaveText(['old canary', 'new canary'])
  })
})
