import limitTo from 'p-limit'

/**
 * Runs tasks side by side, but at most so many; the others wait in the order they came. One whose signal is aborted before its turn
 * never starts, so that what was scrolled away costs nothing.
 */
export function atMost(limit: number) {
  const inTurn = limitTo(limit)
  return <Answer>(signal: AbortSignal, task: () => Promise<Answer>): Promise<Answer> =>
    inTurn(() => {
      signal.throwIfAborted()
      return task()
    })
}
