/** One address before several servers of this machine: each connection goes to the next of them. */
import { connect, createServer, type Socket } from 'node:net'

export async function balance(port: number, servers: number[]): Promise<{ close(): Promise<void> }> {
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((client) => {
    const upstream = connect(servers[connections++ % servers.length] as number, '127.0.0.1')
    const ends = [client, upstream]
    for (const [one, other] of [ends, ends.toReversed()] as [Socket, Socket][]) {
      open.add(one)
      one.pipe(other)
      // Either end may break off; the other then does, too.
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
