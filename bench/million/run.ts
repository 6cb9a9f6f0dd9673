/**
 * `npm run bench:million -- [customers] [data folder]`: the console's search and list over a million customers, timed at its own server
 * (README.md). The folder is the one of `bench:sandbox`, which makes it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { routes } from '@/lib/routes'
import { seedCustomer } from '@/lib/sandbox/seed/customer'
import { build } from '../../scripts/prepare.mjs'
import { freePort, stop } from '../../scripts/stack'
import { billingSettings, signInFirst, startTestConsole, TEST_BUILD } from '../../scripts/test-stack'
import { quantile } from '../bff/load'
import { startProcess } from '../sandbox/sandbox-process'

const [customers = 1_000_000, dataDir = '.data/bench'] = process.argv
  .slice(2)
  .map((text, index) => (index === 0 ? Number(text) : text)) as [number?, string?]
const WARM_UP = 20
const ROUNDS = 200
const ENVIRONMENT = 'million'

build(TEST_BUILD)
const sandbox = await startProcess(dataDir, customers)
const folder = mkdtempSync(path.join('.test', 'bench-million-'))
const port = await freePort()
const setupToken = 'set-up-token-of-this-measurement-and-no-other'
const web = startTestConsole(port, folder, { SETUP_TOKEN: setupToken, ...billingSettings({ [ENVIRONMENT]: sandbox.url }) })
const origin = `http://localhost:${port}`

interface Ask {
  path: string
  body?: unknown
}

async function answerOf({ path: where, body }: Ask, cookie: string): Promise<string> {
  const answer = await fetch(origin + where, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    headers: { cookie, origin, 'content-type': 'application/json' },
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${where} answered ${answer.status}: ${text.slice(0, 300)}`)
  return text
}

/** Its median and 95th percentile, each round with another customer of the data. */
async function measure(name: string, goal: string, askOf: (round: number) => Ask, cookie: string) {
  const times: number[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const startedMs = performance.now()
    await answerOf(askOf(round), cookie)
    if (round >= WARM_UP) times.push(performance.now() - startedMs)
  }
  console.log(`| ${name} | ${quantile(times, 0.5).toFixed(0)} ms | ${quantile(times, 0.95).toFixed(0)} ms | ${goal} |`)
}

const customer = (round: number) => seedCustomer((round * 7919) % customers, 0)
const lookup = (text: string): Ask => ({
  path: routes.api.lookup(ENVIRONMENT),
  body: { text, where: '', status: 'published', sort: 'updated_at', direction: 'desc', page: 1, size: 50 },
})

try {
  if (!(await web.ready)) throw new Error('The console did not start.')
  const cookie = await signInFirst({ url: origin, setupToken })
  const list = routes.customers(ENVIRONMENT)
  console.log(`| ${customers.toLocaleString('en')} customers | p50 | p95 | goal |\n| --- | --- | --- | --- |`)
  await measure('search: a whole external id', '≤ 150 ms', (round) => lookup(customer(round).externalId), cookie)
  await measure(
    'search: all of an e-mail but its first character',
    '≤ 150 ms',
    (round) => lookup(customer(round).email.slice(1) || 'nobody@'),
    cookie,
  )
  await measure(
    'search: ten characters of an external id',
    '≤ 150 ms',
    (round) => lookup(customer(round).externalId.slice(-10)),
    cookie,
  )
  await measure('search: a company’s name, one of thousands', '', (round) => lookup(customer(round).name), cookie)
  await measure('the list’s page, whole HTML', '', () => ({ path: list }), cookie)
  await measure('its 1,000th page', 'opens', () => ({ path: `${list}?page=1000` }), cookie)
  const rows = (await answerOf({ path: `${list}?page=1000` }, cookie)).match(/<tr[^>]*>/g)?.length ?? 0
  console.log(`\nThe 1,000th page has ${rows - 1} rows in its HTML.`)
} finally {
  await Promise.all([stop(web), sandbox.stop()])
  rmSync(folder, { recursive: true, force: true })
}
