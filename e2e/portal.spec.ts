import type { Page } from '@playwright/test'
import { routes } from '../lib/routes'
import { CHROMIUM_ARGS, chromiumPath } from '../scripts/chromium'
import { axe } from './axe'
import { bringPortal, frameOf } from './portal'
import { archiveCustomer, createCustomer, orderFault } from './sandbox'
import { expect, test } from './test'

/**
 * Widgets in a vendor’s page on another site, in a browser that keeps third-party cookies out and whose storage throws: whatever works
 * here needs neither (EM-7).
 */
test.use({
  launchOptions: {
    executablePath: chromiumPath(),
    // The last list of features counts: Playwright's own switches off a part of what keeps the cookies out.
    args: [
      ...CHROMIUM_ARGS,
      '--test-third-party-cookie-phaseout',
      '--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints',
    ],
  },
  locale: 'en-GB',
  expectedErrors: /frame-ancestors|status of (401|404|50\d)/,
})

test.beforeEach(async ({ context }) => {
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      if (location.pathname.startsWith('/embed/'))
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Denied', 'SecurityError')
          },
        })
    // Notes what a host page hears, and what moves in it after the first size.
    const heard: { type: string; detail: unknown }[] = []
    let shift = 0
    let sizedAt = Number.POSITIVE_INFINITY
    Object.assign(window, { heard, shiftNow: () => shift })
    // The first size may move what stands beneath; it is drawn with the next frame.
    addEventListener(
      'billing-resize',
      () => requestAnimationFrame(() => requestAnimationFrame((now) => (sizedAt = Math.min(sizedAt, now)))),
      { capture: true, once: true },
    )
    for (const name of ['load', 'resize', 'expired', 'error'])
      addEventListener(
        `billing-${name}`,
        ({ type, detail }: CustomEventInit & { type: string }) => heard.push({ type, detail }),
        {
          capture: true,
        },
      )
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        if (entry.startTime > sizedAt) shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
})

type Heard = { type: string; detail: { height?: number; code?: string } | null }[]
const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard }).heard)
const embedFrame = (page: Page) => {
  const frame = page.frames().find((one) => new URL(one.url()).pathname.startsWith('/embed/'))
  if (!frame) throw new Error('There is no widget on the page.')
  return frame
}

