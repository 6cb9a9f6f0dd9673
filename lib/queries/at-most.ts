/**
 * Runs tasks side by side, but at most so many; the others wait in the order they came. A task whose signal is aborted before its turn
 * never starts, so that what was scrolled away costs nothing.
 */
export function atMost(limit: number) {
  const waiting = new Set<() => void>()
  let running = 0

  const next = () => {
    const [start] = waiting
    if (running >= limit || !start) return
    waiting.delete(start)
    start()
  }

  return function run<Answer>(signal: AbortSignal | undefined, task: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiting.delete(start)
        reject(signal?.reason)
      }
      const start = () => {
        signal?.removeEventListener('abort', leave)
        running++
        // Even one that throws instead of failing gives its place back.
        Promise.resolve()
          .then(task)
          .then(resolve, reject)
          .finally(() => {
            running--
            next()
          })
      }
      if (signal?.aborted) return reject(signal.reason)
      signal?.addEventListener('abort', leave, { once: true })
      waiting.add(start)
      next()
    })
  }
}
