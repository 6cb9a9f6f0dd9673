/**
 * What the console's billing routes cost, and what fifty people at once are promised: `npm run bench:bff`. From a production build, with the session read from the store, the
 * table's checks, the limits and both schemas on. Direct calls and calls through the console alternate in one run, so that their
 * ratio holds on a busy machine, too. `-- --only crowd --seconds 10` is a short run of the second half; it ends with 1 when a promise broke.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { routes } from '@/lib/routes'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { build } from '../../scripts/prepare.mjs'
import { freePort, startSandbox, stop } from '../../scripts/stack'
import { ADMINISTRATOR, billingSettings, signInFirst, startTestConsole, TEST_BUILD } from '../../scripts/test-stack'
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
const web = startTestConsole(port, folder, { SETUP_TOKEN: setupToken, ...billingSettings(apis) })

/** Seconds of processor time that the console's process has used; undefined where the system does not tell. */
function consoleCpuSeconds(): number | undefined {
  try {
    const fields = readFileSync(`/proc/${web.child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return undefined
  }
}

/** Prints a line; the answer is per second of the console's processor time, which other work on the machine changes little. */
async function load(name: string, target: Target): Promise<number | undefined> {
  const before = consoleCpuSeconds()
  const perSecond = await throughput(target, CALLERS, LOAD_MS)
  const after = consoleCpuSeconds()
  const used = before === undefined || after === undefined ? 0 : after - before
  const perCore = used > 0.5 ? (perSecond * LOAD_MS) / 1000 / used : undefined
  console.log(`| ${name} | ${perSecond.toFixed(0)} | ${perCore?.toFixed(0) ?? '—'} |`)
  return perCore
}

const base = `http://127.0.0.1:${port}`
const origin = `http://localhost:${port}`

/** Latency one call at a time, and throughput. */
async function cost(cookie: string) {
  const pathOf = '/customers/external/acme-42'
  const direct = (name: keyof typeof apis): Target => ({
    url: apis[name] + pathOf,
    headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey },
  })
  const through = (name: keyof typeof apis): Target => ({ url: base + routes.api.billing(name) + pathOf, headers: { cookie } })

  console.log(
    '| one call at a time | direct p50 | through p50 | overhead p50 | ratio | through p95 |\n| --- | --- | --- | --- | --- | --- |',
  )
  for (const name of ['sandbox', 'fixed'] as const) {
    say(`latency over ${name} …`)
    const targets = [direct(name), through(name)]
    await latencies(targets, WARM_UP)
    const [one = [], two = []] = await latencies(targets, ROUNDS)
    const [directMs, throughMs] = [quantile(one, 0.5), quantile(two, 0.5)]
    const ms = (value: number) => `${value.toFixed(2)} ms`
    console.log(
      `| ${name} | ${ms(directMs)} | ${ms(throughMs)} | ${ms(throughMs - directMs)} (goal ≤ ${GOALS.overheadMs}) | ${(throughMs / directMs).toFixed(2)} | ${ms(quantile(two, 0.95))} |`,
    )
  }

  say('throughput …')
  await throughput(through('fixed'), CALLERS, LOAD_MS / 4)
  console.log(
    `\n| ${CALLERS} callers | a second | a second of the console's own processor time (one core) |\n| --- | --- | --- |`,
  )
  await load('the API itself', direct('fixed'))
  const framework = await load('the framework alone (`/api/live`)', { url: base + routes.api.live(), headers: {} })
  const reads = await load(`reads through the console (goal ≥ ${GOALS.readsPerSecond})`, through('fixed'))
  if (framework && reads)
    console.log(`\nA read takes ${(framework / reads).toFixed(1)} times the processor time of an answer by the framework alone.`)
}

/** Another session of the administrator. */
async function signIn(): Promise<string> {
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
  if (!(await web.ready)) throw new Error('The console did not start.')
  const cookie = await signInFirst({ url: origin, setupToken })
  console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`)
  if (flags.only !== 'crowd') await cost(cookie)
  if (flags.only !== 'cost') {
    say(`${users} people for ${seconds} s …`)
    const place = { url: base, origin, environment: 'sandbox', sandboxUrl, controlUrl: `http://127.0.0.1:${controlPort}` }
    const isKept = await crowd({ ...place, apiKey: SANDBOX_DEFAULTS.apiKey, signIn }, { users, seconds })
    if (!isKept) process.exitCode = 1
  }
} finally {
  await Promise.all([stop(web), stop(sandbox)])
  fixed.disconnect()
  rmSync(folder, { recursive: true, force: true })
}
