import type { RequestListener } from 'node:http'
import { createCatchUp } from './catch-up'
import { createClock } from './clock'
import { createControlListener } from './control/control-listener'
import { type DatabasePlace, openDatabase } from './database/open'
import { SANDBOX_DEFAULTS } from './defaults'
import { createFaultBoard } from './faults/fault-board'
import { createRequestLog } from './faults/request-log'
import type { ApiKey } from './http/authenticate'
import { statusReply } from './http/error-reply'
import { createListener } from './http/listener'
import { type Listening, listen } from './http/listening'
import { OPERATIONS } from './operations'
import { prepareData } from './seed/prepare'

export interface SandboxSettings {
  /** Loopback unless told otherwise. */
  host?: string
  /** 0 takes any free one. */
  port: number
  /** Opens the control surface on this port of loopback; without it there is none. 0 takes any free one. */
  controlPort?: number
  /** A folder of its own, or this process's memory. */
  dataDir: string | 'memory'
  /** A Postgres to use instead of `dataDir`. */
  databaseUrl?: string
  apiKeys: ApiKey[]
  /** How many made-up customers a new database gets, beside the named ones. */
  customers?: number
  /** What the sandbox takes for the present when it starts, and what the seed's dates are relative to. */
  now?: Date
  onProgress?: (line: string) => void
}

export interface RunningSandbox {
  /** `http://127.0.0.1:4010/v1`: what a client is given as its base. */
  url: string
  port: number
  /** `http://127.0.0.1:4011`, where it was asked for. */
  controlUrl?: string
  /** Finishes the requests under way and writes everything down. */
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/**
 * Starts a billing API: opens its database, listens, and fills a new database; until it is filled, every answer is 503.
 * @throws FolderLockedError when another process has the folder open
 * @throws Error with code EADDRINUSE when a port is taken
 */
export async function startSandbox(settings: SandboxSettings): Promise<RunningSandbox> {
  const { host = SANDBOX_DEFAULTS.host, onProgress = () => {} } = settings
  const database = await openDatabase(placeOf(settings))
  const closing = [database.close]
  const close = async () => {
    for (const step of closing.toReversed()) await step()
  }
  try {
    const { db } = database
    const clock = createClock(settings.now)
    const sandbox = { db, clock, catchUp: createCatchUp(db, clock) }
    const [faults, log] = [createFaultBoard(), createRequestLog()]
    const onError = (error: unknown) => console.error(error)
    const whenReady = createListener({ operations: OPERATIONS, apiKeys: settings.apiKeys, sandbox, faults, log, onError })
    let isReady = false
    const api = await listen((...call) => (isReady ? whenReady : whileFilling)(...call), host, settings.port)
    closing.push(api.close)
    const control = await listenForControl(settings, createControlListener({ sandbox, faults, log, onProgress }))
    if (control) closing.push(control.close)
    await prepareData(db, { customers: settings.customers ?? SANDBOX_DEFAULTS.customers, now: clock.now(), onProgress })
    isReady = true
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${api.port}/v1`,
      port: api.port,
      ...(control ? { controlUrl: `http://${LOOPBACK}:${control.port}` } : {}),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const whileFilling: RequestListener = (_, response) => {
  const { status, headers, body } = statusReply(503, 'The sandbox is still writing its data')
  response.writeHead(status, headers).end(body)
}

async function listenForControl({ controlPort }: SandboxSettings, listener: RequestListener): Promise<Listening | null> {
  return controlPort === undefined ? null : listen(listener, LOOPBACK, controlPort)
}

function placeOf({ dataDir, databaseUrl }: SandboxSettings): DatabasePlace {
  if (databaseUrl) return { url: databaseUrl }
  return dataDir === 'memory' ? 'memory' : { folder: dataDir }
}
