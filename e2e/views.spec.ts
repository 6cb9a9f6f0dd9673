import type { Browser, Page } from '@playwright/test'
import { routes } from '../lib/routes'
import { becomes, newPerson, type Person } from './people'
import { archiveCustomer, createCustomer, ownId } from './sandbox'
import { expect, test } from './test'

const LIST = routes.customers('sandbox')

const viewsButton = (page: Page) => page.getByRole('button', { name: 'Views', exact: true })
const rows = (page: Page) => page.getByRole('table', { name: 'Customers' }).getByRole('row')
const drift = (page: Page) => page.getByRole('status').filter({ hasText: 'Modified:' })
const viewIn = (address: string) => new URL(address).searchParams.get('view') ?? ''

async function openPanel(page: Page) {
  await viewsButton(page).click()
  return page.getByRole('dialog', { name: 'Views' })
}
const entryOf = (page: Page, name: string) =>
  page.getByRole('dialog', { name: 'Views' }).getByRole('listitem').filter({ hasText: name })

/** Saves what the page shows; the view's id. */
async function save(page: Page, name: string, { isShared = false } = {}): Promise<string> {
  const panel = await openPanel(page)
  await panel.getByRole('button', { name: 'Save what you see as a view…' }).click()
  return fillIn(page, name, isShared)
}
async function fillIn(page: Page, name: string, isShared = false): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByLabel('Name').fill(name)
  if (isShared) await dialog.getByLabel('Show it to everybody in this environment').check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await expect(viewsButton(page)).toContainText(name)
  return viewIn(page.url())
}

/** Two active ones and an archived one, found by the word. */
async function threeCustomers() {
  const word = ownId('view')
  const [, , archived] = await Promise.all(['a', 'b', 'c'].map((letter) => createCustomer({ external_id: `${word}-${letter}` })))
  await archiveCustomer(archived?.id ?? '')
  return word
}

async function elsewhere(browser: Browser, baseURL: string, { storageState }: Person): Promise<Page> {
  return (await browser.newContext({ baseURL, storageState })).newPage()
}

test('a view is kept in the address, says when it has drifted, and is saved, saved as another, or reverted', async ({
  page,
  context,
}) => {
  await becomes(context, 'editor')
  const word = await threeCustomers()
  await page.goto(`${LIST}?q=${word}&sort=externalId`)
  await expect(rows(page)).toHaveCount(3)
  const id = await save(page, 'Nordic')
  expect(id).toMatch(/^[0-9A-Z]{26}$/)
  expect(new URL(page.url()).searchParams.get('q')).toBe(word)
  await expect(drift(page)).toBeHidden()

  await test.step('a change is drift, and Revert takes it back', async () => {
    await page.getByRole('columnheader', { name: 'External ID' }).getByRole('link').click()
    await expect(page).toHaveURL(/sort=-externalId/)
    expect(viewIn(page.url())).toBe(id)
    await expect(drift(page)).toBeVisible()
    await expect(rows(page).nth(1)).toContainText(`${word}-b`)
    await drift(page).getByRole('button', { name: 'Revert' }).click()
    await expect(page).toHaveURL(/sort=externalId/)
    await expect(drift(page)).toBeHidden()
    await expect(rows(page).nth(1)).toContainText(`${word}-a`)
  })

  await test.step('all filters cleared is drift, which a reload keeps', async () => {
    await page.goto(`${LIST}?view=${id}`)
    await expect(rows(page)).toHaveCount(3)
    await page.getByRole('link', { name: 'Clear all' }).click()
    await expect(rows(page)).toHaveCount(26)
    await page.getByRole('columnheader', { name: 'Updated' }).getByRole('link').click()
    await expect(page).not.toHaveURL(/sort=/)
    expect(viewIn(page.url())).toBe(id)
    await page.reload()
    await expect(rows(page)).toHaveCount(26)
    await drift(page).getByRole('button', { name: 'Revert' }).click()
    await expect(rows(page)).toHaveCount(3)
    await expect(drift(page)).toBeHidden()
  })

  await test.step('a page is no drift, the columns are, and they come back too', async () => {
    await page.getByRole('button', { name: 'Columns' }).click()
    const columns = page.getByRole('dialog', { name: 'Columns' })
    await columns.getByRole('checkbox', { name: 'Status' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: 'Status' })).toHaveCount(0)
    await drift(page).getByRole('button', { name: 'Revert' }).click()
    await expect(page.getByRole('columnheader', { name: 'Status' })).toBeVisible()
    await expect(drift(page)).toBeHidden()
  })

  await test.step('Save makes the drift the view', async () => {
    await page.getByRole('columnheader', { name: 'External ID' }).getByRole('link').click()
    await drift(page).getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Save changes to the view' })
    await expect(dialog.getByLabel('Name')).toHaveValue('Nordic')
    await dialog.getByLabel('Name').fill('')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription('Give the view a name of 1 to 80 characters.')
    await dialog.getByLabel('Name').fill('Nordic, last first')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    await expect(viewsButton(page)).toContainText('Nordic, last first')
    await expect(drift(page)).toBeHidden()
    await page.goto(`${LIST}?view=${id}`)
    await expect(page).toHaveURL(/sort=-externalId/)
    await expect(rows(page).nth(1)).toContainText(`${word}-b`)
  })

  await test.step('Save as leaves it and makes another', async () => {
    await page.goto(`${page.url()}&status=archived`)
    await expect(rows(page)).toHaveCount(2)
    await drift(page).getByRole('button', { name: 'Save as' }).click()
    const other = await fillIn(page, 'Gone')
    expect(other).not.toBe(id)
    await expect(drift(page)).toBeHidden()
    const panel = await openPanel(page)
    await expect(panel.getByRole('region', { name: 'Yours' }).getByRole('listitem')).toHaveText([/^Gone/, /^Nordic, last first/])
    await panel.getByRole('button', { name: 'Nordic, last first', exact: true }).click()
    await expect(rows(page)).toHaveCount(3)
    expect(viewIn(page.url())).toBe(id)
    await expect(drift(page)).toBeHidden()
  })
})

