import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'
import { startDraining } from './draining'
import { log } from './log'

/** How long requests under way may take. Longer than any call to the billing API (10 s), shorter than the grace of scripts/stack.ts. */
const DRAIN_MS = 12_000

/**
 * On SIGTERM or SIGINT (OP-3): `/api/ready` says 503 at once, so that a balancer sends nothing more; after `noticeMs` no new connection
 * is taken, running requests end, `close` runs, and the process exits with 0. A second signal ends it at once, with 1. In production only
 * (`scripts/stack.ts` sets NEXT_MANUAL_SIG_HANDLE): the framework's own handler would exit without waiting for our store, and offers no
 * hook. It does not hand out its server either, so we note it as the first request passes by.
 */
export function closeOnSignal(noticeMs: number, close: () => Promise<void>): void {
  if (!process.env.NEXT_MANUAL_SIG_HANDLE) return
  const servers = new Set<Server>()
  subscribe('http.server.request.start', (message) => servers.add((message as { server: Server }).server))
  const drainAndClose = async () => {
    startDraining()
    log.info({ noticeMs }, 'draining')
    await waitFor(noticeMs)
    const drained = [...servers].map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
    // Connections that are kept alive end with the answer that they carry now.
    const closing = setInterval(() => closeIdle(servers), 50)
    await Promise.race([Promise.all(drained), waitFor(DRAIN_MS)])
    clearInterval(closing)
    await close()
    log.info('stopped')
  }
  let isClosing = false
  const onSignal = () => {
    if (isClosing) process.exit(1)
    isClosing = true
    drainAndClose().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ error: nameOf(error) }, 'the store did not close')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  // Started by another process of ours: when that one is gone, however it ended, nobody is left to stop this one.
  if (process.send) process.on('disconnect', onSignal)
}

const waitFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function closeIdle(servers: Set<Server>) {
  for (const server of servers) server.closeIdleConnections()
}

/**
 * What nobody awaited and failed (OP-7): told, and the process goes on, since it says nothing of the other requests. What was thrown
 * outside of any promise ends it, told as well: nobody knows what state it left.
 */
export function logStrayFailures(): void {
  process.on('unhandledRejection', (reason) => log.error({ error: nameOf(reason) }, 'a promise failed that nobody awaited'))
  process.on('uncaughtExceptionMonitor', (error) => log.fatal({ error: nameOf(error) }, 'thrown outside of any request'))
}

/** Never the message, which may hold what somebody typed. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error)
