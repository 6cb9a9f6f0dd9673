import { routes } from '../lib/routes'
import { axe } from './axe'
import { administrator, newPerson, PASSWORD, signedInAgain, stranger } from './people'
import { expect, test } from './test'

test.use({ expectedErrors: /status of (401|403|404|409)/ })

const team = routes.settings.team('sandbox')
const account = routes.settings.account('sandbox')

test('somebody is invited by a link that is shown once, joins, and the link is spent', async ({ page, browser, baseURL }) => {
  const email = `invited-${Date.now()}@console.example`
  await page.goto('/sandbox/customers')
  await page.getByRole('link', { name: 'Team' }).click()
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await expect(dialog.getByText('Enter an e-mail address.')).toBeVisible()
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByRole('radio', { name: /Editor/ }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await dialog.getByRole('textbox', { name: 'One-time link' }).inputValue()
  expect(link).toMatch(/\/invitation#token=[\w-]{43}$/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('Editor')
  await expect(page.getByText(link)).toHaveCount(0)

  const invited = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL })
  const theirs = await invited.newPage()
  const asked: string[] = []
  theirs.on('request', (request) => asked.push(request.url()))
  await theirs.goto(link)
  await expect(theirs.getByLabel('E-mail')).toHaveValue(email)
  await theirs.getByLabel('Name').fill('Ines Invited')
  await theirs.getByLabel('New password').fill('password1234')
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs.getByText('This password is on every list')).toBeVisible()
  await theirs.getByLabel('New password').fill(PASSWORD)
  await theirs.getByRole('button', { name: 'Join' }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  await expect(theirs.getByRole('link', { name: 'Team' })).toHaveCount(0)
  expect(asked.filter((url) => url.includes(link.split('token=')[1] ?? ''))).toEqual([])
  await theirs.goto(link)
  await theirs.reload()
  await expect(theirs.getByText('This invitation does not work, or not any more.')).toBeVisible()
  await invited.close()
  await page.reload()
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Active')
})

