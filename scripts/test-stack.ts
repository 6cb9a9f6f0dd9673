/** A console and a sandbox of their own, on free ports and an empty folder: for journeys, pictures and measurements. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { routes } from '@/lib/routes'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'
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
  close(): Promise<void>
}

export const ADMINISTRATOR = { name: 'Ada Okafor', email: 'ada@console.example', password: 'correct horse battery staple' }

/** The build that `npm test` makes, apart from the one that `npm start` runs. */
export const TEST_BUILD = '.next-test'

interface Options {
  /** What the two print. */
  onLine?: (line: string) => void
  /** Settings of the sandbox beside the ones it gets here. */
  sandbox?: Record<string, string>
}

/** Environments: `sandbox` answers, `refused` has a key that it does not know, `down` has nobody listening. */
export async function bringStack({ onLine = () => undefined, sandbox: settings = {} }: Options = {}): Promise<TestStack> {
  mkdirSync('.test', { recursive: true })
  const folder = mkdtempSync(path.join('.test', 'stack-'))
  const [port, sandboxPort, controlPort, deadPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const setupToken = `set-up-token-of-${path.basename(folder)}-and-this-run`
  const sandbox = startSandbox(
    { SANDBOX_PORT: String(sandboxPort), SANDBOX_CONTROL_PORT: String(controlPort), DATA_DIR: folder, ...settings },
    onLine,
  )
  const sandboxUrl = await sandbox.ready
  if (!sandboxUrl) throw new Error('The sandbox did not start.')
  const web = startConsole(
    { mode: 'start', host: '127.0.0.1', port },
    {
      NEXT_DIST_DIR: TEST_BUILD,
      DATA_DIR: folder,
      PORT: String(port),
      SETUP_TOKEN: setupToken,
      BILLING_ENVIRONMENTS: 'sandbox,refused,down',
      BILLING_API_URL_SANDBOX: sandboxUrl,
      BILLING_API_KEY_SANDBOX: SANDBOX_DEFAULTS.apiKey,
      BILLING_API_URL_REFUSED: sandboxUrl,
      BILLING_API_KEY_REFUSED: 'sk_01K9NB0DYKN0WSTH1SKEY00000',
      BILLING_API_URL_DOWN: `http://127.0.0.1:${deadPort}/v1`,
      BILLING_API_KEY_DOWN: SANDBOX_DEFAULTS.apiKey,
    },
    onLine,
  )
  const close = async () => {
    await Promise.all([stop(web), stop(sandbox)])
    rmSync(folder, { recursive: true, force: true })
  }
  if (!(await web.ready)) {
    await close()
    throw new Error('The console did not start.')
  }
  return {
    url: `http://localhost:${port}`,
    setupToken,
    sandboxUrl,
    controlUrl: `http://127.0.0.1:${controlPort}`,
    deadPort,
    close,
  }
}

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
