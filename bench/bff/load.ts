import { request } from 'undici'

export interface Target {
  url: string
  headers: Record<string, string>
}

/** Asks once and reads the answer to its end. */
async function ask({ url, headers }: Target): Promise<void> {
  const { statusCode, body } = await request(url, { headers })
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}: ${text.slice(0, 200)}`)
}

/** Milliseconds of `rounds` calls to each target, one after the other and turn by turn, so that all meet the same machine. */
export async function latencies(targets: Target[], rounds: number): Promise<number[][]> {
  const times: number[][] = targets.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, target] of targets.entries()) {
      const startedMs = performance.now()
      await ask(target)
      times[index]?.push(performance.now() - startedMs)
    }
  return times
}

/** Answers a second that a target gives to so many callers, over `forMs`. */
export async function throughput(target: Target, callers: number, forMs: number): Promise<number> {
  const startedMs = performance.now()
  let count = 0
  const caller = async () => {
    while (performance.now() - startedMs < forMs) {
      await ask(target)
      count++
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return (count * 1000) / (performance.now() - startedMs)
}

export function quantile(times: number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.floor(share * sorted.length)] ?? Number.NaN
}
