/**
 * `npm run bench:page`: the list as a person on a slow laptop gets it, beside a bare Next.js page in the same run (README.md says how to
 * read it). Medians of `--runs` (5); `--only embed` leaves out the console's pages that are not named so.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { mint } from '../../scripts/embed-host'
import { build } from '../../scripts/prepare.mjs'
import { freePort, startSandbox, stop } from '../../scripts/stack'
import { billingSettings, signInFirst, startTestConsole, TEST_BUILD } from '../../scripts/test-stack'
import { newEmbed } from '../embed/new-embed'
import { certificate, openFront } from './front'
import { CONDITIONS, type Measures, measure } from './measure'
import { heapOverTurns } from './page-turns'
import { idOf, textForLastKey } from './sandbox-customers'
import { consoleTargets, floorTargets, type Target, widgetTarget } from './targets'

const CUSTOMERS = 10_000
const API_DELAY_MS = 30
const FLOOR = 'bench/page/floor'
const { values: flags } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, only: { type: 'string', default: '' } },
})
const RUNS = Number(flags.runs)
const say = (line: string) => process.stderr.write(`${line}\n`)

build(TEST_BUILD)
buildFloor()
const folder = mkdtempSync(path.join('.test', 'bench-page-'))
const [port, floorPort, sandboxPort, controlPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
const secrets = await certificate()
const [front, floorFront] = [await openFront(secrets, port), await openFront(secrets, floorPort)]
say(`a sandbox of ${CUSTOMERS} customers …`)
const sandbox = startSandbox(
  {
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_CONTROL_PORT: String(controlPort),
    SANDBOX_CUSTOMERS: String(CUSTOMERS),
    DATA_DIR: folder,
  },
  () => undefined,
)
const apiUrl = await sandbox.ready
if (!apiUrl) throw new Error('The sandbox did not start.')
await fetch(`http://127.0.0.1:${controlPort}/faults`, {
  method: 'POST',
  body: JSON.stringify({ kind: 'delay', ms: API_DELAY_MS, count: 1_000_000_000 }),
})
const setupToken = 'set-up-token-of-this-measurement-and-no-other'
const web = startTestConsole(port, folder, {
  PUBLIC_URL: front.url,
  SETUP_TOKEN: setupToken,
  ...billingSettings({ bench: apiUrl }),
})
const floor = spawn(
  process.execPath,
  ['node_modules/next/dist/bin/next', 'start', FLOOR, '--hostname', '127.0.0.1', '--port', String(floorPort)],
  { env: { ...process.env, NODE_ENV: 'production', API_URL: apiUrl, API_KEY: SANDBOX_DEFAULTS.apiKey }, stdio: 'ignore' },
)

try {
  if (!(await web.ready)) throw new Error('The console did not start.')
  await reachable(`http://127.0.0.1:${floorPort}/`)
  const cookie = await signIn()
  const pages = consoleTargets(front.url, cookie, await textForLastKey(apiUrl), await idOf(apiUrl, 'many-features'))
  const door = {
    url: `http://127.0.0.1:${port}`,
    origin: front.url,
    cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}`,
  }
  const vendor = { ...(await newEmbed({ ...door, environment: 'bench' })), customer: 'acme-42' }
  const widgets = (['usage', 'all'] as const).map((page) =>
    widgetTarget(page, async () => (await mint(vendor)).url.replace('/all#', `/${page}#`)),
  )
  const isMeant = ({ name }: Target) => name.toLowerCase().includes(flags.only.toLowerCase())
  const targets = [...floorTargets(floorFront.url), ...[...pages, ...widgets].filter(isMeant)]
  const results = new Map(targets.map(({ name }) => [name, [] as Measures[]]))
  // One run to warm up, then there and back again, so that whatever else the machine does meets all alike.
  for (let run = 0; run <= RUNS; run++)
    for (const target of run % 2 ? targets : targets.toReversed()) {
      const found = await measure(target, secrets.pin)
      say(`${run === 0 ? 'warm-up' : `run ${run}`} ${target.name}: row ${found.rowMs.toFixed(0)} ms`)
      if (run > 0) results.get(target.name)?.push(found)
    }
  print(targets, results)
  const list = pages.find((page) => page.search && isMeant(page))
  if (list) await turnPages(list)
} finally {
  floor.kill('SIGTERM')
  await Promise.all([stop(web), stop(sandbox)])
  front.close()
  floorFront.close()
  rmSync(folder, { recursive: true, force: true })
}

function buildFloor() {
  say('the floor …')
  const built = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build', FLOOR], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(built.stdout + built.stderr)
}

async function reachable(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(url).catch(() => undefined)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not answer.`)
}

/** The first administrator's session, as a cookie for the front's address. */
async function signIn() {
  const [name = '', value = ''] = (await signInFirst({ url: `http://127.0.0.1:${port}`, origin: front.url, setupToken })).split(
    '=',
  )
  return { name, value: decodeURIComponent(value) }
}