test('a role that changes bites on the next request of whoever is signed in (AU-4)', async ({ page, browser, baseURL }) => {
  const person = await newPerson('support', `Rolf ${Date.now()}`)
  const theirs = await browser.newContext({ storageState: person.storageState, baseURL })
  const theirPage = await theirs.newPage()
  await theirPage.goto('/sandbox/customers')
  const reveal = () => person.api.post(routes.api.reveals(), { data: { environment: 'sandbox', customer_id: 'cust_1' } })
  expect((await reveal()).status()).toBe(201)

  await page.goto(team)
  await page.getByRole('button', { name: `Actions for ${person.name}` }).click()
  await page.getByRole('button', { name: 'Change role' }).click()
  await page.getByRole('radio', { name: /Viewer/ }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Change role' }).click()
  await expect(page.getByRole('row').filter({ hasText: person.email })).toContainText('Viewer')

  const denied = await reveal()
  expect(denied.status()).toBe(403)
  expect(await denied.json()).toMatchObject({ code: 'permission_denied' })
  await theirPage.reload()
  await theirPage.getByRole('button', { name: /^Account of/ }).click()
  await expect(theirPage.getByRole('button', { name: /^Account of/ })).toContainText('viewer')
  await theirs.close()
})

test('whoever is disabled is out with the next request, and back in when enabled (AU-4)', async ({ page, browser, baseURL }) => {
  const person = await newPerson('viewer', `Dora ${Date.now()}`)
  const theirs = await browser.newContext({ storageState: person.storageState, baseURL })
  const theirPage = await theirs.newPage()
  await theirPage.goto('/sandbox/customers')
  await page.goto(team)
  const row = page.getByRole('row').filter({ hasText: person.email })
  const act = async (name: 'Disable' | 'Enable') => {
    await page.getByRole('button', { name: `Actions for ${person.name}` }).click()
    await page.getByRole('button', { name: `${name}…` }).click()
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  }
  await act('Disable')
  await expect(row).toContainText('Disabled')
  expect((await person.api.get(routes.api.ownSessions())).status()).toBe(401)
  await theirPage.reload()
  await expect(theirPage).toHaveURL(/\/login(\?next=|$)/) // the way back is what proxy.ts notes
  await expect(signedInAgain(person)).rejects.toThrow('401')
  await act('Enable')
  await expect(row).toContainText('Active')
  await signedInAgain(person)
  await theirs.close()
})

test('a forgotten password is replaced by a link, and its sessions end', async ({ page, browser, baseURL }) => {
  const person = await newPerson('viewer', `Fergus ${Date.now()}`)
  await page.goto(team)
  await page.getByRole('button', { name: `Actions for ${person.name}` }).click()
  await page.getByRole('button', { name: 'New password link…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('textbox', { name: 'One-time link' }).inputValue()
  expect((await person.api.get(routes.api.ownSessions())).status()).toBe(200)
  const theirs = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL })
  const theirPage = await theirs.newPage()
  await theirPage.goto(link)
  await theirPage.getByLabel('New password').fill('quiet river over slate')
  await theirPage.getByRole('button', { name: 'Set password' }).click()
  await expect(theirPage.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  expect((await person.api.get(routes.api.ownSessions())).status()).toBe(401)
  await expect(signedInAgain(person)).rejects.toThrow('401')
  await theirs.close()
})

test('everyone sees where they are signed in, ends the others, and changes their own password', async ({ browser, baseURL }) => {
  const person = await newPerson('viewer', `Sara ${Date.now()}`)
  const elsewhere = await signedInAgain(person)
  const theirs = await browser.newContext({ storageState: person.storageState, baseURL })
  const page = await theirs.newPage()
  await page.goto('/sandbox/customers')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('link', { name: 'Your account' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible()
  const sessions = page.getByRole('region', { name: 'Where you are signed in' }).getByRole('listitem')
  await expect(sessions).toHaveCount(2)
  await expect(sessions.filter({ hasText: 'this one' })).toHaveCount(1)
  await sessions.getByRole('button', { name: 'End', exact: true }).click()
  await expect(sessions).toHaveCount(1)
  expect((await elsewhere.get(routes.api.ownSessions())).status()).toBe(401)

  const third = await signedInAgain(person)
  const [before] = await theirs.cookies()
  await page.getByLabel('Current password').fill('not my password at all')
  await page.getByLabel('New password').fill('quiet river over slate')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('This is not your current password.')).toBeVisible()
  await page.getByLabel('Current password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Changed. All your other sessions have ended.')).toBeVisible()
  expect((await third.get(routes.api.ownSessions())).status()).toBe(401)
  const [after] = await theirs.cookies()
  expect(after?.value).not.toBe(before?.value)
  await page.reload()
  await expect(sessions).toHaveCount(1)
  await theirs.close()
})

test('nobody finds another’s session, one that is there or one that never was (AZ-4)', async () => {
  const [one, two] = [await newPerson('support'), await newPerson('support')]
  const { current } = await (await two.api.get(routes.api.ownSessions())).json()
  const answers = []
  for (const id of [current, `${current}x`, 'made-up']) {
    const answer = await one.api.delete(routes.api.ownSession(id))
    answers.push([answer.status(), await answer.text()])
  }
  expect(answers[0]?.[0]).toBe(404)
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect((await two.api.get(routes.api.ownSessions())).status()).toBe(200)
})

test('no member gives itself a role, and nothing is taken that was not asked for (AZ-3)', async () => {
  const admin = await administrator()
  const person = await newPerson('viewer')
  expect((await person.api.put(routes.api.memberRole(person.id), { data: { role: 'admin' } })).status()).toBe(403)
  for (const data of [{ role: 'owner' }, { role: 'admin', id: person.id }, { role: ['admin'] }, { state: 'active' }, []])
    expect((await admin.put(routes.api.memberRole(person.id), { data })).status()).toBe(400)
  const invitation = { email: `extra-${Date.now()}@console.example`, role: 'viewer' }
  for (const extra of [{ disabledAt: null }, { token: 'chosen' }, { role: 'owner' }, { email: 'nobody' }])
    expect((await admin.post(routes.api.invitations(), { data: { ...invitation, ...extra } })).status()).toBe(400)
  const used = await (await stranger()).post(routes.api.spendLink(), {
    data: { token: 'x', name: 'X', password: PASSWORD, role: 'admin' },
  })
  expect(used.status()).toBe(400)
  const { members } = await (await admin.get(routes.api.team())).json()
  expect(members.find(({ id }: { id: string }) => id === person.id).role).toBe('viewer')
})

for (const [scheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  test(`the pages about people pass WCAG 2.2 AA: ${scheme}, ${width} px`, async ({ page, browser, baseURL }) => {
    test.slow()
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
    const person = await newPerson('viewer')
    const check = async (what: string, on = page, part = 'body') => {
      const { violations } = await axe(on).include(part).analyze()
      expect(violations.map(({ id, nodes }) => [what, id, nodes.map((node) => node.target)])).toEqual([])
      const overflow = await on.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0)
    }
    await page.goto(team)
    await expect(page.getByRole('row').filter({ hasText: person.email })).toBeVisible()
    await check('team')
    for (const item of ['Change role…', 'New password link…', 'Sessions…', 'Disable…']) {
      await page.getByRole('button', { name: `Actions for ${person.name}` }).click()
      await expect(page.getByRole('button', { name: 'Sessions…' })).toBeVisible()
      // The part that floats: what it covers in passing is covered on purpose.
      if (item === 'Change role…') await check('menu', page, '[role="dialog"]')
      await page.getByRole('button', { name: item }).click()
      await expect(page.getByRole('dialog').getByRole('heading', { level: 2 })).toBeVisible()
      if (item === 'Sessions…') await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1)
      await check(item)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await page.getByRole('button', { name: 'Invite somebody' }).click()
    await page.getByRole('dialog').getByLabel('E-mail').fill(`axe-${scheme}-${width}-${Date.now()}@console.example`)
    await check('invite')
    await page.getByRole('button', { name: 'Make the link' }).click()
    const link = await page.getByRole('textbox', { name: 'One-time link' }).inputValue()
    await check('link')
    await page.goto(account)
    await expect(page.getByRole('listitem').filter({ hasText: 'this one' })).toBeVisible()
    await check('account')
    const guest = await browser.newContext({
      storageState: { cookies: [], origins: [] },
      baseURL,
      colorScheme: scheme,
      viewport: { width, height: 900 },
    })
    const guestPage = await guest.newPage()
    await guestPage.goto(link)
    await expect(guestPage.getByLabel('Name')).toBeVisible()
    await check('invitation', guestPage)
    await guestPage.goto('/new-password#token=made-up')
    await expect(guestPage.getByText('This link does not work')).toBeVisible()
    await check('new password', guestPage)
    await guest.close()
  })
