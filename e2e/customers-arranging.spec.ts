import type { Locator, Page } from '@playwright/test'
import { axe } from './axe'
import { askSandbox, customerId, expect, test } from './test'

const LIST = '/sandbox/customers'
const table = (page: Page) => page.getByRole('table', { name: 'Customers' })
const headers = (page: Page) =>
  table(page)
    .getByRole('columnheader')
    .evaluateAll((all) => all.map((header) => header.textContent?.trim() ?? '').filter(Boolean))
const row = (page: Page, index: number) => page.getByRole('row').nth(index)
const nameIn = async (page: Page, index: number) => (await row(page, index).getByRole('link').innerText()).trim()

async function openColumns(page: Page) {
  await page.getByRole('button', { name: 'Columns' }).click()
  return page.getByRole('dialog', { name: 'Columns' })
}

/** The page on which a customer stands when the oldest come first: new ones change nothing there. */
async function addressOf(externalId: string) {
  const size = 100
  for (let offset = 0; ; offset += 1000) {
    const { items } = await askSandbox<{ items: { external_id: string }[] }>('/customers/search', {
      limit: 1000,
      offset,
      status: 'published',
      sort: [
        { field: 'created_at', direction: 'asc' },
        { field: 'id', direction: 'asc' },
      ],
    })
    const index = items.findIndex((customer) => customer.external_id === externalId)
    if (index >= 0) return `${LIST}?sort=createdAt&size=${size}&page=${Math.floor((offset + index) / size) + 1}`
    if (items.length === 0) throw new Error(`The sandbox has no customer ${externalId}`)
  }
}

/** Shows these columns from the first HTML on. */
async function arrange(page: Page, baseURL: string, columns: { i: string; l?: string }[]) {
  const value = encodeURIComponent(JSON.stringify({ v: 1, d: 'regular', c: [{ i: 'name', p: 1 }, ...columns] }))
  await page
    .context()
    .addCookies([
      { name: 'arrangement-customers-sandbox', value, domain: new URL(baseURL).hostname, path: LIST, sameSite: 'Lax' },
    ])
}

test('columns are shown and hidden, and the first HTML has a person’s own', async ({ page }) => {
  await page.goto(LIST)
  expect(await headers(page)).toEqual(['Customer', 'External ID', 'Status', 'Updated (UTC)'])
  const panel = await openColumns(page)
  await panel.getByRole('checkbox', { name: 'Country' }).click()
  await panel.getByRole('checkbox', { name: 'Status' }).click()
  await expect(panel.getByRole('checkbox', { name: 'Customer', exact: true })).toBeDisabled()
  await panel.getByRole('textbox', { name: 'Another key' }).fill('cost_center')
  await page.keyboard.press('Enter')
  const own = ['Customer', 'External ID', 'Updated (UTC)', 'Country', 'cost_center']
  await expect.poll(() => headers(page)).toEqual(own)
  const html = await (await page.request.get(LIST)).text()
  expect(html).toContain('cost_center')
  await page.reload()
  expect(await headers(page)).toEqual(own)
  await (await openColumns(page)).getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => headers(page)).toEqual(['Customer', 'External ID', 'Status', 'Updated (UTC)'])
  await page.reload()
  expect(await headers(page)).toEqual(['Customer', 'External ID', 'Status', 'Updated (UTC)'])
})

test('a record of columns that nobody can read is the defaults', async ({ page, baseURL }) => {
  await page.context().addCookies([
    {
      name: 'arrangement-customers-sandbox',
      value: '%7B%22v%22%3A9',
      domain: new URL(baseURL).hostname,
      path: LIST,
      sameSite: 'Lax',
    },
  ])
  await page.goto(LIST)
  expect(await headers(page)).toEqual(['Customer', 'External ID', 'Status', 'Updated (UTC)'])
})

/** What was lifted listens for arrows a moment after it has been said to be. */
const moveUp = (page: Page, said: string) =>
  expect(async () => {
    await page.keyboard.press('ArrowUp')
    await expect(page.getByText(said)).toBeAttached({ timeout: 2_000 })
  }).toPass()

