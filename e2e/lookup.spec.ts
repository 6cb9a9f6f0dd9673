import type { Page } from '@playwright/test'
import { routes } from '../lib/routes'
import { ADMINISTRATOR } from '../scripts/test-stack'
import { axe } from './axe'
import { becomes, newPerson, PASSWORD } from './people'
import { allRequests, archiveCustomer, createCustomer, orderFault, ownId, requestsOf } from './sandbox'
import { customerId, expect, test } from './test'

/** Two of the environments cannot be read: each lookup says so, and finds what it can. */
test.use({ expectedErrors: /status of (401|502|503)/ })

const LOOKUP = routes.lookup('sandbox')
const box = (page: Page) => page.getByRole('textbox', { name: 'Anything you know of the customer' })
const hits = (page: Page) => page.getByRole('region', { name: 'In sandbox' }).getByRole('listitem')
const opened = (page: Page, id: string) => expect(page).toHaveURL(new RegExp(`/sandbox/lookup/${id}(\\?|$)`))
async function start(page: Page, address = LOOKUP) {
  await page.goto(address, { waitUntil: 'networkidle' })
}

test('a script gets each environment by itself, and those that fail by name', async ({ page }) => {
  const word = ownId('script')
  const { id } = await createCustomer({ external_id: word, name: `Script ${word}` })
  const asked = (query: string) => page.request.get(`/api/lookup?${query}`)
  const { environments, notAsked } = await (await asked(`external_id=${word}`)).json()
  expect(environments[0]).toMatchObject({ environment: 'sandbox', exactIds: [id], items: [{ id, name: `Script ${word}` }] })
  expect(environments[1]).toMatchObject({ environment: 'refused', failure: { code: 'billing_credentials' } })
  expect(environments[2]).toMatchObject({ environment: 'down', failure: { code: expect.stringMatching(/^upstream_/) } })
  expect(notAsked).toEqual([])
  const other = await (await asked(`q=${word}&environment=refused`)).json()
  expect(other.environments.map((one: { environment: string }) => one.environment)).toEqual(['refused', 'sandbox', 'down'])
  for (const wrong of ['', 'q=', 'q=a&q=b', `q=${word}&name=x`]) expect((await asked(wrong)).status(), wrong).toBe(400)
  expect((await asked(`q=${word}&environment=nowhere`)).status()).toBe(404)
})

