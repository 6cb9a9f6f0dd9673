/** One run of one target in a fresh browser: cold caches, a slow processor, a slow line. */
import { fileURLToPath } from 'node:url'
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { CHROMIUM_ARGS, chromiumPath } from '../../scripts/chromium'
import type { Condition, Target, Typing } from './targets'

/** How slow: times the processor, milliseconds there and back, megabits a second. */
export const CONDITIONS = { cpu: 4, roundTripMs: 40, megabits: 10 }
/** After the first row, until a page counts as settled. */
const SETTLE_MS = 3_000
const HOVER_MS = 100

export interface Measures {
  scriptKb: number
  requests: number
  rowMs: number
  liveMs?: number
  blockingMs: number
  longestTaskMs: number
  shift: number
  heapMb: number
  elements: number
  headerMs?: number
  recordMs?: number
  nextRecordMs?: number
  searchMs?: number
  lookupMs?: number
  worstKeyMs?: number
  filterMs?: number
  filterTaskMs?: number
  framesPerSecond?: number
  longFrames?: number
  worstFrameMs?: number
}

interface Probe {
  row: number | null
  live: number | null
  longTasks: [start: number, duration: number][]
  events: [start: number, duration: number][]
  shift: number
  frames: number[] | null
  armed: { from: number | null; until: number | null } | null
  visible: (selector: string) => Element[]
  shows: (condition: Condition) => boolean
  arm: (event: string, conditions: Condition[]) => void
}
declare global {
  interface Window {
    probe: Probe
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const launch = (pin: string): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      ...CHROMIUM_ARGS,
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      `--ignore-certificate-errors-spki-list=${pin}`,
    ],
  })

export async function openPage(browser: Browser, target: Target): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  if (target.cookie) await context.addCookies([{ ...target.cookie, url: new URL('/', target.url).href }])
  const page = await context.newPage()
  const { row, interactive } = target
  await page.addInitScript(`window.probeConfig = ${JSON.stringify({ row, interactive })}`)
  await page.addInitScript({ path: fileURLToPath(new URL('probe.js', import.meta.url)) })
  return page
}

/** @throws when the page does not show what it should, or reports an error of its own */
export async function measure(target: Target, pin: string): Promise<Measures> {
  const url = (await target.freshUrl?.()) ?? target.url
  const browser = await launch(pin)
  try {
    const page = await openPage(browser, { ...target, url })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    const session = await page.context().newCDPSession(page)
    const scripts = await countScripts(session)
    await slowDown(session)
    await sleep(1_500) // the browser's own start is not the target's
    // Nothing of the driver's runs in the page until it has settled: its own script would take the place of the page's.
    const shown = page.waitForEvent('console', { predicate: (message) => message.text() === 'probe: row', timeout: 90_000 })
    await page.goto(url, { waitUntil: 'commit' })
    await shown
    await sleep(SETTLE_MS)
    const row = await page.evaluate(() => window.probe.row ?? 0)
    const found: Measures = { ...(await loaded(page, row)), ...scripts(), heapMb: await heapMb(session) }
    if (target.hasScroll) Object.assign(found, await scroll(page, session, target))
    if (target.record) Object.assign(found, await openRecords(page, target, target.record))
    if (target.search) Object.assign(found, await search(page, target.row, target.search))
    if (target.lookup) {
      const { searchMs: lookupMs, worstKeyMs } = await search(page, target.lookup.hit, target.lookup)
      Object.assign(found, { lookupMs, worstKeyMs })
    }
    if (target.filter) Object.assign(found, await filter(page, target.row, target.filter))
    if (errors.length > 0) throw new Error(`${target.name}: ${errors.join('; ')}`)
    return found
  } finally {
    await browser.close()
  }
}

/** Bytes on the wire of everything that is script, and how many requests there were. */
async function countScripts(session: CDPSession) {
  const requests = new Map<string, { isScript: boolean; bytes: number }>()
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const isScript = type === 'Script' || /javascript/.test(response.mimeType)
    if (!response.fromDiskCache) requests.set(requestId, { isScript, bytes: 0 })
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const known = requests.get(requestId)
    if (known) known.bytes = encodedDataLength
  })
  await session.send('Network.enable')
  return () => {
    const all = [...requests.values()]
    return {
      scriptKb: all.reduce((sum, { isScript, bytes }) => sum + (isScript ? bytes : 0), 0) / 1000,
      requests: all.length,
    }
  }
}

async function slowDown(session: CDPSession) {
  const bytesPerSecond = (CONDITIONS.megabits * 1e6) / 8
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: CONDITIONS.roundTripMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.cpu })
}

async function loaded(page: Page, rowMs: number) {
  const { live, longTasks, shift, elements } = await page.evaluate(() => ({
    live: window.probe.live,
    longTasks: window.probe.longTasks,
    shift: window.probe.shift,
    elements: document.getElementsByTagName('*').length,
  }))
  const counted = longTasks.filter(([start]) => start < rowMs + SETTLE_MS).map(([, duration]) => duration)
  return {
    rowMs,
    liveMs: live ?? undefined,
    blockingMs: counted.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    longestTaskMs: Math.max(0, ...counted),
    shift,
    elements,
  }
}

