import { customerId, expect, test } from './test'

/** The hard cases of the sandbox (docs/sandbox.md): on which page, in which panel, what is said and what must not be. */
const CASES: [customer: string, tab: string, panel: string, says: (string | RegExp)[], never?: RegExp][] = [
  [
    'soft-limit-passed',
    '',
    'Needs attention',
    ['Soft limit passed', 'AI tokens: 250 over the soft limit of 1,000'],
    /Hard limit/,
  ],
  [
    'hard-limit-reached',
    '',
    'Needs attention',
    ['Hard limit reached', '10,250 used, 250 over the hard limit of 10,000'],
    /Soft limit/,
  ],
  ['exactly-at-limit', '', 'Needs attention', ['Hard limit reached', 'all 100 are used'], /over/],
  ['near-limit', '', 'At or near a limit', ['9,500 of 10,000', '500 left']],
  ['near-limit', '', 'Needs attention', ['Nothing needs attention.']],
  ['zero-limit', '', 'Needs attention', ['No allowance', '5 used though the limit is 0'], /Unlimited/],
  ['zero-limit', '/usage', 'Usage', ['5 of 0', 'over by 5', 'No allowance'], /%.*100|Unlimited/],
  ['unlimited', '/entitlements', 'Entitlements', ['Unlimited', '123,456 used']],
  ['unlimited', '/usage', 'Usage', ['123,456 used', 'Unlimited'], /\d%(?! means)/],
  ['parallel-buckets', '/entitlements', 'Entitlements', ['By grant', '2 grants in parallel'], /Unlimited/],
  ['weekly-reset', '/usage', 'Usage', ['use not counted', 'Usage not counted', 'weekly, no date reported'], /(?<![\d.,])0 of/],
  ['annual-reset', '/usage', 'Usage', ['use not counted', 'yearly, no date reported'], /(?<![\d.,])0 of/],
  ['annual-billing', '/usage', 'Usage', ['40 of 500', 'yearly, no date reported', '700 of 1,000']],
  ['never-reset', '/usage', 'Usage', ['12.5 of 20', '7 of 25', 'never'], /0001|Jan 1/],
  ['boolean-only', '/entitlements', 'Entitlements', ['2 features', 'On'], /Unlimited|Off/],
  ['boolean-only', '/usage', 'Usage', ['No metered feature']],
  ['static-only', '/entitlements', 'Entitlements', ['Value'], /Unlimited/],
  ['config-only', '/entitlements', 'Entitlements', ['Configuration'], /Unlimited/],
  ['no-usage-reported', '/usage', 'Usage', [/(?<![\d.,])0 of/], /not known/],
  [
    'big-limits',
    '/entitlements',
    'Entitlements',
    ['9,007,199,254,740,991', '9,007,199,254,740,993', '9,223,372,036,854,775,807'],
  ],
  ['two-subscriptions', '/entitlements', 'Entitlements', ['Room left']],
  ['no-subscription', '', 'Needs attention', ['No subscription', 'No subscription is active or on trial']],
  ['no-subscription', '/entitlements', 'Entitlements', ['No entitlements']],
  ['paused', '', 'Needs attention', ['No subscription']],
  ['trialing', '', 'What comes next', ['Trial ends']],
  ['trialing', '', 'Identity', ['on trial']],
  ['ending-soon', '', 'What comes next', [/Subscription (ends|is cancelled)/]],
  [
    'grants-failed',
    '',
    'Needs attention',
    ['Failed, will retry', 'Grant of 75.25 credits', 'failed 3 times', 'currency mismatch'],
  ],
  ['grants-failed', '/grants', 'Upcoming credit grants', ['Failed, will retry', 'tried 3 times', 'currency mismatch']],
  ['grants-far-future', '/grants', 'All upcoming grants', ['1,000 credits', /20\d\d/]],
  ['grants-none', '/grants', 'Upcoming credit grants', ['No upcoming grants', 'This list cannot contain']],
  ['null-metadata', '/details', 'Metadata', ['No metadata.']],
  ['empty-metadata', '/details', 'Metadata', ['No metadata.']],
  ['many-metadata', '/details', 'Metadata', ['50 keys']],
  ['no-email', '/details', 'Contact', ['not given']],
]

for (const [customer, tab, panel, says, never] of CASES)
  test(`${customer}${tab}: ${panel}`, async ({ page }) => {
    await page.goto(`/sandbox/customers/${await customerId(customer)}${tab}`)
    const region = page.getByRole('region', { name: panel, exact: true })
    for (const text of says) await expect(region).toContainText(text)
    if (never) await expect(region).not.toContainText(never)
  })