test('an ID, an external ID, an e-mail and an address open the one customer, and the way back lists the hits', async ({
  page,
  context,
  baseURL,
}) => {
  const word = ownId('ways')
  const email = `${word}@journey.example`
  const { id } = await createCustomer({ external_id: word, name: `Ways ${word}`, email })
  await start(page)
  await expect(box(page)).toBeFocused()
  for (const text of [
    id,
    word,
    `<${email}>`,
    `${baseURL}${routes.customerTab('sandbox', id, 'usage')}`,
    `https://app.example/a?user=${id}#x`,
  ]) {
    await box(page).fill(text)
    await page.keyboard.press('Enter')
    await opened(page, id)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Ways ${word}`)
    await page.getByRole('link', { name: /all hits$/ }).click()
    await expect(hits(page).first()).toContainText('exact')
    await expect(page).toHaveURL(/open=no/)
  }
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), ` ${email},\u200b`)
  await box(page).fill('')
  await page.keyboard.press('Control+v')
  // Known already, and so there before the address has changed.
  await opened(page, id)
  await page.goBack()
  await box(page).fill(word.slice(0, -1))
  await expect(hits(page).first()).toContainText('in the name')
  await page.keyboard.press('ArrowDown')
  await expect(hits(page).first().getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await opened(page, id)
  await page.goBack()
  await expect(box(page)).toHaveValue(word.slice(0, -1))
})

test('of twins the living comes first, and neither opens by itself', async ({ page }) => {
  const word = ownId('twins')
  const old = await createCustomer({ external_id: word, name: `Old ${word}` })
  await archiveCustomer(old.id)
  const now = await createCustomer({ external_id: word, name: `New ${word}` })
  await start(page, routes.lookup('sandbox', { external_id: word }))
  await expect(hits(page)).toHaveCount(2)
  await expect(hits(page).nth(0)).toContainText(`New ${word}`)
  await expect(hits(page).nth(1)).toContainText('Archived')
  await expect(hits(page).nth(1)).toContainText('by former external ID')
  await expect(page).toHaveURL(/external_id=/)
  await start(page, routes.lookup('sandbox', { id: now.id, external_id: '', email: '' }))
  await opened(page, now.id)
})

test('each environment answers by itself, and a call that fails is named', async ({ page }) => {
  const word = ownId('partly')
  await createCustomer({ external_id: word, name: `Partly ${word}` })
  await orderFault({ operation: 'getCustomerByExternalId', customer: word, kind: 'status', status: 500, count: 9 })
  await start(page, routes.lookup('sandbox', { q: word }))
  await expect(page.getByText(/these look-ups failed: external ID/)).toBeVisible()
  await expect(hits(page)).toHaveCount(1)
  await expect(page.getByText('refused could not be asked.')).toBeVisible()
  await expect(page.getByText('down could not be asked.')).toBeVisible()
  await page.goto(routes.lookup('refused', { q: word }), { waitUntil: 'networkidle' })
  await expect(page.getByRole('main').getByRole('alert')).toContainText(/Request/)
  // One of the searches could still tell.
  const { length } = (await allRequests()).filter((request) => request.path.includes(word))
  expect(length).toBeGreaterThan(0)
})

test('a lookup that nobody waits for any more is dropped', async ({ page }) => {
  const word = ownId('dropped')
  await start(page)
  // For longer than a call may take, with its retries.
  await orderFault({ operation: 'getCustomerByExternalId', customer: word, kind: 'delay', ms: 60_000, count: 9 })
  const dropped = page.waitForEvent('requestfailed', (request) => request.url().endsWith(routes.api.lookUp('sandbox')))
  await box(page).fill(word)
  await expect.poll(async () => (await requestsOf('getCustomerByExternalId', word)).length).toBeGreaterThan(0)
  await box(page).fill(`${word} and more`)
  await dropped
  await expect(page.getByText('Nobody found')).toBeVisible()
})

test('an address of another environment is looked up there', async ({ page, baseURL }) => {
  const id = await customerId('acme-42')
  await page.goto(routes.lookup('refused', { q: `${baseURL}${routes.customer('sandbox', id)}` }))
  await opened(page, id)
})

test('a pasted ticket: who it names, what names nobody, and no more than twenty at once', async ({ page }) => {
  test.slow()
  const word = ownId('ticket')
  const [one, two] = await Promise.all([
    createCustomer({ external_id: word, name: `One ${word}`, email: `${word}@journey.example` }),
    createCustomer({ name: `Two ${word}` }),
  ])
  const secret = ownId('private words')
  await start(page)
  await box(page).fill(
    `Hi, ${secret}:\nI am <b>${word}@journey.example</b>, account id: ${word}.\nSee ${two.id} and nobody@journey.example`,
  )
  const found = page.getByRole('region', { name: 'Found in the text' }).getByRole('listitem')
  await expect(found).toHaveCount(2)
  await expect(found.filter({ hasText: `One ${word}` })).toContainText(`called an ID ${word}`)
  await expect(found.filter({ hasText: `Two ${word}` })).toContainText(`customer ID ${two.id}`)
  await expect(page.getByRole('region', { name: 'Names nobody' })).toContainText('nobody@journey.example')
  await expect(page).toHaveURL(new RegExp(`${LOOKUP}$`))
  await found
    .filter({ hasText: `Two ${word}` })
    .getByRole('link')
    .click()
  await opened(page, two.id)
  await page.goBack()
  await expect(box(page)).toHaveValue(new RegExp(word))
  expect(JSON.stringify([await page.context().storageState(), await page.evaluate(() => ({ ...sessionStorage }))])).not.toContain(
    secret,
  )
  expect(JSON.stringify(await allRequests())).not.toContain(secret)

  await box(page).fill(Array.from({ length: 200 }, (_, index) => `cust_${word.replaceAll('-', '')}${index}`).join('\n'))
  await expect(page.getByText('Nobody found by 20 pieces of the text.')).toBeVisible()
  await expect(page.getByRole('region', { name: /^Not tried: only 20/ }).getByRole('listitem')).toHaveCount(180)
  await page.getByRole('button', { name: 'Look up 20 more' }).click()
  await expect(page.getByText('Nobody found by 40 pieces of the text.')).toBeVisible()

  await box(page).fill('')
  // Pasted by a person, a ticket that names one customer opens it.
  await box(page).fill(`Please help\n${word}\n${one.id}`)
  await opened(page, one.id)
})

test('a link from a help desk leads through sign-in, whatever its value, and never off this console', async ({
  browser,
  baseURL,
}) => {
  const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL })
  const page = await stranger.newPage()
  const odd = `${ownId('odd')} /?#&+%2Fx\\"'<b>é😀`
  const { id } = await createCustomer({ external_id: odd, name: 'Odd' })
  // As help desks write it that encode little: backslash and quotes bare.
  const address = `${LOOKUP}?external_id=${encodeURIComponent(odd).replace('%5C', '\\').replace('%22', '"')}`
  await page.goto(address)
  await expect(page).toHaveURL(/\/login\?next=/)
  await page.getByLabel('E-mail').fill(ADMINISTRATOR.email)
  await page.getByLabel('Password').fill(ADMINISTRATOR.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await opened(page, id)
  for (const next of ['//evil.test/sandbox/lookup', '/\\evil.test', 'https://evil.test/?/sandbox/lookup']) {
    await page.goto(`${routes.login()}?next=${encodeURIComponent(next)}`)
    expect(new URL(page.url()).origin).toBe(baseURL)
  }
  await stranger.close()
})

test('the support view is whole in the first HTML, and is copied as a ticket', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const id = await customerId('acme-42')
  const html = await (await page.request.get(routes.support('sandbox', id))).text()
  for (const text of ['Needs attention', 'What they can use', 'acme-42']) expect(html).toContain(text)
  expect(html).not.toContain('aria-busy="true"')
  await start(page, routes.lookup('sandbox', { external_id: 'acme-42' }))
  await opened(page, id)
  const each = page.getByRole('region', { name: 'What they can use' })
  await expect(each.getByRole('listitem').first()).toContainText(/^.*(No|Yes|Not known)/)
  await page.getByRole('button', { name: 'Copy as ticket' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy as ticket' })
  await expect(dialog.getByRole('textbox')).toHaveValue(/External ID: acme-42\n[\s\S]*As of/)
  await expect(dialog.getByRole('textbox')).not.toHaveValue(/E-mail:/)
  await dialog.getByRole('button', { name: 'Copy Markdown' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/External ID: acme\\-42/)
  await dialog.getByText('With name and e-mail').click()
  await dialog.getByRole('button', { name: 'Copy text' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Customer: [\s\S]*E-mail: /)
})

test.describe('the palette', () => {
  test('customers, pages and actions by keyboard alone; pins and recents are ids, and sign-out forgets them', async ({
    page,
    context,
  }) => {
    const person = await becomes(context, 'editor')
    const word = ownId('palette')
    const email = `${word}@journey.example`
    const [one, two] = await Promise.all([
      createCustomer({ name: `One ${word}`, email }),
      createCustomer({ name: `Two ${word}` }),
    ])
    await start(page, routes.customers('sandbox'))
    const input = page.getByRole('combobox', { name: 'Find customers, pages and actions' })
    const options = page.getByRole('option')
    await page.keyboard.press('Control+k')
    await expect(input).toBeFocused()
    await expect(options.first()).toHaveAccessibleName('Customers')
    // Faster than the answer: Enter waits for it.
    await page.keyboard.type(`one ${word}`)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/sandbox/customers/${one.id}$`))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`One ${word}`)

    await page.keyboard.press('Control+k')
    await input.fill(`two ${word}`)
    await expect(options.first()).toContainText(`Two ${word}`)
    await page.keyboard.press('Shift+Enter')
    await input.fill('')
    await expect(page.getByRole('group', { name: 'Pinned' }).getByRole('option')).toContainText(`Two ${word}`)
    await expect(page.getByRole('group', { name: 'Opened lately' }).getByRole('option')).toContainText(`One ${word}`)
    expect(await options.count()).toBeLessThanOrEqual(50)
    const stored = JSON.stringify(await page.evaluate(() => ({ ...localStorage, ...sessionStorage })))
    expect(stored).toContain(one.id)
    for (const personal of [word, email]) expect(stored).not.toContain(personal)
    await input.fill('new cust')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/customers\/new$/)

    await page.keyboard.press('Meta+k')
    await input.fill('team')
    await expect(page.getByRole('option', { name: 'Team' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(input).toHaveCount(0)
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page).toHaveURL(/\/login$/)
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await page.getByLabel('E-mail').fill(person.email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL(/\/customers/, { waitUntil: 'networkidle' })
    await page.keyboard.press('Control+k')
    await expect(input).toBeFocused()
    await expect(page.getByRole('group', { name: 'Opened lately' })).toHaveCount(0)
    await page.keyboard.type('acme')
    await expect(page.getByRole('group', { name: 'Customers' })).toBeVisible()
    await check(page, 'the palette')
    expect(two.id).not.toBe(one.id)
  })
})

test('the palette brings at most 30 kB of script of its own, and then opens at once', async ({ page }, { annotations }) => {
  await start(page, routes.customers('sandbox'))
  // What comes with anybody's first stir is not the palette's.
  await page.keyboard.press('Shift')
  const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').length)
  for (let known = -1; known !== (await loaded()); await page.waitForTimeout(500)) known = await loaded()
  const sizes: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      )
  })
  const input = page.getByRole('combobox', { name: 'Find customers, pages and actions' })
  await page.keyboard.press('Control+k')
  await expect(input).toBeFocused()
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await page.keyboard.press('Escape')
  await expect(input).toHaveCount(0)
  const openedMs = await page.evaluate(async () => {
    const from = performance.now()
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
    while (!document.querySelector('[role=combobox]')) await new Promise(requestAnimationFrame)
    return performance.now() - from
  })
  annotations.push({
    type: 'palette',
    description: `${(bytes / 1000).toFixed(1)} kB of script, opened in ${openedMs.toFixed(0)} ms`,
  })
  console.log(annotations.at(-1)?.description)
  expect(bytes).toBeGreaterThan(1_000)
  expect(bytes).toBeLessThanOrEqual(30_000)
  await input.click()
  await expect(input, 'a click within leaves it open').toBeVisible()
  await page.evaluate(() => {
    document.querySelector('dialog')?.requestClose() // as Escape does
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
  })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  await expect(input, 'asked for again in the very frame that it was closed in').toBeVisible()
  await page.mouse.click(5, 5)
  await expect(input, 'a click beside it closes it').toHaveCount(0)
})

async function check(page: Page, state: string) {
  const { violations } = await axe(page).analyze()
  expect(violations.map(({ id, nodes }) => [state, id, nodes.map((node) => node.target)])).toEqual([])
}

test('support tools are texts to copy, and what a bookmarklet brings behind the # is looked up and gone', async ({
  page,
  context,
  baseURL,
}) => {
  await becomes(context, 'support')
  await start(page, routes.settings.support('sandbox'))
  await expect(page.getByText(/^javascript:/)).toBeVisible()
  await expect(page.getByText(`${baseURL}${LOOKUP}?q=%s`)).toBeVisible()
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
  await check(page, 'support tools')
  const id = await customerId('acme-42')
  await page.goto(`${LOOKUP}#t=${encodeURIComponent(`About\nacme-42,\nplease`)}`)
  await opened(page, id)
  expect(await page.evaluate(() => history.length)).toBeGreaterThan(0)
  await page.goBack()
  await expect(box(page)).toHaveValue('About\nacme-42,\nplease')
  expect(new URL(page.url()).hash).toBe('')
})

/** Whatever of these becomes an element carries the mark; whatever runs calls `pwn`. */
const HOSTILE = [
  '<img data-pwned src=x: onerror=pwn()>',
  `"'><script data-pwned>pwn()</script>`,
  '</textarea><svg data-pwned onload=pwn()>',
  '</title></style><b data-pwned>',
  'javascript:pwn()',
  'data:text/html,<script>pwn()</script>',
  `{{constructor.constructor('pwn()')()}}`,
  '$' + '{pwn()}',
  '..',
  '../../customers',
  '..%2f..%2fcustomers',
  '%2e%2e%2f',
  '..\\..\\customers',
  '.',
  '/',
  '//evil.test',
  'a%00b',
  'a\u0000b',
  '\u0001\u0002\u0003',
  'x'.repeat(256),
  'x'.repeat(10_000),
  '\ufffd\ufffe\uffff',
  '\u202Egpj.exe',
  '\u200B\u2060\uFEFF',
  '%',
  '%%__\\',
  "' OR '1'='1",
  "'; DROP TABLE customers; --",
  '*)(uid=*))(|(uid=*',
  '__proto__',
  'constructor',
  '[object Object]',
  'null',
  'cust_',
  'cust_../../x',
  `cust_${'1'.repeat(200)}`,
  '@@@',
  '<>@<>.<>',
  'https://user:pass@evil.test/../cust_1%2F..',
  '=HYPERLINK("javascript:pwn()")',
  '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(40),
]

test('forty hostile texts are texts: each gets a clear answer, and nothing runs', async ({ page, baseURL }) => {
  test.slow()
  expect(HOSTILE.length).toBeGreaterThanOrEqual(40)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript(() => Object.assign(window, { pwn: () => Object.assign(window, { __pwned: true }) }))
  await start(page)
  for (const text of HOSTILE) {
    const answer = await page.request.post(routes.api.lookUp('sandbox'), {
      headers: { origin: baseURL },
      data: { q: text, reach: 'all' },
    })
    expect([answer.status(), text]).toEqual([200, text])
    await box(page).fill(text)
    await expect(
      page
        .locator('main')
        .getByText(/Nobody|Longer than any|no name, ID or e-mail|Nothing|exact|in the |Found/)
        .first(),
    ).toBeVisible()
    expect(await page.locator('[data-pwned], main iframe, main script').count()).toBe(0)
  }
  for (const text of HOSTILE.filter((text) => text.length < 300)) {
    const answer = await page.request.get(routes.lookup('sandbox', { q: text, open: 'no' }), { maxRedirects: 0 })
    expect([answer.status(), text]).toEqual([200, text])
  }
  expect(await page.evaluate(() => '__pwned' in window)).toBe(false)
  expect(dialogs).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`each state passes WCAG 2.2 AA: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    const word = ownId('axe')
    await createCustomer({ name: `Axe ${word}` })
    await start(page)
    await check(page, 'empty')
    await box(page).fill(word)
    await expect(hits(page)).toHaveCount(1)
    await check(page, 'hits')
    await box(page).fill(`nobody ${word}`)
    await expect(page.getByText('Nobody found').first()).toBeVisible()
    await check(page, 'nobody')
    await box(page).fill(`one ${word}\nand ${word}x`)
    await expect(page.getByRole('region', { name: 'Names nobody' })).toBeVisible()
    await check(page, 'a ticket')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('option').first()).toBeVisible()
    await check(page, 'the palette before typing')
    await page.goto(routes.support('sandbox', await customerId('acme-42')), { waitUntil: 'networkidle' })
    await check(page, 'the support view')
  })

test('masked for support in every answer of a lookup', async ({ page }) => {
  const word = ownId('masked')
  const customer = await createCustomer({
    external_id: word,
    name: `Personal ${word}`,
    email: `${word}@secret.example`,
    contact: '+46 70 123',
  })
  const support = await newPerson('support')
  const answer = await support.api.post(routes.api.lookUp('sandbox'), { data: { q: `${word}@secret.example`, reach: 'all' } })
  const text = await answer.text()
  expect(text).toContain(customer.id)
  for (const secret of [`Personal ${word}`, 'secret.example', '+46 70'])
    expect(text.replace(/"value":"[^"]*"/g, '')).not.toContain(secret)
  await page.close()
})
