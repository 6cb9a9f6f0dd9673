import { FolderLockedError } from '@/lib/database/folder-lock'
import { sqlState } from './database/failure'
import { UnusableDataError } from './database/unusable-data-error'
import type { RunningSandbox, SandboxSettings } from './server'
import { SettingError } from './settings'

/** What a parent process that started the sandbox with an IPC channel is told. */
export type SandboxMessage = { type: 'ready'; url: string; controlUrl?: string } | { type: 'failed'; message: string }

/** Tells the parent process, if there is one that listens. */
export function tellParent(message: SandboxMessage): void {
  process.send?.(message)
}

/** Resolves when the process is asked to end: by a signal, or by its parent letting go of the channel. */
export function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
    process.once('disconnect', () => resolve())
  })
}

/** One line about why it did not start, which names what to do. Null when the error is none a person can act on. */
export function startFailure(error: unknown, settings: SandboxSettings | undefined): string | null {
  if (error instanceof SettingError) return error.message
  if (error instanceof FolderLockedError)
    return `${error.message}: stop that sandbox, or give this one a DATA_DIR (--data-dir) of its own`
  if (error instanceof UnusableDataError)
    return `${error.message} (${rootMessage(error)}): remove it, or choose another DATA_DIR (--data-dir)`
  const code = rootCode(error)
  const port = error instanceof Error && 'port' in error ? error.port : settings?.port
  const place = `${settings?.host}:${port}`
  const setting = port === settings?.controlPort ? 'SANDBOX_CONTROL_PORT (--control-port)' : 'SANDBOX_PORT (--port)'
  if (code === 'EADDRINUSE') return `${place} is in use: stop what listens there, or choose another ${setting}`
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `cannot listen on ${place}: choose another SANDBOX_HOST (--host) or ${setting}`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'no Postgres answers at SANDBOX_DATABASE_URL'
  const state = sqlState(error)
  if (settings?.databaseUrl && state) return `Postgres at SANDBOX_DATABASE_URL refused (${state}): ${rootMessage(error)}`
  return null
}

/** The system's name of what went wrong, wherever a driver's error wraps it. */
function rootCode(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? error.code : rootCode(error.cause)
}

function rootMessage(error: unknown): string {
  return error instanceof Error ? (error.cause ? rootMessage(error.cause) : error.message) : String(error)
}

/** What a running sandbox says of itself. */
export function readyLine({ url, controlUrl }: RunningSandbox, { apiKeys }: SandboxSettings): string {
  const keys = apiKeys.map(({ key, access }) => `${access} key ${key}`).join(', ')
  return `sandbox billing API: ${url} (${keys})${controlUrl ? `; faults, clock, reset: ${controlUrl}` : ''}`
}
