/** Asks one address so many times a second until it is told to end; a process of its own, so that what it costs delays nobody's clock. */
import { Agent, request } from 'undici'

export interface Hammering {
  url: string
  token: string
  perSecond: number
}

const TICK_MS = 20

process.once('message', ({ url, token, perSecond }: Hammering) => {
  const dispatcher = new Agent({ connections: 16 })
  const statuses: Record<number, number> = {}
  const headers = { authorization: `Bearer ${token}` }
  const ask = async () => {
    const { statusCode, body } = await request(url, { headers, dispatcher })
    await body.dump()
    statuses[statusCode] = (statuses[statusCode] ?? 0) + 1
  }
  const startedMs = performance.now()
  const asked: Promise<void>[] = []
  const timer = setInterval(() => {
    // As many as are due by the clock: a late tick makes up for it.
    while (asked.length < ((performance.now() - startedMs) / 1000) * perSecond) asked.push(ask())
  }, TICK_MS)
  process.once('message', async () => {
    clearInterval(timer)
    await Promise.all(asked)
    process.send?.(statuses)
    process.disconnect()
  })
})