test('columns are put in order, pinned and made wider by keyboard', async ({ page }) => {
  await page.goto(LIST)
  const panel = await openColumns(page)
  const grip = panel.getByRole('button', { name: 'Move Status' })
  await grip.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Status is over place 3 of 4.')).toBeAttached()
  await moveUp(page, 'Status is over place 2 of 4.')
  await page.keyboard.press('Space')
  await expect.poll(() => headers(page)).toEqual(['Customer', 'Status', 'External ID', 'Updated (UTC)'])
  await panel.getByRole('button', { name: 'Pin Updated (UTC)' }).click()
  await expect.poll(() => headers(page)).toEqual(['Customer', 'Updated (UTC)', 'Status', 'External ID'])
  await expect(panel.getByRole('button', { name: 'Pin Updated (UTC)' })).toHaveAttribute('aria-pressed', 'true')
  await panel.getByText('Compact').click()
  await expect(table(page)).toHaveAttribute('data-density', 'compact')
  await page.keyboard.press('Escape')
  const edge = page.getByRole('separator', { name: 'Width of Status' })
  const before = Number(await edge.getAttribute('aria-valuenow'))
  await edge.press('ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', String(before + 16))
  const width = () =>
    page.getByRole('columnheader', { name: 'Status' }).evaluate((header) => Math.round(header.getBoundingClientRect().width))
  expect(await width()).toBe(before + 16)
  await page.reload()
  expect(await width()).toBe(before + 16)
})

test('the edge of a column is dragged, and columns before it stay', async ({ page }) => {
  await page.goto(LIST)
  const left = (name: string) =>
    page.getByRole('columnheader', { name }).evaluate((header) => header.getBoundingClientRect().left)
  const edge = page.getByRole('separator', { name: 'Width of External ID' })
  await expect(edge).toBeAttached()
  const [idAt, statusAt] = [await left('External ID'), await left('Status')]
  const box = await edge.boundingBox()
  if (!box) throw new Error('The edge is not on the screen')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 90, y, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => left('Status')).toBeCloseTo(statusAt - 90, -1)
  expect(await left('External ID')).toBeCloseTo(idAt, 0)
  await edge.dblclick()
  await expect(page.getByRole('columnheader', { name: 'External ID' })).toBeVisible()
})

test.describe('by touch', () => {
  test.use({ hasTouch: true })

  test('columns are put in order and made narrower', async ({ page }) => {
    await page.goto(LIST)
    const fingers = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints })
    const drag = async (from: Locator, by: { x: number; y: number }) => {
      const box = await from.boundingBox()
      if (!box) throw new Error('What is dragged is not on the screen')
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      await touch('touchStart', [{ x, y }])
      for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', [{ x: x + by.x * part, y: y + by.y * part }])
      return () => touch('touchEnd', [])
    }
    const panel = await openColumns(page)
    const drop = await drag(panel.getByRole('button', { name: 'Move Status' }), { x: 0, y: -32 })
    await expect(page.getByText('Status is over place 2 of 4.')).toBeAttached()
    await drop()
    await expect.poll(() => headers(page)).toEqual(['Customer', 'Status', 'External ID', 'Updated (UTC)'])
    await page.keyboard.press('Escape')
    const edge = page.getByRole('separator', { name: 'Width of External ID' })
    const header = page.getByRole('columnheader', { name: 'External ID' })
    const width = () => header.evaluate((element) => element.getBoundingClientRect().width)
    const before = await width()
    await (await drag(edge, { x: -60, y: 0 }))()
    await expect.poll(width).toBeCloseTo(before - 60, -1)
  })
})

test('a table wider than the screen scrolls in its box, and the customer stays', async ({ page, baseURL }) => {
  await arrange(
    page,
    baseURL,
    ['id', 'externalId', 'status', 'createdAt', 'country', 'city', 'timezone'].map((i) => ({ i })),
  )
  await page.setViewportSize({ width: 900, height: 800 })
  await page.goto(LIST)
  const link = row(page, 1).getByRole('link')
  const before = await link.boundingBox()
  await table(page).evaluate((element) => element.parentElement?.scrollBy({ left: 400 }))
  await expect.poll(() => table(page).evaluate((element) => element.parentElement?.scrollLeft)).toBe(400)
  expect((await link.boundingBox())?.x).toBe(before?.x)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
})