test('a link to a view opens it elsewhere, columns and all', async ({ page, context, browser, baseURL }) => {
  const person = await becomes(context, 'editor')
  const word = await threeCustomers()
  await page.goto(`${LIST}?q=${word}`)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox', { name: 'Country' }).click()
  await page.keyboard.press('Escape')
  const id = await save(page, 'With countries')
  const other = await elsewhere(browser, baseURL, person)
  await other.goto(`${LIST}?view=${id}`)
  await expect(other).toHaveURL(new RegExp(`q=${word}`))
  await expect(rows(other)).toHaveCount(3)
  await expect(viewsButton(other)).toContainText('With countries')
  await expect(other.getByRole('columnheader', { name: 'Country' })).toBeVisible()
  await expect(drift(other)).toBeHidden()
  await other.context().close()
})

test('the bare address opens with the view that was chosen for it, until none is', async ({ page, context }) => {
  await becomes(context, 'viewer')
  const word = await threeCustomers()
  await page.goto(`${LIST}?q=${word}`)
  const id = await save(page, 'My start')
  await openPanel(page)
  await entryOf(page, 'My start').getByRole('button', { name: 'Open the list with this view' }).click()
  await expect(entryOf(page, 'My start').getByRole('button', { name: 'Your list opens with this view' })).toBeVisible()

  await page.goto(LIST)
  expect(viewIn(page.url())).toBe(id)
  await expect(rows(page)).toHaveCount(3)
  const panel = await openPanel(page)
  await panel.getByRole('button', { name: 'All customers' }).click()
  await expect(page).toHaveURL(`${LIST}?view=all`)
  await expect(rows(page)).toHaveCount(26)
  await page.reload()
  await expect(rows(page)).toHaveCount(26)
  await page.goto(`${LIST}?status=archived`)
  expect(viewIn(page.url())).toBe('')

  await openPanel(page)
  await entryOf(page, 'My start').getByRole('button', { name: 'Your list opens with this view' }).click()
  await expect(entryOf(page, 'My start').getByRole('button', { name: 'Open the list with this view' })).toBeVisible()
  await page.goto(LIST)
  await expect(rows(page)).toHaveCount(26)
  expect(viewIn(page.url())).toBe('')
})

test('a shared view is everybody’s to open, a private one nobody else’s; removed, it is gone', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await becomes(context, 'editor')
  const word = await threeCustomers()
  const [ours, mine] = [`Ours ${word}`, `Mine ${word}`]
  await page.goto(`${LIST}?q=${word}`)
  const privateId = await save(page, mine)
  const sharedId = await save(page, ours, { isShared: true })

  const theirs = await elsewhere(browser, baseURL, await newPerson('viewer'))
  await test.step('somebody else sees the shared one alone, and may not change it', async () => {
    await theirs.goto(LIST)
    const panel = await openPanel(theirs)
    await expect(panel.getByRole('region', { name: 'Shared' })).toContainText(ours)
    await expect(panel).not.toContainText(mine)
    await expect(entryOf(theirs, ours).getByRole('button', { name: 'Remove the view' })).toHaveCount(0)
    await panel.getByRole('button', { name: ours, exact: true }).click()
    await expect(rows(theirs)).toHaveCount(3)
    expect(viewIn(theirs.url())).toBe(sharedId)
    await theirs.getByRole('columnheader', { name: 'External ID' }).getByRole('link').click()
    await expect(drift(theirs).getByRole('button', { name: 'Save as' })).toBeVisible()
    await expect(drift(theirs).getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
  })
  await test.step('the link to the private one tells them nothing', async () => {
    const answer = await theirs.goto(`${LIST}?view=${privateId}`)
    expect(await answer?.text()).not.toContain(mine)
    await expect(rows(theirs)).toHaveCount(26)
    await expect(viewsButton(theirs)).toHaveText('Views')
  })
  await test.step('removed, after a question, it is gone for both', async () => {
    await openPanel(page)
    await entryOf(page, ours).getByRole('button', { name: 'Remove the view' }).click()
    await page.getByRole('button', { name: 'Keep it' }).click()
    await entryOf(page, ours).getByRole('button', { name: 'Remove the view' }).click()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(entryOf(page, ours)).toHaveCount(0)
    await expect(entryOf(page, mine)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(viewsButton(page)).toHaveText('Views')
    await expect(rows(page)).toHaveCount(3)
    await theirs.goto(`${LIST}?view=${sharedId}`)
    await expect(rows(theirs)).toHaveCount(26)
    await openPanel(theirs)
    await expect(theirs.getByRole('dialog', { name: 'Views' }).getByRole('button', { name: 'All customers' })).toBeVisible()
    await expect(entryOf(theirs, ours)).toHaveCount(0)
  })
  await theirs.context().close()
})
