/** A console and a sandbox of their own, on free ports and an empty folder: for journeys, pictures and measurements. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { routes } from '@/lib/routes'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
import { balance } from './balancer'
import { copyWithoutProxy } from './bare-build'
import { hasPostgres, startPostgres } from './postgres'
import { freePort, startConsole, startSandbox, stop } from './stack'

export interface TestStack {
  /** The console's address. */
  url: string
  setupToken: string
  sandboxUrl: string
  /** Where failures are ordered and requests are listed. */
  controlUrl: string
  /** Where nobody listens, and the environment `down` looks for its API. */
  deadPort: number
  /** The build that its consoles run. */
  build: string
  close(): Promise<void>
}

export const ADMINISTRATOR = { name: 'Ada Okafor', email: 'ada@console.example', password: 'correct horse battery staple' }

/** The build that `npm test` makes, apart from the one that `npm start` runs. */
export const TEST_BUILD = '.next-test'

interface Options {
  /** What they print. */
  onLine?: (line: string) => void
  /** Settings of the sandbox beside the ones it gets here. */
  sandbox?: Record<string, string>
  /**
   * As a cautious operator would not have it: a build without its proxy.ts. With a Postgres on the machine there are two consoles over it,
   * which take turns.
   */
  isBare?: boolean
}

/** Environments: `sandbox` answers, `refused` has a key that it does not know, `down` has nobody listening. */
export async function bringStack(options: Options = {}): Promise<TestStack> {
  const { onLine = () => undefined, sandbox: settings = {}, isBare = false } = options
  mkdirSync('.test', { recursive: true })
  const folder = mkdtempSync(path.join('.test', 'stack-'))
  const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const step of closing.toReversed()) await step()
  }
  const [port, sandboxPort, controlPort, deadPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const setupToken = `set-up-token-of-${path.basename(folder)}-and-this-run`
  const sandbox = startSandbox(
    { SANDBOX_PORT: String(sandboxPort), SANDBOX_CONTROL_PORT: String(controlPort), DATA_DIR: folder, ...settings },
    onLine,
  )
  closing.push(() => stop(sandbox))
  const sandboxUrl = await sandbox.ready
  if (!sandboxUrl) throw new Error('The sandbox did not start.')
  const build = isBare ? path.join(folder, 'build') : TEST_BUILD
  if (isBare) copyWithoutProxy(TEST_BUILD, build)
  const postgres = isBare && hasPostgres() ? await startPostgres() : undefined
  if (postgres) closing.push(() => postgres.close())
  const url = `http://localhost:${port}`
  const ports = postgres ? [await freePort(), await freePort()] : [port]
  const consoles = ports.map((own, index) =>
    startTestConsole(
      own,
      path.join(folder, `console-${index}`),
      {
        NEXT_DIST_DIR: build,
        ...(postgres && { DATABASE_URL: postgres.url, ...SHARED_SECRETS }),
        PUBLIC_URL: url,
        SETUP_TOKEN: setupToken,
        ...billingSettings({ sandbox: sandboxUrl, refused: sandboxUrl, down: `http://127.0.0.1:${deadPort}/v1` }),
        BILLING_API_KEY_REFUSED: 'sk_01K9NB0DYKN0WSTH1SKEY00000',
      },
      onLine,
    ),
  )
  closing.push(() => Promise.all(consoles.map((one) => stop(one))))
  if ((await Promise.all(consoles.map(({ ready }) => ready))).includes(false)) {
    await close()
    throw new Error('The console did not start.')
  }
  if (postgres) {
    const balancer = await balance(port, ports)
    closing.push(() => balancer.close())
  }
  return { url, setupToken, sandboxUrl, controlUrl: `http://127.0.0.1:${controlPort}`, deadPort, build, close }
}

/** Of consoles that share a Postgres. */
export const SHARED_SECRETS = {
  SESSION_SECRET: 'a-secret-that-both-consoles-of-a-test-share',
  EMBED_SECRET: 'another-secret-that-both-consoles-of-a-test-share',
}

/** A console of the build that the journeys run on, with its store in `dataDir`; `settings` go before what it gets here. */
export const startTestConsole = (
  port: number,
  dataDir: string,
  settings: Record<string, string | undefined>,
  onLine: (line: string) => void = () => undefined,
) =>
  startConsole(
    { mode: 'start', host: '127.0.0.1', port },
    { NEXT_DIST_DIR: process.env.E2E_BUILD ?? TEST_BUILD, DATA_DIR: dataDir, PORT: String(port), ...settings },
    onLine,
  )

/** For environments by name: where each one's billing API is, all with one key. */
export const billingSettings = (urls: Record<string, string | undefined>, key: string = SANDBOX_DEFAULTS.apiKey) => ({
  BILLING_ENVIRONMENTS: Object.keys(urls).join(','),
  ...Object.fromEntries(
    Object.entries(urls).flatMap(([name, url]) => [
      [`BILLING_API_URL_${name.toUpperCase()}`, url],
      [`BILLING_API_KEY_${name.toUpperCase()}`, key],
    ]),
  ),
})

/** A console to sign in to; `origin` is the address that browsers use where it is another. */
type Door = Pick<TestStack, 'url' | 'setupToken'> & { origin?: string }

/** Makes the first administrator over HTTP and returns the session cookie, for tools that need no browser. */
export async function signInFirst({ url, setupToken, origin = url }: Door): Promise<string> {
  const answer = await fetch(url + routes.api.setup(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ ...ADMINISTRATOR, token: setupToken }),
  })
  const [cookie] = answer.headers.getSetCookie()
  if (!answer.ok || !cookie) throw new Error(`Setting up answered ${answer.status}.`)
  return cookie.split(';')[0] as string
}