test('sorting is spoken', async ({ page }) => {
  await page.goto(LIST)
  await page.getByRole('columnheader', { name: 'Customer' }).getByRole('link').click()
  await expect(page.getByText('Sorted by Customer, ascending')).toBeAttached()
  await expect(page.getByRole('columnheader', { name: 'Customer' })).toHaveAttribute('aria-sort', 'ascending')
})

test('a list of a hundred rows asks for no customer, and nothing ahead', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => {
    if (/\/api\/billing\/|_rsc=/.test(request.url())) asked.push(request.url())
  })
  await page.goto(`${LIST}?size=100`, { waitUntil: 'networkidle' })
  await row(page, 50).hover()
  await expect(page.getByRole('row')).toHaveCount(101)
  expect(asked).toEqual([])
})

test('rows are selected by range and over pages, counted and spoken, and their ids copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${LIST}?sort=createdAt`)
  await row(page, 2).getByRole('checkbox').click()
  await row(page, 5)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('4 selected')
  await expect(page.locator('p[aria-live]')).toHaveText('4 selected')
  await expect(row(page, 3).getByRole('checkbox')).toBeChecked()
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(bar).toContainText('4 not on this page')
  await page.getByRole('checkbox', { name: 'Select the whole page' }).click()
  await expect(bar).toContainText('29 selected')
  await bar.getByRole('button', { name: 'Copy IDs' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy 29 IDs' })
  await dialog.getByRole('radio', { name: 'Customer ID' }).check()
  await dialog.getByRole('button', { name: 'Copy 29' }).click()
  await expect(dialog.getByText('29 IDs copied.')).toBeVisible()
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  expect(copied).toHaveLength(29)
  expect(copied.every((id) => id.startsWith('cust_'))).toBe(true)
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await bar.getByRole('button', { name: 'Clear the selection' }).click()
  await expect(bar).toHaveCount(0)
  await expect(page.locator('p[aria-live]')).toHaveText('Nothing selected')
})

test('all that match: the true number, exceptions, and no row is read before it is needed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${LIST}?status=archived&size=25`)
  const { pagination } = await askSandbox<{ pagination: { total: number } }>('/customers/search', {
    status: 'archived',
    limit: 1,
  })
  const searches: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/customers/search')) searches.push(request.url())
  })
  await page.getByRole('checkbox', { name: 'Select the whole page' }).click()
  const bar = page.getByRole('region', { name: 'Selection' })
  await bar.getByRole('button', { name: /^Select all [\d,]+ that match$/ }).click()
  await row(page, 1).getByRole('checkbox').click()
  await expect(bar).toContainText(/\d+ selected · \d+ not on this page/)
  expect(searches).toEqual([])
  await bar.getByRole('button', { name: 'Copy IDs' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Copy \d+$/ }).click()
  await expect(dialog.getByText(/IDs copied/)).toBeVisible()
  const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  // Others archive meanwhile.
  expect(copied.length).toBeGreaterThanOrEqual(pagination.total - 1)
  expect(searches.length).toBeGreaterThan(0)
})

