import type { Page } from '@playwright/test'
import { newIntentId } from '../lib/intents/intent-id'
import { routes } from '../lib/routes'
import { customerNow, orderFault, ownId } from './sandbox'
import { expect, test } from './test'

test.use({ expectedErrors: /status of (400|502)/ })

/** Whatever of these becomes an element carries the mark; whatever runs calls `pwn`. */
const HOSTILE = {
  name: `<img data-pwned src=x: onerror=pwn()>"'><script data-pwned>pwn()</script>`,
  address_line1: 'javascript:pwn()',
  address_line2: '</title></textarea></style><svg data-pwned onload=pwn()>',
  address_city: `{{constructor.constructor('pwn()')()}}`,
  address_state: '<iframe data-pwned srcdoc="<script>parent.pwn()</script>">',
  address_postal_code: '<b data-pwned>',
  contact: '<i data-pwned>',
  email: "o'{{pwn}}&'=onload@pwned.example",
}
const KEYS = [
  '<img data-pwned src=x: onerror=pwn()>',
  '"><script data-pwned>pwn()</script>',
  `' autofocus onfocus='pwn()' data-pwned='`,
  'javascript:pwn()',
  '__proto__',
  'constructor',
  'toString',
]
const VALUES = [
  'javascript:pwn()',
  'JaVaScRiPt&colon;pwn()',
  'data:text/html,<script data-pwned>pwn()</script>',
  'https://pwned.example/"onmouseover="pwn()"data-pwned="',
  'https://user:pass@pwned.example/',
  '<!--<script>',
  '</script><script data-pwned>pwn()</script>',
  '<a data-pwned href=javascript:pwn()>go</a>',
  '<math data-pwned><mtext><style><img data-pwned src=x: onerror=pwn()>',
  '\u2028pwn()\u2029',
  '\u202Egpj.\u202C\u200B',
  ']]><!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]>',
  `=HYPERLINK("javascript:pwn()")`,
]

async function nothingRan(page: Page, dialogs: string[]) {
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true
  })
  expect(await page.evaluate(() => '__pwned' in window)).toBe(false)
  expect(await page.locator('[data-pwned], main iframe, main script').count()).toBe(0)
  const protocols = await page.locator('a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol))
  expect(protocols.filter((protocol) => !/^(https?|mailto):$/.test(protocol))).toEqual([])
  expect(dialogs).toEqual([])
}

test('a customer of hostile text is text in every field and on every page, and is saved as it is (BR-3)', async ({
  page,
  baseURL,
}) => {
  test.slow()
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript(() => Object.assign(window, { pwn: () => Object.assign(window, { __pwned: true }) }))
  const externalId = `${ownId('hostile')}"><img data-pwned src=x: onerror=pwn()>`
  const metadata = JSON.parse(
    `{${[...KEYS.map((key) => [key, VALUES[0]]), ...VALUES.map((value, index) => [`value ${index}`, value])]
      .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join(',')}}`,
  )
  const write = { origin: baseURL, 'idempotency-key': newIntentId() }
  const made = await page.request.post(`${routes.api.billing('sandbox')}/customers`, {
    headers: write,
    data: { external_id: externalId, ...HOSTILE, metadata },
  })
  expect(made.status()).toBe(201)
  const { id } = await made.json()
  expect(await customerNow(id)).toMatchObject({ external_id: externalId, ...HOSTILE, metadata })

  await test.step('the list', async () => {
    await page.goto(`${routes.customers('sandbox')}?q=${id}`)
    await expect(page.getByRole('row').filter({ hasText: HOSTILE.name })).toHaveCount(1)
    await nothingRan(page, dialogs)
  })
  for (const tab of ['overview', 'entitlements', 'usage', 'grants', 'details', 'activity'] as const)
    await test.step(tab, async () => {
      await page.goto(routes.customerTab('sandbox', id, tab), { waitUntil: 'networkidle' })
      await expect(page.getByRole('heading', { level: 1 })).toContainText(HOSTILE.name)
      if (tab === 'details') for (const key of KEYS) await expect(page.getByText(key, { exact: true }).first()).toBeVisible()
      await nothingRan(page, dialogs)
    })
  await test.step('an edit', async () => {
    await page.goto(routes.editCustomer('sandbox', id))
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(HOSTILE.name)
    await expect(page.getByLabel('E-mail')).toHaveValue(HOSTILE.email)
    await page.getByLabel('Contact').fill('<u data-pwned>')
    await nothingRan(page, dialogs)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page).toHaveURL(routes.customer('sandbox', id))
    expect(await customerNow(id)).toMatchObject({ external_id: externalId, ...HOSTILE, contact: '<u data-pwned>', metadata })
  })
  await test.step('the audit', async () => {
    await page.goto(routes.settings.audit('sandbox', { subject: id }), { waitUntil: 'networkidle' })
    await expect(page.getByRole('main').locator('details')).not.toHaveCount(0)
    await nothingRan(page, dialogs)
    await expect(page.getByText('<u data-pwned>').first()).toBeVisible()
  })
  await test.step('what failed says so beside it', async () => {
    await orderFault({ operation: 'getCustomerEntitlements', customer: id, kind: 'html', count: 9 })
    await page.goto(routes.customerTab('sandbox', id, 'entitlements'))
    await expect(page.getByRole('alert').first()).toBeVisible()
    await nothingRan(page, dialogs)
  })
})
