import { readFile } from 'node:fs/promises'
import type { BrowserContext, Download, Page } from '@playwright/test'
import Papa from 'papaparse'
import type { ExportManifest } from '../lib/exports/export-order'
import { routes } from '../lib/routes'
import { bringStack, signInFirst, type TestStack } from '../scripts/test-stack'
import { becomes } from './people'
import { createCustomer, ownId } from './sandbox'
import { expect, test } from './test'

const LIST = routes.customers('sandbox')
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Export customers' })
const textOf = async (download: Download) => readFile(await download.path(), 'utf8')
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

/** Presses Export in the dialog that is open. */
async function start(page: Page): Promise<Download> {
  const downloading = page.waitForEvent('download')
  await dialogOf(page).getByRole('button', { name: 'Export', exact: true }).click()
  return downloading
}

async function manifestOf(page: Page): Promise<ExportManifest> {
  const downloading = page.waitForEvent('download')
  await dialogOf(page).getByRole('link', { name: 'Manifest' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.manifest\.json$/)
  return JSON.parse(await textOf(download))
}

/** Four that a word of their own finds, by name and by metadata; the order of their external ids is not that of their names. */
async function fourCustomers() {
  const word = ownId('export')
  const names = [`=HYPERLINK("https://evil.example","${word}")`, `+1 ${word}`, `Plain "${word}", Inc`, `@SUM(1) ${word}`]
  const made = []
  for (const [index, name] of names.entries())
    made.push(await createCustomer({ name, external_id: `${word}-${index}`, metadata: { export: word, note: `-${index}` } }))
  return { word, made }
}

test.describe('what a list finds', () => {
  test.use({ timezoneId: 'Europe/Berlin' })

  test('goes out as CSV in the list’s order, with the columns and the zone that were chosen', async ({ page, context }) => {
    await becomes(context, 'editor')
    const { word, made } = await fourCustomers()
    await createCustomer({ name: `Of another filter ${word}` })
    await page.goto(`${LIST}?where=metadata.export:${word}&sort=-externalId`)
    const rows = page.getByRole('table', { name: 'Customers' }).getByRole('row')
    await expect(rows).toHaveCount(5)
    const listed = (await rows.allInnerTexts()).slice(1).map((text) => new RegExp(`${word}-\\d`).exec(text)?.[0])
    expect(listed).toEqual([3, 2, 1, 0].map((index) => `${word}-${index}`))

    await page.getByRole('button', { name: 'Export', exact: true }).click()
    const dialog = dialogOf(page)
    await expect(dialog).toContainText('All that the list finds')
    const shown = ['external_id', 'name', 'email', 'status', 'updated_at']
    for (const column of shown) await expect(dialog.getByRole('checkbox', { name: column, exact: true })).toBeChecked()
    await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(shown.length)
    for (const column of ['email', 'status', 'updated_at'])
      await dialog.getByRole('checkbox', { name: column, exact: true }).uncheck()
    for (const column of ['metadata', 'created_at']) await dialog.getByRole('checkbox', { name: column, exact: true }).check()
    await dialog.getByRole('radio', { name: /^Europe\/Berlin/ }).check()
    const download = await start(page)
    expect(download.suggestedFilename()).toMatch(/^customers-[0-9A-Z]{26}\.csv$/)
    const text = await textOf(download)
    expect(text).toMatch(/^\ufeffexternal_id,name,metadata,created_at\r\n/)
    const { data, errors } = Papa.parse<string[]>(text.slice(1), { newline: '\r\n', skipEmptyLines: true })
    expect(errors).toEqual([])
    const cells = data.slice(1)
    expect(cells.map(([externalId]) => externalId)).toEqual(listed)
    expect(cells.map(([, name]) => name)).toEqual(made.toReversed().map(({ name }) => (/^[=+@]/.test(name) ? `'${name}` : name)))
    for (const [index, [, , metadata = '', createdAt = '']] of cells.entries()) {
      expect(JSON.parse(metadata)).toEqual(made.at(-1 - index)?.metadata)
      expect(createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0[12]:00$/)
      expect(Date.parse(createdAt)).toBe(Date.parse(String(made.at(-1 - index)?.created_at)))
    }

    await expect(dialog.getByRole('status')).toHaveText('All 4 customers are in the file.')
    expect(await manifestOf(page)).toMatchObject({
      environment: 'sandbox',
      state: 'done',
      expected: 4,
      written: 4,
      is_complete: true,
      columns: ['external_id', 'name', 'metadata', 'created_at'],
      format: 'csv',
      zone: 'Europe/Berlin',
      failure: null,
    })
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(dialog).toBeHidden()
    await expect(rows).toHaveCount(5)
  })
})

test('of a search for a text, as NDJSON, which has no need of apostrophes', async ({ page, context }) => {
  await becomes(context, 'admin')
  const { word, made } = await fourCustomers()
  await page.goto(`${LIST}?q=${word}&sort=externalId`)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await dialogOf(page)
    .getByRole('radio', { name: /^NDJSON/ })
    .check()
  const download = await start(page)
  expect(download.suggestedFilename()).toMatch(/\.ndjson$/)
  expect(linesOf(await textOf(download))).toEqual(
    made.map(({ external_id, name, email, status, updated_at }) => ({ external_id, name, email, status, updated_at })),
  )
  await expect(dialogOf(page).getByRole('status')).toHaveText('All 4 customers are in the file.')
})

test('the selected ones alone, or all but some', async ({ page, context }) => {
  const person = await becomes(context, 'editor')
  const { word, made } = await fourCustomers()
  await page.goto(`${LIST}?q=${word}&sort=externalId`)
  const rows = page.getByRole('table', { name: 'Customers' }).getByRole('row')
  for (const index of [3, 1])
    await rows
      .filter({ hasText: `${word}-${index}` })
      .getByRole('checkbox')
      .check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Export' }).click()
  await expect(dialogOf(page)).toContainText('The 2 selected customers')
  await dialogOf(page)
    .getByRole('radio', { name: /^NDJSON/ })
    .check()
  const lines = linesOf(await textOf(await start(page)))
  expect(lines.map((line) => line.external_id)).toEqual([`${word}-1`, `${word}-3`])
  await expect(dialogOf(page).getByRole('status')).toHaveText('All 2 customers are in the file.')
  expect(await manifestOf(page)).toMatchObject({ picked: 2, expected: 2, written: 2, is_complete: true })

  const order = {
    environment: 'sandbox',
    search: `where=metadata.export:${word}&sort=externalId`,
    ids: [],
    except: [made[2]?.id],
    columns: ['external_id'],
    format: 'ndjson',
    zone: 'UTC',
  }
  const { id } = await (await person.api.post(routes.api.exports(), { data: order })).json()
  const rest = linesOf(await (await person.api.get(routes.api.exportFile(id))).text())
  expect(rest.map((line) => line.external_id)).toEqual([0, 1, 3].map((index) => `${word}-${index}`))
  expect(await (await person.api.get(routes.api.export(id))).json()).toMatchObject({
    left_out: 1,
    expected: 3,
    written: 3,
    is_complete: true,
  })
  expect((await person.api.get(routes.api.exportFile(id))).status()).toBe(409)
})

for (const role of ['viewer', 'support'] as const)
  test(`a role of ${role} is offered no export`, async ({ page, context }) => {
    await becomes(context, role)
    await page.goto(LIST)
    await page.getByRole('row').nth(1).getByRole('checkbox').check()
    await expect(page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Copy IDs' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toHaveCount(0)
  })

/** On a stack of its own: the calls for a list name no customer, so that a fault would meet any journey's. */
test.describe('what does not come to its end', () => {
  test.describe.configure({ mode: 'serial' })
  test.use({ expectedErrors: /ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION|ERR_ABORTED/ })
  const CUSTOMERS = 1_200
  let stack: TestStack
  let session: string

  test.beforeAll(async () => {
    test.setTimeout(180_000)
    stack = await bringStack({ sandbox: { SANDBOX_CUSTOMERS: String(CUSTOMERS) } })
    session = await signInFirst(stack)
  })
  test.afterAll(() => stack.close())

  const control = (method: string, at: string, body?: object) =>
    fetch(stack.controlUrl + at, { method, ...(body && { body: JSON.stringify(body) }) })
  /** The first page comes, the second does not. */
  async function secondPageMeets(fault: object) {
    await control('POST', '/faults', { operation: 'queryCustomer', kind: 'delay', ms: 0 })
    await control('POST', '/faults', { operation: 'queryCustomer', count: 10, ...fault })
  }
  async function openList(page: Page, context: BrowserContext) {
    await control('DELETE', '/faults')
    const [name = '', value = ''] = session.split(/=(.*)/s)
    await context.clearCookies()
    await context.addCookies([{ name, value, url: stack.url }])
    await page.goto(stack.url + LIST, { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: 'Export', exact: true }).click()
  }
  const latest = async (page: Page, action: string) => {
    const answer = await page.request.get(stack.url + routes.api.audit({ action }))
    return (await answer.json()).items[0]
  }

  test('a failure midway leaves no whole file, and another attempt does', async ({ page, context }) => {
    await openList(page, context)
    await secondPageMeets({ kind: 'status', status: 500 })
    const broken = await start(page)
    const dialog = dialogOf(page)
    await expect(dialog).toContainText(/It broke off after 1,000 of 1,\d{3}: the file is not complete/)
    expect(await broken.failure()).not.toBeNull()
    await expect(dialog.getByRole('link', { name: 'Manifest' })).toHaveCount(0)
    expect(await latest(page, 'export.failed')).toMatchObject({ details: { written: 1_000 } })

    await control('DELETE', '/faults')
    await dialog.getByRole('button', { name: 'Start again' }).click()
    const whole = await start(page)
    const { data } = Papa.parse<Record<string, string>>((await textOf(whole)).slice(1), { header: true, skipEmptyLines: true })
    await expect(dialog.getByRole('status')).toHaveText(/^All 1,\d{3} customers are in the file\.$/)
    const { expected, written } = await manifestOf(page)
    expect([data.length, new Set(data.map((row) => row.external_id)).size]).toEqual([expected, written])
    expect(written).toBeGreaterThan(1_000)
  })

  test('cancelled midway it ends, and says how far it was', async ({ page, context }) => {
    await openList(page, context)
    await secondPageMeets({ kind: 'hang' })
    const broken = await start(page)
    const dialog = dialogOf(page)
    await expect(dialog.getByRole('status')).toHaveText(/^1,000 of 1,\d{3} written$/)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toContainText(/Cancelled after 1,000 of 1,\d{3}\./)
    expect(await broken.failure()).not.toBeNull()
    expect(await latest(page, 'export.cancelled')).toMatchObject({ details: { written: 1_000 } })
    expect(await latest(page, 'export.done')).toMatchObject({ action: 'export.done' })
    await control('DELETE', '/faults')
  })
})