test.describe('archiving', () => {
  test.use({ expectedErrors: /status of 4\d\d/ })

  test('several at once: each has its outcome, and those that failed a reason', async ({ page }) => {
    const stamp = Date.now()
    const made = await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        askSandbox<{ id: string; name: string }>('/customers', {
          external_id: `bulk-${name}-${stamp}`,
          name: `Bulk ${name} ${stamp}`,
          email: 'bulk@case.example',
        }),
      ),
    )
    await page.goto(`${LIST}?sort=-createdAt&size=100`)
    for (const { name } of made) await page.getByRole('checkbox', { name: `Select ${name}` }).click()
    // Somebody else is faster with one of them.
    await askSandbox(`/customers/${made[0]?.id}`, undefined, 'DELETE')
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Archive' }).click()
    const dialog = page.getByRole('dialog', { name: 'Archive 3 customers?' })
    for (const { name } of made) await expect(dialog).toContainText(name)
    await dialog.getByRole('button', { name: 'Archive 3' }).click()
    await expect(dialog.getByText('2 of 3 archived.')).toBeVisible()
    const failed = dialog.getByRole('list', { name: 'Not archived' }).getByRole('listitem')
    await expect(failed).toHaveCount(1)
    await expect(failed).toContainText(made[0]?.name ?? '')
    await expect(failed).toContainText(/has changed since|no active customer/)
    await expect(dialog.getByRole('button', { name: 'Try the other one again' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(page.getByRole('checkbox', { name: `Select ${made[1]?.name}` })).toHaveCount(0)
    const after = await askSandbox<{ status: string }>(`/customers/${made[1]?.id}`)
    expect(after.status).toBe('archived')
  })
})

test('a row’s usage, reset and grant load after it, a few at a time, and only on the screen, and again when asked', async ({
  page,
  baseURL,
}) => {
  const acmeId = await customerId('acme-42')
  const { features } = await askSandbox<{ features: { feature: { id: string; name: string } }[] }>(
    `/customers/usage?customer_id=${acmeId}`,
  )
  const calls = features.find(({ feature }) => feature.name === 'API calls')?.feature
  await arrange(page, baseURL, [{ i: `share.${calls?.id}`, l: 'API calls' }, { i: 'nextReset' }, { i: 'nextGrant' }])
  await page.addInitScript(() => {
    const counts = { open: 0, most: 0, all: 0 }
    Object.assign(window, { counts })
    const ask = window.fetch
    window.fetch = async (...given) => {
      const url = given[0] instanceof Request ? given[0].url : String(given[0])
      if (!/\/api\/billing\/.*(usage|entitlements|grants)/.test(url)) return ask(...given)
      counts.all++
      counts.most = Math.max(counts.most, ++counts.open)
      return ask(...given).finally(() => counts.open--)
    }
  })
  await page.goto(await addressOf('acme-42'))
  const acme = page.getByRole('row', { name: /^Select Acme / })
  await acme.scrollIntoViewIfNeeded()
  await expect(acme).toContainText('67%')
  await expect(page.getByText('Loading').first()).toBeAttached()
  const counts = await page.evaluate(() => (window as unknown as { counts: { most: number; all: number } }).counts)
  expect(counts.most).toBe(4)
  expect(counts.all).toBeLessThan(150)

  await expect(acme.getByTitle(/As of \d\d:\d\d:\d\d/).first()).toBeVisible()
  const again = page.waitForRequest((request) => request.url().includes(`customer_id=${acmeId}`))
  await page.getByRole('button', { name: 'Refresh' }).click()
  await again
  await expect(acme).toContainText('67%')
})

test.describe('when a customer cannot be read', () => {
  test.use({ expectedErrors: /status of (5\d\d|4\d\d)/ })

  test('its cells say so, each with a way to try again', async ({ page, baseURL }) => {
    await arrange(page, baseURL, [{ i: 'externalId' }, { i: 'nextReset' }, { i: 'nextGrant' }])
    await page.goto(await addressOf('error-400'))
    const failing = page.getByRole('row').filter({ hasText: 'error-400' })
    await failing.scrollIntoViewIfNeeded()
    await expect(failing.getByRole('button', { name: 'Failed, retry' })).toHaveCount(2)
    await failing.getByRole('button', { name: 'Failed, retry' }).first().click()
    await expect(failing.getByRole('button', { name: 'Failed, retry' })).toHaveCount(2)
  })

  test('the peek says so part by part', async ({ page }) => {
    await page.goto(`${LIST}?open=${await customerId('error-500')}`)
    const peek = page.getByRole('complementary', { name: /^Peek at/ })
    await expect(peek.getByRole('alert')).toHaveCount(4)
    await expect(
      peek.getByRole('region', { name: 'Next credit grant (UTC)' }).getByRole('button', { name: 'Retry' }),
    ).toBeVisible()
    await expect(peek).not.toContainText('None is scheduled')
  })
})

test('a row is peeked at by Space, walked by j and k, and closed back to the row', async ({ page }) => {
  await page.goto(await addressOf('acme-42'))
  const acme = page.getByRole('link', { name: 'Acme', exact: true })
  await acme.focus()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(new RegExp(`open=${await customerId('acme-42')}`))
  const peek = page.getByRole('complementary', { name: 'Peek at Acme' })
  await expect(peek).toBeFocused()
  await expect(peek.getByRole('region', { name: 'At or near a limit' })).toContainText('AI tokens')
  await expect(peek.getByRole('region', { name: 'At or near a limit' })).toContainText('Soft limit passed')
  await expect(peek.getByRole('region', { name: 'Next reset (UTC)' })).toContainText(/20\d\d/)
  await page.keyboard.press('j')
  await expect(peek).toHaveCount(0)
  const next = page.getByRole('complementary', { name: /^Peek at/ })
  await expect(next).toBeVisible()
  await page.keyboard.press('k')
  await expect(peek).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(peek).toHaveCount(0)
  await expect(page).not.toHaveURL(/open=/)
  await expect(acme).toBeFocused()
  await page.goBack()
  await expect(page).not.toHaveURL(/customers/)
})

test('the address opens the peek, and its link leads to the record', async ({ page }) => {
  await page.goto(`${LIST}?open=${await customerId('acme-42')}`)
  const peek = page.getByRole('complementary', { name: 'Peek at Acme' })
  await expect(peek).toContainText('acme-42')
  await peek.getByRole('link', { name: 'Open the record' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Acme' })).toBeVisible()
})

test('on a phone a row is a card, and the peek a sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(LIST)
  const name = await nameIn(page, 1)
  await page
    .getByRole('button', { name: `Peek at ${name}` })
    .first()
    .click()
  const sheet = page.getByRole('dialog')
  await expect(sheet).toContainText(name)
  await sheet.getByRole('button', { name: 'Close' }).click()
  await expect(sheet).toHaveCount(0)
})

test('every key does what the list of keys says, and none while somebody types', async ({ page }) => {
  await page.goto(LIST)
  await expect(page.getByRole('row')).toHaveCount(26)
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(help.getByText('Next row')).toBeVisible()
  await page.keyboard.press('x')
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(row(page, 2).getByRole('link')).toBeFocused()
  await page.keyboard.press('x')
  await expect(row(page, 2).getByRole('checkbox')).toBeChecked()
  await page.keyboard.press('x')
  await page.keyboard.press('Control+j')
  await expect(row(page, 2).getByRole('link')).toBeFocused()
  await page.keyboard.press(']')
  await expect(page).toHaveURL(/page=2/)
  await expect(table(page)).toHaveAttribute('aria-busy', 'false')
  await page.keyboard.press('[')
  await expect(page).not.toHaveURL(/page=2/)
  await page.keyboard.press('c')
  const key = page.getByRole('textbox', { name: 'Another key' })
  await key.pressSequentially('jkx?/')
  await expect(key).toHaveValue('jkx?/')
  await expect(help).toHaveCount(0)
  await page.keyboard.press('Escape')
  const name = await nameIn(page, 1)
  await row(page, 1).getByRole('link').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
  await page.goBack()
  await expect(row(page, 1).getByRole('link')).toBeFocused()
})

for (const scheme of ['light', 'dark'] as const)
  test(`columns, selection and peek pass WCAG 2.2 AA: ${scheme}`, async ({ page, baseURL }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: scheme })
    await arrange(
      page,
      baseURL,
      ['externalId', 'status', 'id', 'createdAt', 'nextReset', 'nextGrant'].map((i) => ({ i })),
    )
    const check = async (state: string) => {
      const { violations } = await axe(page).analyze()
      expect(violations.map(({ id, nodes }) => [state, id, nodes.map((node) => node.target)])).toEqual([])
    }
    // Customers of no other journey, whose failures would be told here.
    await page.goto(`${LIST}?q=harbor&open=${await customerId('acme-42')}`)
    await expect(page.getByRole('complementary').getByText('Soft limit passed')).toBeVisible()
    await check('peek')
    await page.keyboard.press('Escape')
    await page.getByRole('checkbox', { name: 'Select the whole page' }).click()
    await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible()
    await check('selection')
    await page.getByRole('button', { name: 'Copy IDs' }).click()
    await expect(page.getByRole('dialog', { name: /^Copy/ })).toBeVisible()
    await check('copy')
    await page.keyboard.press('Escape')
    await openColumns(page)
    await expect(page.getByRole('button', { name: 'Move Status' })).toBeVisible()
    await check('columns')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await check('keys')
  })
