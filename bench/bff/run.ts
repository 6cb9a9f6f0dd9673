/**
 * What the console's billing routes cost, and what fifty people at once are promised: `npm run bench:bff`. From a production build, with
 * the session read from the store (the embedded one, and a Postgres where the machine has one), the table's checks, the limits and both
 * schemas on. Direct calls and calls through the consoles alternate in one run, so that their ratio holds on a busy machine, too.
 * `-- --only crowd --seconds 10` is a short run of the second half; it ends with 1 when a promise broke.
 */
import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { routes } from '@/lib/routes'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { hasPostgres, startPostgres } from '../../scripts/postgres'
import { build } from '../../scripts/prepare.mjs'
import { freePort, type startConsole, startSandbox, stop } from '../../scripts/stack'
import {
  ADMINISTRATOR,
  billingSettings,
  SHARED_SECRETS,
  signInFirst,
  startTestConsole,
  TEST_BUILD,
} from '../../scripts/test-stack'
import { processorSeconds } from '../processor-time'
import { crowd } from './crowd'
import { latencies, quantile, type Target, throughput } from './load'

const WARM_UP = 300
const ROUNDS = 1000
const CALLERS = 16
const LOAD_MS = 8_000
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    users: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
  },
})
const [users, seconds] = [Number(flags.users), Number(flags.seconds)]
if (!Number.isInteger(users) || users < 1 || !(seconds > 0) || ![undefined, 'cost', 'crowd'].includes(flags.only))
  throw new Error('Flags: --only cost|crowd, --users 50, --seconds 60')
const GOALS = { overheadMs: 3, readsPerSecond: 700 }

build(TEST_BUILD)
mkdirSync('.test', { recursive: true })
const folder = mkdtempSync(path.join('.test', 'bench-bff-'))
const [port, sandboxPort, controlPort] = [await freePort(), await freePort(), await freePort()]
const say = (line: string) => process.stderr.write(`${line}\n`)
const sandbox = startSandbox(
  {
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_CONTROL_PORT: String(controlPort),
    SANDBOX_CUSTOMERS: '200',
    DATA_DIR: folder,
  },
  () => undefined,
)
const fixed = fork('bench/bff/fixed-api.ts', { execArgv: ['--import', 'tsx'] })
const fixedUrl = await new Promise<string>((resolve) => fixed.once('message', (url) => resolve(String(url))))
const sandboxUrl = await sandbox.ready
if (!sandboxUrl) throw new Error('The sandbox did not start.')

const apis = { sandbox: sandboxUrl, fixed: fixedUrl }
const setupToken = 'set-up-token-of-this-measurement-and-no-other'

interface Console {
  /** Where its rows are. */
  store: 'embedded' | 'Postgres'
  /** To call it at. */
  base: string
  /** Its address to browsers. */
  origin: string
  web: ReturnType<typeof startConsole>
}

const consoleOn = (store: Console['store'], port: number, settings: Record<string, string> = {}): Console => ({
  store,
  base: `http://127.0.0.1:${port}`,
  origin: `http://localhost:${port}`,
  web: startTestConsole(port, path.join(folder, store), { SETUP_TOKEN: setupToken, ...billingSettings(apis), ...settings }),
})
const embedded = consoleOn('embedded', port)
const postgres = flags.only !== 'crowd' && hasPostgres() ? await startPostgres() : undefined
const consoles = postgres
  ? [embedded, consoleOn('Postgres', await freePort(), { DATABASE_URL: postgres.url, ...SHARED_SECRETS })]
  : [embedded]
if (!postgres && flags.only !== 'crowd') say('This machine has no Postgres server: the embedded store alone is measured.')

/** Prints a line; the answer is per second of the console's processor time, which other work on the machine changes little. */
async function load(name: string, target: Target, asked?: Console): Promise<number | undefined> {
  const before = asked && processorSeconds(asked.web.child)
  const perSecond = await throughput(target, CALLERS, LOAD_MS)
  const after = asked && processorSeconds(asked.web.child)
  const used = before === undefined || after === undefined ? 0 : after - before
  const perCore = used > 0.5 ? (perSecond * LOAD_MS) / 1000 / used : undefined
  console.log(`| ${name} | ${perSecond.toFixed(0)} | ${perCore?.toFixed(0) ?? '—'} |`)
  return perCore
}

