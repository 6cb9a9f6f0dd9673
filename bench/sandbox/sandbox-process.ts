import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { SANDBOX_DEFAULTS } from '@/lib/sandbox/defaults'

export interface MeasuredSandbox {
  url: string
  /** From the start of the process to its message that it listens. */
  startMs: number
  /** What it said, line by line. */
  lines: string[]
  /** Resident memory now, in megabytes; NaN where the system does not tell. */
  memoryMb(): number
  stop(): Promise<void>
}

/** Starts a sandbox in a process of its own, on any free port. */
export async function startProcess(dataDir: string, customers: number): Promise<MeasuredSandbox> {
  const startedMs = performance.now()
  const flags = ['--data-dir', dataDir, '--customers', String(customers), '--port', '0', '--control-port', 'off']
  const child = fork('scripts/sandbox.ts', flags, { execArgv: ['--import', 'tsx'], silent: true })
  const lines: string[] = []
  child.stdout?.on('data', (chunk: Buffer) => {
    lines.push(...chunk.toString().trim().split('\n'))
    process.stderr.write(chunk)
  })
  child.stderr?.pipe(process.stderr)
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { type: string; url?: string; message?: string }) =>
      message.url ? resolve(message.url) : reject(new Error(message.message)),
    )
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)))
  })
  return { url, startMs: performance.now() - startedMs, lines, memoryMb: () => residentMb(child), stop: () => stop(child) }
}

function residentMb({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000
  } catch {
    return Number.NaN
  }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** An answer's text, with how long it took until it was all there. */
export async function timed(url: string, { method, path, body }: { method: string; path: string; body?: unknown }) {
  const startedMs = performance.now()
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'x-api-key': SANDBOX_DEFAULTS.apiKey },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const ms = performance.now() - startedMs
  if (response.status >= 500) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  return { ms, text }
}
