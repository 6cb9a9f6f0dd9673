/** `npm run screenshots`: the README's pictures, taken from a production build on the sandbox's data. */
import { chromium } from '@playwright/test'
import { routes } from '@/lib/routes'
import { CHROMIUM_ARGS, chromiumPath } from './chromium'
import { build } from './prepare.mjs'
import { bringStack, signInFirst, TEST_BUILD } from './test-stack'

const FOLDER = 'docs/pictures'

build(TEST_BUILD)
// A day of its own, so that the same pictures come out whenever they are taken.
const stack = await bringStack({ sandbox: { SANDBOX_NOW: '2026-11-22T09:41:00Z' } })
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS })
try {
  const [name = '', value = ''] = (await signInFirst(stack)).split('=')
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ baseURL: stack.url, colorScheme, viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name, value: decodeURIComponent(value), url: stack.url }])
    const page = await context.newPage()
    await page.goto(routes.customers('sandbox'), { waitUntil: 'networkidle' })
    await page.screenshot({ path: `${FOLDER}/list-${colorScheme}.png` })
    await context.close()
  }
  console.log(`Wrote ${FOLDER}/list-light.png and list-dark.png.`)
} finally {
  await browser.close()
  await stack.close()
}
