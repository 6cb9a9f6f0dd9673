import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'

const DRAIN_MS = 10_000

/**
 * On SIGTERM or SIGINT: takes no new connection, lets running requests end, runs `close`, exits with 0. A second signal ends at
 * once. In production only (`scripts/stack.ts` sets NEXT_MANUAL_SIG_HANDLE): the framework's own handler would exit without waiting
 * for our store, and offers no hook. It does not hand out its server either, so we note it as the first request passes by.
 */
export function closeOnSignal(close: () => Promise<void>): void {
  if (!process.env.NEXT_MANUAL_SIG_HANDLE) return
  const servers = new Set<Server>()
  subscribe('http.server.request.start', (message) => servers.add((message as { server: Server }).server))
  let isClosing = false
  const drainAndClose = async () => {
    const drained = [...servers].map((server) => new Promise<void>((resolve) => server.close(() => resolve())))
    for (const server of servers) server.closeIdleConnections()
    await Promise.race([Promise.all(drained), new Promise((resolve) => setTimeout(resolve, DRAIN_MS))])
    await close()
  }
  const onSignal = () => {
    if (isClosing) process.exit(1)
    isClosing = true
    drainAndClose().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  // Started by another process of ours: when that one is gone, however it ended, nobody is left to stop this one.
  if (process.send) process.on('disconnect', onSignal)
}
