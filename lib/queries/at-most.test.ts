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
const started = (tasks: ReturnType<typeof task>[]) => tasks.map(({ calls }) => calls.started)

describe('at most two at a time', () => {
  test('the third waits for the first that ends, and they start in order', async () => {
    const run = atMost(2)
    const tasks = [task(), task(), task(), task()]
    const answers = tasks.map((each) => run(undefined, each.run))
    await settle()
    expect(started(tasks)).toEqual([true, true, false, false])
    tasks[1]?.calls.end('b')
    await settle()
    expect(started(tasks)).toEqual([true, true, true, false])
    expect(await answers[1]).toBe('b')
  })

  test('one that fails gives its place to the next', async () => {
    const run = atMost(1)
    const tasks = [task(), task()]
    const [first, second] = tasks.map((each) => run(undefined, each.run))
    await settle()
    tasks[0]?.calls.fail(new Error('busy'))
    await expect(first).rejects.toThrow('busy')
    await settle()
    tasks[1]?.calls.end('done')
    expect(await second).toBe('done')
  })

  test('one that throws gives its place back', async () => {
    const run = atMost(1)
    const broken = run(undefined, () => {
      throw new Error('at once')
    })
    await expect(broken).rejects.toThrow('at once')
    expect(await run(undefined, async () => 'next')).toBe('next')
  })

  test('what is aborted before its turn never starts, and holds up nobody', async () => {
    const run = atMost(1)
    const tasks = [task(), task(), task()]
    const control = new AbortController()
    const first = run(undefined, tasks[0]?.run ?? (async () => ''))
    const aborted = run(control.signal, tasks[1]?.run ?? (async () => ''))
    const third = run(undefined, tasks[2]?.run ?? (async () => ''))
    control.abort(new Error('scrolled away'))
    await expect(aborted).rejects.toThrow('scrolled away')
    await settle()
    tasks[0]?.calls.end('a')
    await first
    await settle()
    expect(started(tasks)).toEqual([true, false, true])
    tasks[2]?.calls.end('c')
    expect(await third).toBe('c')
  })

  test('one that comes aborted is refused at once', async () => {
    const never = task()
    await expect(atMost(1)(AbortSignal.abort(new Error('gone')), never.run)).rejects.toThrow('gone')
    expect(never.calls.started).toBe(false)
  })
})
