/**
 * `npm run bench:embed`: what one customer's widgets cost, and what it means to them that another's token asks 200 times a second (LD-3).
 * Quiet and noisy stretches take turns, each noisy one with a new token, so that what it is served before its limit counts, too; a limit
 * is for a minute, and so is a stretch. With `--pinned` the console has a processor to itself and all else the other one, where the
 * system can do that.
 */
import { fork, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { request } from 'undici'
import { routes } from '@/lib/routes'
import { mint } from '../../scripts/embed-host'
import { build } from '../../scripts/prepare.mjs'
import { freePort, startSandbox, stop } from '../../scripts/stack'
import { billingSettings, signInFirst, startTestConsole, TEST_BUILD } from '../../scripts/test-stack'
import { quantile } from '../bff/load'
import { processorSeconds } from '../processor-time'
import type { Hammering } from './hammer'
import { newEmbed } from './new-embed'

const { values: flags } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    stretches: { type: 'string', default: '1' },
    pinned: { type: 'boolean', default: false },
  },
})
const [seconds, stretches] = [Number(flags.seconds), Number(flags.stretches)]
/** Of the customer who is measured: well below what a customer may ask, and several tokens, as each may ask less. */
const READS_PER_SECOND = 6
const TOKENS = 6
const NOISE_PER_SECOND = 200
const GOAL = 0.2
const WARM_UP_SECONDS = 20

build(TEST_BUILD)
const folder = mkdtempSync(path.join('.test', 'bench-embed-'))
const [port, sandboxPort, controlPort] = [await freePort(), await freePort(), await freePort()]
const settings = { SANDBOX_PORT: String(sandboxPort), SANDBOX_CONTROL_PORT: String(controlPort), SANDBOX_CUSTOMERS: '200' }
const sandbox = startSandbox({ ...settings, DATA_DIR: folder }, () => undefined)
const sandboxUrl = await sandbox.ready
if (!sandboxUrl) throw new Error('The sandbox did not start.')
const setupToken = 'set-up-token-of-this-measurement-and-no-other'
const web = startTestConsole(port, folder, { SETUP_TOKEN: setupToken, ...billingSettings({ bench: sandboxUrl }) })

const pin = (processor: number, pid = 0) => {
  const { status } = spawnSync('taskset', ['-acp', String(processor), String(pid)])
  if (status !== 0) throw new Error('taskset is not here, or there is no second processor.')
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const used = () => processorSeconds(web.child) ?? Number.NaN

/** Milliseconds of a read, one after the other at a steady pace. */
async function read(url: string, tokens: string[], times: number[], forSeconds = seconds): Promise<void> {
  const startedMs = performance.now()
  for (let turn = 0; turn < forSeconds * READS_PER_SECOND; turn++) {
    await pause(Math.max(0, startedMs + (turn * 1000) / READS_PER_SECOND - performance.now()))
    const askedMs = performance.now()
    const { statusCode, body } = await request(url, {
      headers: { authorization: `Bearer ${tokens[turn % tokens.length]}` },
    })
    await body.text()
    if (statusCode !== 200) throw new Error(`The quiet customer was answered ${statusCode}.`)
    times.push(performance.now() - askedMs)
  }
}

try {
  if (!(await web.ready)) throw new Error('The console did not start.')
  const [url, origin] = [`http://127.0.0.1:${port}`, `http://localhost:${port}`]
  const cookie = await signInFirst({ url: origin, setupToken })
  const vendor = await newEmbed({ url, origin, cookie, environment: 'bench' })
  const tokenOf = async (customer: string) => (await mint({ ...vendor, customer })).token
  const usage = url + routes.api.widget(vendor.configId, 'usage')
  if (flags.pinned) {
    pin(0, web.child.pid)
    pin(1, sandbox.child.pid)
    pin(1, process.pid)
  }
  await read(usage, await Promise.all(Array.from({ length: TOKENS }, () => tokenOf('acme-42'))), [], WARM_UP_SECONDS)
  const times: Record<'idle' | 'beside', number[]> = { idle: [], beside: [] }
  const cpu = { idle: 0, beside: 0 }
  const statuses: Record<string, number> = {}
  for (let stretch = 0; stretch < stretches * 2; stretch++) {
    const kind = stretch % 2 ? 'beside' : 'idle'
    const tokens = await Promise.all(Array.from({ length: TOKENS }, () => tokenOf('acme-42')))
    const before = used()
    const noise =
      kind === 'beside'
        ? await hammer({ url: usage, token: await tokenOf('many-features'), perSecond: NOISE_PER_SECOND })
        : undefined
    await read(usage, tokens, times[kind])
    for (const [status, count] of Object.entries((await noise?.()) ?? {})) statuses[status] = (statuses[status] ?? 0) + count
    cpu[kind] += used() - before
  }
  const [idle, beside] = [quantile(times.idle, 0.95), quantile(times.beside, 0.95)]
  const row = (name: string, of: number[], cpuSeconds: number) =>
    `| ${name} | ${of.length} | ${quantile(of, 0.5).toFixed(1)} | ${quantile(of, 0.95).toFixed(1)} | ${((cpuSeconds * 100) / (stretches * seconds)).toFixed(0)} % |`
  console.log(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}${flags.pinned ? ', the console on a processor of its own' : ''}\n`,
  )
  console.log('| another customer’s reads | number | p50, ms | p95, ms | console’s processor |\n| --- | --- | --- | --- | --- |')
  console.log(row('nobody else there', times.idle, cpu.idle))
  console.log(row(`one token asking ${NOISE_PER_SECOND} times a second`, times.beside, cpu.beside))
  console.log(
    `\nThe noisy tokens were answered ${JSON.stringify(statuses)}. p95 ${beside < idle ? '' : '+'}${((beside / idle - 1) * 100).toFixed(0)} % (goal ≤ ${GOAL * 100} %).`,
  )
} finally {
  await Promise.all([stop(web), stop(sandbox)])
  rmSync(folder, { recursive: true, force: true })
}

/** Begins; what it gives back ends it and tells how often each status was answered. */
async function hammer(hammering: Hammering): Promise<() => Promise<Record<string, number>>> {
  const child = fork('bench/embed/hammer.ts', { execArgv: ['--import', 'tsx'] })
  if (flags.pinned) pin(1, child.pid)
  child.send(hammering)
  return () =>
    new Promise((resolve) => {
      child.once('message', (statuses) => resolve(statuses as Record<string, number>))
      child.send('end')
    })
}