test('every source of a limit is named, and the sum is written out', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('addon-twice')}/entitlements`)
  await page.getByRole('button', { name: 'Sources of API calls' }).click()
  const region = page.getByRole('region', { name: 'Entitlements', exact: true })
  await expect(region).toContainText(/10,000 from \w+ \+ 5,000 \+ 5,000 from an add-on = 20,000; resets monthly/)
  await expect(region.getByText('Add-on', { exact: false })).not.toHaveCount(0)
})

test('quantities have all their digits on focus, in the name and when copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/sandbox/customers/${await customerId('long-decimals')}/usage`)
  const figure = page.getByRole('button', { name: '1,234,567,890.123456789012345678, copy' }).first()
  await figure.focus()
  await expect(page.getByText('1,234,567,890.123456789012345678').first()).toBeVisible()
  await figure.press('Enter')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('1234567890.123456789012345678')
})

test('an archived customer is marked, and everything can still be read', async ({ page }) => {
  const id = await customerId('archived-only', 'archived')
  await page.goto(`/sandbox/customers/${id}`)
  await expect(page.getByRole('note')).toContainText('This customer is archived')
  await page.getByRole('navigation', { name: 'Record' }).getByRole('link', { name: 'Details' }).click()
  await expect(page.getByRole('region', { name: 'Record', exact: true })).toContainText('archived-only')
})

test('can they use it? The answer, its rule and when it changes', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('hard-limit-reached')}`)
  const panel = page.getByRole('region', { name: 'Can they use it?' })
  await panel.getByRole('textbox', { name: 'Amount' }).fill('5')
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel.getByRole('status')).toContainText(
    'No. The limit of 10,000 is hard, and that would pass it by 255; 0 more fit.',
  )
  await expect(panel.getByRole('status')).toContainText(/The count resets \d+ \w+/)
  await panel.getByRole('textbox', { name: 'Amount' }).fill('10,001')
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel.getByRole('status')).toContainText('No reset changes that.')
  await panel.getByRole('textbox', { name: 'Amount' }).fill('many')
  await expect(panel).toContainText('Enter a number, 0 or more.')
  await panel.getByRole('combobox', { name: 'Feature' }).selectOption('A feature that is not listed')
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel.getByRole('status')).toContainText('No. What the API does not list is off')
})

test('four hundred features are found, filtered and all on the page', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('many-features')}/entitlements`)
  const rows = page.getByRole('region', { name: 'Entitlements', exact: true }).getByRole('rowheader')
  await expect(rows).toHaveCount(400)
  await page.getByRole('searchbox', { name: 'Find a feature' }).fill('feature 39')
  await expect(rows).toHaveCount(10)
  await expect(page.getByText('10 of 400 features')).toBeVisible()
  await page.getByRole('combobox', { name: 'Type' }).selectOption('On/off')
  await expect(rows).toHaveCount(3)
  await page.getByRole('searchbox', { name: 'Find a feature' }).fill('nothing has this name')
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(rows).toHaveCount(400)
})

test('the table of usage as CSV, the dates of grants as a calendar', async ({ page }) => {
  const id = await customerId('acme-42')
  await page.goto(`/sandbox/customers/${id}/usage`)
  const csv = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  const rows = await textOf(await csv)
  expect(rows).toContain('AI tokens,ai-tokens')
  expect(rows).toContain(',812000,750000,true,-62000,62000,')
  await page.goto(`/sandbox/customers/${id}/grants`)
  const ics = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Calendar file (.ics)' }).click()
  const calendar = await textOf(await ics)
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(calendar).toContain('SUMMARY:250.5 credits')
})

async function textOf(download: import('@playwright/test').Download): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

test('usage is sorted by share at first, by name when asked', async ({ page }) => {
  await page.goto(`/sandbox/customers/${await customerId('acme-42')}/usage`)
  const names = page.getByRole('region', { name: 'Usage', exact: true }).getByRole('rowheader')
  await expect(names.first()).toContainText('AI tokens')
  await page.getByRole('button', { name: 'Feature' }).click()
  await expect(names.nth(1)).toContainText('API calls')
  await expect(page.getByRole('columnheader', { name: 'Feature' })).toHaveAttribute('aria-sort', 'ascending')
  await page.getByRole('checkbox', { name: 'Problems only' }).check()
  await expect(names).toHaveCount(1)
})