/** After two collections: what is really held. */
export async function heapMb(session: CDPSession): Promise<number> {
  for (let time = 0; time < 2; time++) await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6
}

/** Typing into a filter, and clearing it: rows that go, and rows that come back. */
async function filter(page: Page, selector: string, typing: Typing) {
  const from = await page.evaluate(() => performance.now())
  const { searchMs: filterMs, worstKeyMs } = await search(page, selector, typing)
  await page.locator(typing.input).first().fill('')
  await sleep(2_000)
  const tasks = await page.evaluate((since) => window.probe.longTasks.filter(([start]) => start >= since), from)
  return { filterMs, worstKeyMs, filterTaskMs: Math.max(0, ...tasks.map(([, duration]) => duration)) }
}

/** A notch of the wheel each 40 ms for three seconds. */
async function scroll(page: Page, session: CDPSession, { row }: Target) {
  const box = await page.locator(row).nth(3).boundingBox()
  if (!box) throw new Error('No row to scroll over')
  const [x, y] = [box.x + Math.min(box.width / 2, 500), Math.min(box.y + box.height / 2, 860)]
  await page.mouse.move(x, y)
  await sleep(300)
  await page.evaluate(() => {
    window.probe.frames = []
  })
  const sent: Promise<unknown>[] = []
  for (const until = Date.now() + 3_000; Date.now() < until; await sleep(40))
    sent.push(session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: 100 }))
  const frames = await page.evaluate(() => {
    const { frames } = window.probe
    window.probe.frames = null
    return frames ?? []
  })
  await Promise.all(sent)
  await sleep(500)
  await page.evaluate(() => window.scrollTo(0, 0))
  await sleep(1_000)
  const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at))
  const tookMs = (frames.at(-1) ?? 0) - (frames[0] ?? 0)
  return {
    framesPerSecond: (gaps.length / tookMs) * 1_000,
    longFrames: gaps.filter((gap) => gap > 50).length,
    worstFrameMs: Math.max(...gaps),
  }
}

/** From an event until what it leads to is painted, in milliseconds. */
async function timed(page: Page, event: string, conditions: Condition[], act: () => Promise<void>): Promise<number> {
  await page.evaluate(([kind, wanted]) => window.probe.arm(kind, wanted), [event, conditions] as const)
  await act()
  await page.waitForFunction(() => (window.probe.armed?.until ?? 0) > 0, undefined, { timeout: 30_000 })
  return page.evaluate(() => (window.probe.armed?.until ?? 0) - (window.probe.armed?.from ?? 0))
}

async function openRecords(page: Page, target: Target, record: NonNullable<Target['record']>) {
  const open = async (index: number, wanted: Condition[]) => {
    const link = page.locator(target.row).nth(index).locator(record.link).first()
    const name = (await link.textContent())?.trim() ?? ''
    const box = await link.boundingBox()
    if (!box) throw new Error(`Row ${index} has no link`)
    await page.mouse.move(box.x + Math.min(box.width / 2, 60), box.y + box.height / 2, { steps: 2 })
    await sleep(HOVER_MS)
    const conditions = wanted.map((one) => ({ ...one, text: one.text?.replace('{name}', name) }))
    const ms = await timed(page, 'click', conditions, async () => {
      await page.mouse.down()
      await page.mouse.up()
    })
    await sleep(800)
    await page.goBack({ waitUntil: 'commit' })
    await page.waitForFunction((row) => window.probe.shows({ selector: row, first: true }), target.row, { timeout: 30_000 })
    await sleep(1_000)
    return ms
  }
  const recordMs = await open(0, record.ready)
  const nextRecordMs = await open(1, record.ready)
  return { recordMs, nextRecordMs, headerMs: record.header && (await open(2, record.header)) }
}

async function search(page: Page, selector: string, { input, type, expect }: Typing) {
  await page.locator(input).first().click()
  await sleep(300)
  const from = await page.evaluate(() => performance.now())
  for (const key of type.slice(0, -1)) {
    await page.keyboard.press(key, { delay: 30 })
    await sleep(90)
  }
  await sleep(1_500)
  const condition = { selector, text: expect, first: true }
  if (await page.evaluate((wanted) => window.probe.shows(wanted), condition))
    throw new Error('The row was there before the last key')
  const searchMs = await timed(page, 'keydown', [condition], () => page.keyboard.press(type.at(-1) ?? '', { delay: 30 }))
  await sleep(600)
  const events = await page.evaluate((since) => window.probe.events.filter(([start]) => start >= since), from)
  // The browser reports no event under 16 ms.
  return { searchMs, worstKeyMs: Math.max(16, ...events.map(([, duration]) => duration)) }
}
