import { createServer, type RequestListener } from 'node:http'

/** A server that listens. */
export interface Listening {
  port: number
  /** Lets the requests under way end, and ends those that do not. */
  close(): Promise<void>
}

/** How long a request may still take when the server is asked to close. */
const GRACE_MS = 1000
/** Longer than clients keep a connection, so that none is closed under a request of theirs. */
const KEEP_ALIVE_MS = 60_000

/**
 * @param port 0 takes any free one
 * @throws Error with code EADDRINUSE when the port is taken
 */
export async function listen(listener: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve, reject) => {
        const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS)
        server.close((error) => {
          clearTimeout(deadline)
          if (error) reject(error)
          else resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
