import { describe, expect, test } from 'vitest'
import { atMost } from './at-most'

/** A task that ends when it is told to. */
function task() {
  const calls = { started: false, end: (_: string) => {}, fail: (_: Error) => {} }
  const run = () => {
    calls.started = true
    return new Promise<string>((resolve, reject) => {
      calls.end = resolve
      calls.fail = reject
    })
  }
  return { calls, run }
}
const settle = () => new Promise((resolve) => setTimeout(resolve))
const { signal } = new AbortController()

describe('at most two at a time', () => {
  test('the third waits for the first that ends, and they start in order', async () => {
    const run = atMost(2)
    const tasks = [task(), task(), task(), task()]
    const answers = tasks.map((each) => run(signal, each.run))
    await settle()
    expect(tasks.map(({ calls }) => calls.started)).toEqual([true, true, false, false])
    tasks[1]?.calls.end('b')
    await settle()
    expect(tasks.map(({ calls }) => calls.started)).toEqual([true, true, true, false])
    expect(await answers[1]).toBe('b')
  })

  test('one that fails, or throws, gives its place to the next', async () => {
    const run = atMost(1)
    const failing = task()
    const first = run(signal, failing.run)
    const second = run(signal, () => {
      throw new Error('at once')
    })
    const third = run(signal, async () => 'done')
    await settle()
    failing.calls.fail(new Error('busy'))
    await expect(first).rejects.toThrow('busy')
    await expect(second).rejects.toThrow('at once')
    expect(await third).toBe('done')
  })

  test('what is aborted before its turn never starts, and holds up nobody', async () => {
    const run = atMost(1)
    const [first, never] = [task(), task()]
    const control = new AbortController()
    const running = run(signal, first.run)
    const aborted = run(control.signal, never.run)
    const last = run(signal, async () => 'c')
    control.abort(new Error('scrolled away'))
    await settle()
    first.calls.end('a')
    await running
    await expect(aborted).rejects.toThrow('scrolled away')
    expect(never.calls.started).toBe(false)
    expect(await last).toBe('c')
  })
})