test('a customer sees their plan in the vendor’s page, without a cookie, a store or a bar to scroll', async ({
  page,
  context,
}) => {
  const portal = await bringPortal(page.request, 'acme-42', {
    page: ({ console }, url) =>
      `<!doctype html><html lang="en"><title>Portal</title><script src="${console}/embed.js" async></script><p>Before</p><billing-embed src="${url}"></billing-embed><p>After</p></html>`,
  })
  await context.clearCookies()
  await test.step('the browser does keep third-party cookies out', async () => {
    const elsewhere = `${portal.evil}/elsewhere`
    const sentTo = async (load: () => Promise<unknown>) => {
      const request = page.waitForRequest(elsewhere)
      await load()
      return (await (await request).allHeaders()).cookie
    }
    await context.addCookies([{ name: 'seen', value: '1', domain: 'evil.localhost', path: '/', secure: true, sameSite: 'None' }])
    expect(await sentTo(() => page.goto(elsewhere)), 'to its own page').toBe('seen=1')
    await page.goto(`${portal.host}/elsewhere`)
    const framing = () =>
      page.evaluate((address) => {
        const frame = document.createElement('iframe')
        frame.src = address
        document.body.append(frame)
        return new Promise((resolve) => frame.addEventListener('load', resolve))
      }, elsewhere)
    expect(await sentTo(framing), 'to the same in a frame').toBeUndefined()
    const third = page.frames().find((one) => one.url() === elsewhere)
    expect(await third?.evaluate(() => document.cookie)).toBe('')
  })
  const asked: { url: string; headers: Record<string, string> }[] = []
  const setCookies: string[] = []
  page.on('request', async (request) => asked.push({ url: request.url(), headers: await request.allHeaders() }))
  page.on('response', async (response) => {
    if (response.url().startsWith(portal.vendor.console) && (await response.headerValue('set-cookie')))
      setCookies.push(response.url())
  })
  await page.goto(portal.host)
  const frame = frameOf(page)
  await test.step('with the figures of the API', async () => {
    await expect(frame.getByRole('heading', { name: 'Usage and limits' })).toBeVisible()
    await expect(frame.getByRole('region', { name: 'Usage and limits' })).toContainText('812,000 of 750,000 tokens')
    await expect(frame.getByRole('region', { name: 'What is included' })).toContainText('24 GB, and more')
    await expect(frame.getByRole('region', { name: 'Upcoming credits' })).toContainText('100 credits')
    await expect(frame.getByRole('region', { name: 'What comes next' })).toContainText('Counting starts again: ')
  })
  await test.step('the token is nowhere but in its header', async () => {
    const token = asked.map(({ headers }) => /^Bearer (bce_\S+)$/.exec(headers.authorization ?? '')?.[1]).find(Boolean) ?? ''
    expect(token).not.toBe('')
    expect(embedFrame(page).url()).not.toContain(token)
    expect(await embedFrame(page).evaluate(() => location.href + document.cookie + JSON.stringify(history.state))).not.toContain(
      token,
    )
    for (const { url, headers } of asked) {
      expect(url).not.toContain(token.slice(0, 40))
      expect(headers.referer ?? '').not.toContain('/embed/')
      if (new URL(url).pathname.startsWith('/api/embed')) expect(headers.cookie).toBeUndefined()
    }
    expect(setCookies).toEqual([])
    expect(await page.evaluate(() => document.cookie)).toBe('')
  })
  await test.step('the host page gives it its height in few messages and does not move', async () => {
    await expect.poll(() => heardBy(page)).toContainEqual({ type: 'billing-load', detail: null })
    const sizes = (await heardBy(page)).filter(({ type }) => type === 'billing-resize')
    expect(sizes.length).toBeGreaterThan(0)
    expect(sizes.length).toBeLessThanOrEqual(3)
    expect(await page.evaluate(() => (window as unknown as { shiftNow: () => number }).shiftNow())).toBe(0)
  })
  await test.step('at every width it fits', async () => {
    for (const width of [280 + 32, 320 + 32, 480, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await expect
        .poll(() =>
          embedFrame(page).evaluate(() => {
            const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
            return [scrollWidth - clientWidth, scrollHeight - clientHeight]
          }),
        )
        .toEqual([0, 0])
    }
  })
  await test.step('a figure explains itself in place, by keyboard', async () => {
    const before = (await heardBy(page)).length
    await frame.getByText('About this figure').first().focus()
    await page.keyboard.press('Enter')
    await expect(frame.getByText('At the limit, more is refused.').first()).toBeVisible()
    await expect.poll(async () => (await heardBy(page)).length).toBeGreaterThan(before)
  })
  await portal.close()
})

test('pages that are not allowed cannot frame it, nor an allowed one inside of them', async ({ page }) => {
  const portal = await bringPortal(page.request, 'acme-42', {
    page: (_, url) => `<!doctype html><title>Frames</title><iframe src="${url}"></iframe>`,
  })
  const silent = async (address: string) => {
    const refused = page.waitForEvent('console', { predicate: (message) => message.text().includes('frame-ancestors') })
    await page.goto(address)
    await refused
    expect(page.frames().filter((frame) => frame.url().includes('/embed/'))).toEqual([])
  }
  const statusOf = async (path: string) => (await page.request.get(portal.vendor.console + path)).status()
  expect(await statusOf('/embed/emb_nobody/usage')).toBe(404)
  expect(await statusOf(`/embed/${portal.vendor.configId}/invoices`)).toBe(404)
  expect(await statusOf(`/embed/${portal.vendor.configId}/usage?t=bce_x`)).toBe(400)
  await page.goto(portal.host)
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Usage and limits' })).toBeVisible()
  await silent(portal.evil)
  await page.goto(`${portal.evil}/nowhere`)
  const refused = page.waitForEvent('console', { predicate: (message) => message.text().includes('frame-ancestors') })
  await page.evaluate((host) => {
    const frame = document.createElement('iframe')
    frame.src = host
    document.body.replaceChildren(frame)
  }, portal.host)
  await refused
  await portal.close()
})

test('a token that ends: said once, nothing more asked, and all goes on with a new one', async ({ page }) => {
  let isRenewing = false
  const portal = await bringPortal(page.request, 'acme-42')
  await page.clock.install()
  await page.route('**/token', (route) => (isRenewing ? route.continue() : route.fulfill({ status: 500, body: 'down' })))
  await page.goto(portal.host)
  const frame = frameOf(page)
  await frame.getByText('About this figure').first().click()
  await expect(frame.getByText('At the limit, more is refused.').first()).toBeVisible()

  const { items } = await (
    await page.request.get(portal.vendor.console + routes.api.embedSessions(portal.vendor.configId))
  ).json()
  for (const { id } of items as { id: string }[])
    await page.request.delete(portal.vendor.console + routes.api.embedSession(portal.vendor.configId, id), {
      headers: { origin: portal.vendor.console },
    })
  let asked = 0
  page.on('request', (request) => {
    if (request.url().includes('/api/embed/')) asked++
  })
  await page.clock.fastForward(66_000)
  await expect(frame.getByText('Your session has ended.')).toBeVisible()
  await expect(frame.getByText(/^Not up to date: these figures are from/).first()).toBeVisible()
  await expect(frame.getByRole('region', { name: 'Usage and limits' })).toContainText('13,400 of 20,000 calls')
  const askedByThen = asked
  await page.clock.fastForward(60_000)
  await page.clock.fastForward(60_000)
  expect(asked).toBe(askedByThen)
  expect((await heardBy(page)).filter(({ type }) => type === 'billing-expired')).toHaveLength(1)

  isRenewing = true
  await frame.getByRole('button', { name: 'Try again' }).click()
  await expect(frame.getByText('Your session has ended.')).toBeHidden()
  await expect(frame.getByText(/^Not up to date/)).toHaveCount(0)
  await expect(frame.getByText('At the limit, more is refused.').first()).toBeVisible()
  await portal.close()
})

test('a host that keeps it in a sandbox is told so, and nothing else happens', async ({ page }) => {
  const portal = await bringPortal(page.request, 'acme-42', {
    page: (_, url) => `<!doctype html><title>Sandbox</title><iframe sandbox="allow-scripts" src="${url}"></iframe>`,
  })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(portal.host)
  await expect(page.frameLocator('iframe').getByText(/in a sandboxed frame/)).toBeVisible()
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
  await portal.close()
})

test('what strangers and a careless host send changes nothing, however much of it', async ({ page }) => {
  const portal = await bringPortal(page.request, 'acme-42', {
    page: (_, url) => `<!doctype html><title>Raw</title><iframe id="widget" src="${url}&o=http://host.localhost"></iframe>`,
  })
  await page.goto(portal.host)
  const frame = page.frameLocator('#widget')
  await expect(frame.getByRole('heading', { name: 'Usage and limits' })).toBeVisible()
  const token = `bce_${'x'.repeat(60)}`
  await test.step('a sibling from another site', async () => {
    await page.evaluate((evil) => {
      const sibling = document.createElement('iframe')
      sibling.src = `${evil}/evil`
      document.body.append(sibling)
      return new Promise((resolve) => sibling.addEventListener('load', resolve))
    }, portal.evil)
    const sibling = page.frames().find((one) => one.url().startsWith(portal.evil))
    await sibling?.evaluate((token) => {
      for (let turn = 0; turn < 100; turn++) parent.frames[0]?.postMessage({ billingEmbed: 1, type: 'token', token }, '*')
    }, token)
  })
  await test.step('ten thousand messages, and themes that are none', async () => {
    await page.evaluate(() => {
      const target = document.querySelector<HTMLIFrameElement>('#widget')?.contentWindow
      const send = (message: unknown) => target?.postMessage(message, '*')
      for (let turn = 0; turn < 10_000; turn++) send({ billingEmbed: 1, type: turn % 2 ? 'look' : 'size', theme: turn })
      send({
        billingEmbed: 1,
        type: 'look',
        theme: { brand: 'red;}body{display:none', font: 'url(//evil.test)', radius: '</style>' },
      })
      send({ billingEmbed: 1, type: 'look', theme: { brand: '#00aa55', mode: 'dark' }, language: 'de' })
    })
    await expect(frame.getByRole('heading', { name: 'Nutzung und Limits' })).toBeVisible()
  })
  const drawn = await embedFrame(page).evaluate(() => ({
    style: document.documentElement.getAttribute('style') ?? '',
    ground: getComputedStyle(document.documentElement).backgroundColor,
  }))
  expect(drawn.style).not.toMatch(/evil|red|display/)
  expect(drawn.ground).toBe('rgb(26, 26, 24)')
  await expect(frame.getByRole('region', { name: 'Nutzung und Limits' })).toContainText('13.400 von 20.000 calls')
  await portal.close()
})

test('every widget in every language and look passes WCAG 2.2 AA, and fits at 200 %', async ({ page }) => {
  test.slow()
  const portal = await bringPortal(page.request, 'acme-42', {
    page: ({ console }, url) =>
      `<!doctype html><html lang="en"><title>Looks</title><script src="${console}/embed.js" async></script><main><h1>Portal</h1><billing-embed src="${url}"></billing-embed></main></html>`,
  })
  const looks = [
    { language: 'en', theme: { mode: 'light', brand: '#ffee00' }, width: 320 },
    { language: 'ar', theme: { mode: 'dark', brand: '#111111' }, width: 320 },
    { language: 'de', theme: { mode: 'dark', brand: '#ff0000', density: 'compact', radius: 0, font: 'serif' }, width: 900 },
    { language: 'ja', theme: { mode: 'light', brand: '#ffffff', font: 'mono', radius: 24 }, width: 480 },
    { language: 'fr', theme: { mode: 'system' }, width: 900, forcedColors: 'active', reducedMotion: 'reduce' },
    { language: 'es', theme: { mode: 'light' }, width: 640 },
  ] as const
  const session = await page.context().newCDPSession(page)
  for (const { language, theme, width, ...media } of looks) {
    await page.emulateMedia({ forcedColors: 'none', ...media })
    await page.setViewportSize({ width, height: 1200 })
    await page.goto(portal.host)
    await frameOf(page).getByRole('region').first().waitFor()
    await page.evaluate(
      ([language, theme]) => Object.assign(document.querySelector('billing-embed') as object, { language, theme }),
      [language, theme] as const,
    )
    await expect(frameOf(page).locator(`html[lang^="${language}"]`)).toBeVisible()
    expect(await embedFrame(page).evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr')
    const { violations } = await axe(page).analyze()
    expect(violations.map(({ id, nodes }) => [language, id, nodes.map(({ target, html }) => [target, html])])).toEqual([])
    // What a browser makes of a window of 640 pixels at 200 %.
    const zoomed = { width: 320, height: 600, deviceScaleFactor: 2, mobile: false }
    await session.send('Emulation.setDeviceMetricsOverride', zoomed)
    await expect.poll(() => embedFrame(page).evaluate(beyondTheEdges), language).toEqual({ scale: 2, bars: [0, 0], beyond: [] })
  }
  await portal.close()
})

/** What of the frame cannot be seen without scrolling within it. */
const beyondTheEdges = () => {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
  const beyond = [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect()
    return width > 0 && (left < -0.5 || right > clientWidth + 0.5)
  })
  return {
    scale: devicePixelRatio,
    bars: [scrollWidth - clientWidth, scrollHeight - clientHeight],
    beyond: beyond.map(({ outerHTML }) => outerHTML.slice(0, 80)),
  }
}

test('a customer with very much and one with nothing', async ({ page }) => {
  const many = await bringPortal(page.request, 'many-features')
  await page.goto(many.host)
  await expect(
    frameOf(page)
      .getByRole('button', { name: /^Show \d+ more$/ })
      .first(),
  ).toBeVisible()
  await frameOf(page)
    .getByRole('button', { name: /^Show \d+ more$/ })
    .first()
    .click()
  await expect(frameOf(page).getByRole('button', { name: 'Show fewer' }).first()).toBeVisible()
  await many.close()
  const none = await bringPortal(page.request, 'no-subscription')
  await page.goto(none.host)
  await expect(frameOf(page).getByText('No credits are scheduled.')).toBeVisible()
  await expect(frameOf(page).getByText('Nothing is scheduled.')).toBeVisible()
  await none.close()
})

test('one answer that fails leaves the others standing, and a customer who goes takes the figures along', async ({ page }) => {
  const customer = await createCustomer()
  const portal = await bringPortal(page.request, customer.external_id, { widgets: ['entitlements', 'grants'] })
  await orderFault({ operation: 'getCustomerUpcomingGrants', customer: customer.id, kind: 'status', status: 500, count: 6 })
  await page.clock.install()
  await page.goto(portal.host)
  const frame = frameOf(page)
  await expect(frame.getByRole('alert')).toContainText('These figures cannot be shown right now.')
  await expect(frame.getByText('Your plan lists no features.')).toBeVisible()
  await archiveCustomer(customer.id)
  await page.clock.fastForward(66_000)
  await expect(frame.getByText('There is no such account any more.').first()).toBeVisible()
  await expect(frame.getByText('Your plan lists no features.')).toBeHidden()
  await portal.close()
})

test('staff see what a customer sees, marked, beside their own view', async ({ page }) => {
  const portal = await bringPortal(page.request, 'acme-42', { name: 'Seen by staff', widgets: ['usage', 'grants'], origins: [] })
  await page.goto('/sandbox/customers?q=acme-42')
  await page.getByRole('link', { name: 'Acme', exact: false }).first().click()
  await page.getByRole('link', { name: 'View as customer' }).click()
  await page.getByRole('combobox', { name: 'Embed' }).selectOption({ label: 'Seen by staff' })
  const frame = frameOf(page)
  await expect(frame.getByText('Preview')).toBeVisible()
  await expect(frame.getByRole('region', { name: 'Usage and limits' })).toContainText('13,400 of 20,000 calls')
  await expect(frame.getByRole('heading', { name: 'What is included' })).toHaveCount(0)
  await expect(page.getByRole('note').filter({ hasText: 'Preview: read-only' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What the customer does not see' })).toContainText(
    'What is included, What comes next',
  )
  const { violations } = await axe(page).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([])
  const audited = await (await page.request.get(routes.api.audit({ action: 'embed.previewed' }))).json()
  expect(JSON.stringify(audited)).toContain('embed.previewed')
  await portal.close()
})

test('an administrator tries a look on a customer’s own widgets, and saves it', async ({ page }) => {
  const portal = await bringPortal(page.request, 'acme-42', { name: 'Designed' })
  await page.goto(routes.settings.embed('sandbox', portal.vendor.configId))
  await page.getByRole('button', { name: 'Open the designer' }).click()
  await expect(frameOf(page).getByText('Preview')).toBeVisible()
  const drawn = () =>
    embedFrame(page).evaluate(() => {
      const style = getComputedStyle(document.documentElement)
      return `${style.getPropertyValue('--theme-accent')} ${style.backgroundColor}`
    })
  await page.getByLabel('Brand colour', { exact: true }).fill('#ffcc00')
  await expect(page.getByText('Drawn as #876c00 in light, so that it can be read.')).toBeVisible()
  await expect.poll(drawn).toContain('#876c00')
  await page.getByRole('combobox', { name: 'Light or dark' }).selectOption('dark')
  await expect.poll(drawn).toContain('rgb(26, 26, 24)')
  await page.getByRole('button', { name: 'Save the look' }).click()
  await expect(page.getByText('The look was saved.')).toBeVisible()
  const stored = await (await page.request.get(routes.api.embed(portal.vendor.configId))).json()
  expect(stored.configuration.theme).toMatchObject({ brand: '#ffcc00', mode: 'dark' })
  await portal.close()
})
