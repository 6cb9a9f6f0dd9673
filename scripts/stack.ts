/** The processes that make a running console: the sandbox and the web server, each ended by whoever started it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

export interface Process {
  child: ChildProcess
  /** Settles when the process has ended, with its exit code; null after a signal. */
  ended: Promise<number | null>
}

type Environment = Record<string, string | undefined>

/** Its own process group, so that Ctrl-C reaches it through us alone; its IPC channel tells it when we are gone. */
function start(args: string[], env: Environment, onLine: (line: string) => void): Process {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    detached: true,
  })
  if (child.stdout) createInterface({ input: child.stdout }).on('line', onLine)
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

/** SIGTERM, and after `graceMs` SIGKILL. */
export async function stop({ child, ended }: Process, graceMs = 15_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await ended
  clearTimeout(timer)
}

/** Starts the sandbox; resolves to its base URL once it listens, or to undefined when it has ended instead. */
export function startSandbox(env: Environment, onLine: (line: string) => void): Process & { ready: Promise<string | undefined> } {
  const started = start(['--import', 'tsx', 'scripts/sandbox.ts'], env, onLine)
  const url = new Promise<string>((resolve) => {
    started.child.on('message', (message: { type?: string; url?: string }) => {
      if (message.type === 'ready' && message.url) resolve(message.url)
    })
  })
  return { ...started, ready: Promise.race([url, started.ended.then(() => undefined)]) }
}

/** What the framework says of itself at start. */
const BANNER = /^\s*$|^\s*(▲|- (Local|Network|Environments|Experiments)|·|✓ (Starting|Ready|Running))/

/** Room for what requests leave behind, four times what Node gives: collecting it takes 5 % less of the processor for some 50 MB. */
const YOUNG_GENERATION = '--max-semi-space-size=64'

/** Starts the web server; `ready` is true once `/api/ready` says so, false when it has ended instead. */
export function startConsole(
  { mode, host, port }: { mode: 'start' | 'dev'; host: string; port: number },
  env: Environment,
  onLine: (line: string) => void,
): Process & { ready: Promise<boolean> } {
  const signals = mode === 'start' ? { NEXT_MANUAL_SIG_HANDLE: 'true' } : {}
  const args = [YOUNG_GENERATION, 'node_modules/next/dist/bin/next', mode, '--hostname', host, '--port', String(port)]
  const started = start(args, { ...env, ...signals, NODE_ENV: mode === 'start' ? 'production' : 'development' }, (line) => {
    if (!BANNER.test(line)) onLine(line)
  })
  let hasEnded = false
  started.ended.then(() => {
    hasEnded = true
  })
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const waitUntilReady = async () => {
    while (!hasEnded) {
      const answer = await fetch(`http://${reachable}:${port}/api/ready`).catch(() => undefined)
      if (answer?.ok) return true
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return false
  }
  return { ...started, ready: waitUntilReady() }
}

/** Why nothing can listen there, in one line that says what to do; undefined when it can. */
export async function whyNotListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(
        code === 'EADDRINUSE'
          ? `Port ${port} is in use. Stop what listens there, or choose another: PORT=${port < 65_535 ? port + 1 : 3000} npm start`
          : `The console cannot listen on ${host}:${port} (${code}). Choose another HOST or PORT.`,
      ),
    )
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
