import { routes } from '../lib/routes'
import { axe } from './axe'
import { asWidget, mint, newEmbed } from './own-embeds'
import { administrator, becomes } from './people'
import { expect, test } from './test'

test.use({ expectedErrors: /status of (404|409)/ })

test('an administrator makes an embed with a key, sees who looks, and stops them', async ({ page }) => {
  const name = `Journey ${Date.now()}`
  let key = ''
  let configId = ''
  await test.step('what cannot be saved is said at its field', async () => {
    await page.goto('/sandbox/customers')
    await page.getByRole('link', { name: 'Embeds' }).click()
    await page.getByRole('link', { name: 'New embed' }).click()
    await page.getByLabel('Pages that may show it').fill('https://*.portal.example')
    await page.getByRole('button', { name: 'Create embed' }).click()
    await expect(page.getByText('Not an origin: https://*.portal.example.')).toBeVisible()
    await expect(page.getByText('Enter a name of up to 80 characters.')).toBeVisible()
  })
  await test.step('an address from the browser’s bar is understood', async () => {
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Pages that may show it').fill('https://Portal.example/')
    await page.getByLabel('Hidden features').fill('secret-beta')
    await page.getByRole('checkbox', { name: /Upcoming credits/ }).uncheck()
    await page.getByRole('button', { name: 'Create embed' }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page).toHaveURL(/settings\/embeds\/emb_\w+$/)
    await expect(page.getByLabel('Pages that may show it')).toHaveValue('https://portal.example')
    configId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  })
  await test.step('a key is shown once', async () => {
    await page.getByRole('button', { name: 'New key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Portal, production')
    await dialog.getByRole('button', { name: 'Make the key' }).click()
    const shown = page.getByRole('alertdialog')
    key = await shown.getByRole('textbox', { name: 'Mint key' }).inputValue()
    expect(key).toMatch(/^bcm_[0-9a-f]{72}$/)
    await shown.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Portal, production' })).toContainText('never used')
    expect(await page.content()).not.toContain(key)
  })
  await test.step('who looks is listed, and can be stopped', async () => {
    const session = await mint({ configId, key })
    await page.getByRole('button', { name: 'Refresh' }).click()
    const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'End', exact: true }) })
    await expect(row).toHaveCount(1)
    await row.getByRole('button', { name: 'End', exact: true }).click()
    await expect(page.getByText('Nobody looks at a widget right now.')).toBeVisible()
    expect((await asWidget(routes.api.widget(configId, 'usage'), session.token)).status).toBe(401)
  })
  await test.step('no accessibility fault, and nothing wider than the screen', async () => {
    for (const width of [1440, 390])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme })
        const { violations } = await axe(page).analyze()
        expect(violations.map(({ id, nodes }) => [width, id, nodes.map((node) => node.target)])).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(overflow).toBeLessThanOrEqual(0)
      }
    await page.setViewportSize({ width: 1440, height: 900 })
  })
  await test.step('a revoked key mints nothing', async () => {
    await page.getByRole('button', { name: 'Revoke Portal, production' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Portal, production' })).toContainText('Revoked')
    await expect(mint({ configId, key })).rejects.toThrow('401')
  })
  await test.step('removing asks for the name', async () => {
    await page.getByRole('button', { name: 'Remove this embed…' }).click()
    const dialog = page.getByRole('alertdialog')
    await expect(dialog.getByRole('button', { name: 'Remove embed' })).toBeDisabled()
    await dialog.getByLabel('Type its name to confirm').fill(name)
    await dialog.getByRole('button', { name: 'Remove embed' }).click()
    await expect(page).toHaveURL(/settings\/embeds$/)
    await expect(page.getByRole('link', { name })).toHaveCount(0)
  })
})

test('of two administrators who change the same embed, the second is told and takes theirs', async ({ page }) => {
  const { configId, name } = await newEmbed()
  await page.goto(routes.settings.embed('sandbox', configId))
  await page.getByLabel('Name').fill(`${name} mine`)
  const admin = await administrator()
  const stored = await (await admin.get(routes.api.embed(configId))).json()
  const theirs = { ...stored.configuration, name: `${name} theirs` }
  expect(
    (await admin.put(routes.api.embed(configId), { data: { version: stored.version, configuration: theirs } })).status(),
  ).toBe(200)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Somebody else has changed this embed since you opened it.')).toBeVisible()
  await page.getByRole('button', { name: 'Load theirs' }).click()
  await expect(page.getByLabel('Name')).toHaveValue(`${name} theirs`)
  await page.getByLabel('Name').fill(`${name} agreed`)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${name} agreed` })).toBeVisible()
})

test('embeds are for administrators', async ({ page, context }) => {
  const { configId } = await newEmbed()
  await becomes(context, 'editor')
  await page.goto('/sandbox/customers')
  await expect(page.getByRole('link', { name: 'Embeds' })).toHaveCount(0)
  for (const address of [routes.settings.embeds('sandbox'), routes.settings.embed('sandbox', configId)])
    expect((await page.goto(address))?.status()).toBe(404)
})