const pathOf = '/customers/external/acme-42'
const direct = (name: keyof typeof apis): Target => ({
  url: apis[name] + pathOf,
  headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey },
})

/** Latency one call at a time, and throughput. */
async function cost(signedIn: (Console & { cookie: string })[]) {
  const through = ({ base, cookie }: { base: string; cookie: string }, name: keyof typeof apis): Target => ({
    url: base + routes.api.billing(name) + pathOf,
    headers: { cookie },
  })
  console.log(
    '| one call at a time | store | direct p50 | through p50 | overhead p50 | ratio | through p95 |\n| --- | --- | --- | --- | --- | --- | --- |',
  )
  for (const name of ['sandbox', 'fixed'] as const) {
    say(`latency over ${name} …`)
    const targets = [direct(name), ...signedIn.map((one) => through(one, name))]
    await latencies(targets, WARM_UP)
    const [directTimes = [], ...times] = await latencies(targets, ROUNDS)
    const directMs = quantile(directTimes, 0.5)
    const ms = (value: number) => `${value.toFixed(2)} ms`
    for (const [index, { store }] of signedIn.entries()) {
      const throughMs = quantile(times[index] ?? [], 0.5)
      console.log(
        `| ${name} | ${store} | ${ms(directMs)} | ${ms(throughMs)} | ${ms(throughMs - directMs)} (goal ≤ ${GOALS.overheadMs}) | ${(throughMs / directMs).toFixed(2)} | ${ms(quantile(times[index] ?? [], 0.95))} |`,
      )
    }
  }

  say('throughput …')
  console.log(
    `\n| ${CALLERS} callers | a second | a second of the console's own processor time (one core) |\n| --- | --- | --- |`,
  )
  await load('the API itself', direct('fixed'))
  for (const one of signedIn) {
    const live = { url: one.base + routes.api.live(), headers: {} }
    for (const target of [live, through(one, 'fixed')]) await throughput(target, CALLERS, LOAD_MS / 4)
    const framework = await load(`${one.store}: the framework alone (\`/api/live\`)`, live, one)
    const reads = await load(`${one.store}: reads (goal ≥ ${GOALS.readsPerSecond})`, through(one, 'fixed'), one)
    if (framework && reads)
      say(
        `${one.store}: a read takes ${(framework / reads).toFixed(1)} times the processor time of an answer by the framework alone.`,
      )
  }
}

/** Another session of the administrator. */
async function signIn(): Promise<string> {
  const { base, origin } = embedded
  const { email, password } = ADMINISTRATOR
  const answer = await fetch(base + routes.api.signIn(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  })
  const [cookie] = answer.headers.getSetCookie()
  if (!answer.ok || !cookie) throw new Error(`Signing in answered ${answer.status}.`)
  return cookie.split(';')[0] as string
}

try {
  if ((await Promise.all(consoles.map(({ web }) => web.ready))).includes(false)) throw new Error('The console did not start.')
  const signedIn = await Promise.all(
    consoles.map(async (one) => ({ ...one, cookie: await signInFirst({ url: one.origin, setupToken }) })),
  )
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`)
  if (flags.only !== 'crowd') await cost(signedIn)
  if (flags.only !== 'cost') {
    say(`${users} people for ${seconds} s …`)
    const { base, origin } = embedded
    const place = { url: base, origin, environment: 'sandbox', sandboxUrl, controlUrl: `http://127.0.0.1:${controlPort}` }
    const isKept = await crowd({ ...place, apiKey: SANDBOX_DEFAULTS.apiKey, signIn }, { users, seconds })
    if (!isKept) process.exitCode = 1
  }
} finally {
  await Promise.all([...consoles.map(({ web }) => stop(web)), stop(sandbox)])
  fixed.disconnect()
  await postgres?.close()
  rmSync(folder, { recursive: true, force: true })
}