async function turnPages(list: Target) {
  say('200 page turns …')
  const { after10, after200 } = await heapOverTurns(list, secrets.pin)
  console.log(
    `\nHeap after 10 page turns ${after10.toFixed(2)} MB, after 200 ${after200.toFixed(2)} MB: ${percent(after200 / after10 - 1)} (goal within ±10 %).`,
  )
}

function print(targets: Target[], results: Map<string, Measures[]>) {
  const median = (name: string, measure: keyof Measures) => {
    const values = (results.get(name) ?? []).flatMap((found) => found[measure] ?? []).sort((one, other) => one - other)
    const [low = Number.NaN, high = Number.NaN] = [
      values[Math.floor((values.length - 1) / 2)],
      values[Math.ceil((values.length - 1) / 2)],
    ]
    return (low + high) / 2
  }
  const [hello = '', list = ''] = targets.map(({ name }) => name)
  const firstFigure = (median(hello, 'rowMs') + API_DELAY_MS + 250).toFixed(0)
  const goals: [measure: keyof Measures, label: string, digits: number, goal: string][] = [
    ['scriptKb', 'script on the wire, kB', 0, '≤ 200; embed ≤ 165'],
    ['requests', 'requests', 0, ''],
    [
      'rowMs',
      'first row visible, ms',
      0,
      `≤ ${(1.5 * median(list, 'rowMs')).toFixed(0)} (1.5 × floor); embed ≤ ${firstFigure} (hello + a call + 250)`,
    ],
    ['liveMs', 'search control live, ms', 0, `≤ ${(1.5 * median(list, 'liveMs')).toFixed(0)} (1.5 × floor)`],
    ['blockingMs', 'total blocking, ms', 0, `≤ ${(median(list, 'blockingMs') + 150).toFixed(0)} (floor + 150)`],
    ['longestTaskMs', 'longest task, ms', 0, ''],
    ['shift', 'layout shift', 3, '0'],
    ['heapMb', 'heap after collection, MB', 1, '≤ 8'],
    ['elements', 'elements', 0, ''],
    ['searchMs', 'last key → matching row, ms', 0, '≤ 350'],
    ['lookupMs', 'text → exact hit, ms', 0, '≤ 400'],
    ['worstKeyMs', 'worst event while typing, ms', 0, '≤ 80'],
    ['filterMs', 'filtering 400 features: last key → row, ms', 0, '≤ 100'],
    ['filterTaskMs', 'filtering 400 features: longest task, ms', 0, '≤ 100'],
    ['headerMs', 'list → record header, ms', 0, '≤ 150'],
    ['recordMs', 'list → record data, first, ms', 0, '≤ 250'],
    ['nextRecordMs', 'list → record data, next, ms', 0, '≤ 200'],
    ['framesPerSecond', 'scrolling: frames a second', 0, '60'],
    ['longFrames', 'scrolling: frames over 50 ms', 0, '0'],
    ['worstFrameMs', 'scrolling: worst frame, ms', 0, '≤ 50'],
  ]
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
  console.log(
    `${CONDITIONS.cpu} × slower processor, ${CONDITIONS.roundTripMs} ms, ${CONDITIONS.megabits} Mbit/s; API delay ${API_DELAY_MS} ms, ${CUSTOMERS} customers; medians of ${RUNS}\n`,
  )
  console.log(`| | ${targets.map(({ name }) => name).join(' | ')} | goal |\n|---|${'---|'.repeat(targets.length + 1)}`)
  for (const [measure, label, digits, goal] of goals) {
    const cells = targets
      .map(({ name }) => median(name, measure))
      .map((value) => (Number.isNaN(value) ? '–' : value.toFixed(digits)))
    console.log(`| ${label} | ${cells.join(' | ')} | ${goal} |`)
  }
}

function percent(share: number): string {
  return `${share >= 0 ? '+' : ''}${(share * 100).toFixed(1)} %`
}
