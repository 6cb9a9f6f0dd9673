/** `npm start` and `npm run dev`: the console, and the sandbox billing API beside it when no billing API is configured. */
import { randomBytes } from 'node:crypto'
import nextEnv from '@next/env'
import { parseSettings, type Settings } from '@/lib/env'
import { routes } from '@/lib/routes'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { whyNotOpen } from '@/lib/store/store-in-use'
import { readableLine } from './log-line'
import { type Process, startConsole, startSandbox, stop, whyNotListen } from './stack'

const mode = process.argv.includes('--dev') ? 'dev' : 'start'
const startedAt = performance.now()
const running: Process[] = []
let isStopping = false
/** What the console may take to stop once it is told to: the notice to its balancer, and then what is under way. */
let graceMs = 15_000

async function end(code: number, line?: string): Promise<never> {
  isStopping = true
  if (line) console.error(line)
  await Promise.all(running.map((process) => stop(process, graceMs)))
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (isStopping) process.exit(1)
    console.log('\nStopping …')
    void end(0)
  })

// npm passes a signal to its shell, which dies of it without passing it on: then our parent changes, and that is the signal.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent && !isStopping) void end(0)
  }, 500).unref()
}

/** A process that ends by itself takes the rest with it; its own last line has said why. */
function watch(name: string, started: Process): void {
  running.push(started)
  started.ended.then((code) => {
    if (!isStopping) void end(1, code === 1 ? undefined : `${name} ended unexpectedly (${code ?? started.child.signalCode}).`)
  })
}

const say = (line: string) => console.log(line)
/** People get words; a supervisor, whose standard output is no terminal, gets the log as it is. */
const sayLogged = (line: string) => {
  const shown = process.stdout.isTTY ? readableLine(line) : line
  if (shown !== undefined) say(shown)
}

nextEnv.loadEnvConfig(process.cwd(), mode === 'dev', { info: () => undefined, error: console.error })
const parsed = parseSettings(process.env)
if (!parsed.ok) await end(1, parsed.problems.join('\n'))
else await run(parsed.settings, parsed.needsSandbox)

async function run(settings: Settings, needsSandbox: boolean) {
  const { host, port, publicUrl, drainNoticeMs, databaseUrl, dataDir } = settings
  graceMs += drainNoticeMs
  // Looked at before either process starts: both would say so, each of its own part of one folder.
  const problem = (await whyNotListen(host, port)) ?? (databaseUrl ? undefined : whyNotOpen(dataDir))
  if (problem) await end(1, problem)
  const setupToken = settings.setupToken ?? randomBytes(32).toString('base64url')
  const sandbox = needsSandbox ? bringSandbox() : undefined
  say(mode === 'dev' ? 'Starting the console with hot reload …' : 'Starting the console …')
  const sandboxUrl = `http://${SANDBOX_DEFAULTS.host}:${process.env.SANDBOX_PORT ?? SANDBOX_DEFAULTS.port}/v1`
  const billing = needsSandbox
    ? {
        BILLING_API_URL: sandboxUrl,
        BILLING_API_KEY: process.env.SANDBOX_API_KEY ?? SANDBOX_DEFAULTS.apiKey,
        BILLING_ENVIRONMENT: 'sandbox',
      }
    : {}
  const web = startConsole({ mode, host, port }, { ...billing, SETUP_TOKEN: setupToken }, sayLogged)
  watch('The console', web)
  const [isReady, url] = await Promise.all([web.ready, sandbox?.ready])
  if (!isReady || (needsSandbox && !url)) return
  // The widgets are a bundle of their own, which the framework's hot reload does not know.
  if (mode === 'dev') await (await import('./build-embed.mjs')).buildEmbed('.next/dev', { watch: true })
  say('')
  if (url) say(`  sandbox billing API  ${url}`)
  say(`  console              ${publicUrl}`)
  if (await isSetupOpen(host, port))
    say(`\nSet up the first administrator (the link works once):\n  ${publicUrl}${routes.setup(setupToken)}`)
  say(`\nReady in ${((performance.now() - startedAt) / 1000).toFixed(1)} s. Ctrl-C stops it.`)
}

function bringSandbox() {
  const sandbox = startSandbox({}, say)
  watch('The sandbox', sandbox)
  return sandbox
}

async function isSetupOpen(host: string, port: number): Promise<boolean> {
  return (await fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}${routes.api.setup()}`)).ok
}
