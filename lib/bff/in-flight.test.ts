import { describe, expect, test } from 'vitest'
import { FakeClock } from './fixtures/fake-clock'
import { InFlight } from './in-flight'
import { UpstreamFullError } from './upstream-errors'

const never = new AbortController().signal

/** Tasks that end when told. */
function begin(inFlight: InFlight, signal = never) {
  let finish: () => void = () => undefined
  let hasBegun = false
  const done = inFlight.run(() => {
    hasBegun = true
    return new Promise<void>((resolve) => {
      finish = resolve
    })
  }, signal)
  done.catch(() => undefined) // each test looks at it itself
  return { done, finish: () => finish(), hasBegun: () => hasBegun }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('calls under way (LD-2)', () => {
  test('past the queue they are refused at once', async () => {
    const inFlight = new InFlight({ atOnce: 2, queued: 1, queuedForMs: 1000 }, new FakeClock())
    const [one, two, queued] = [begin(inFlight), begin(inFlight), begin(inFlight)]
    await expect(begin(inFlight).done).rejects.toBeInstanceOf(UpstreamFullError)
    expect([one, two, queued].map((call) => call.hasBegun())).toEqual([true, true, false])
  })

  test('those queued begin in their order as others end', async () => {
    const inFlight = new InFlight({ atOnce: 1, queued: 2, queuedForMs: 1000 }, new FakeClock())
    const [one, two, three] = [begin(inFlight), begin(inFlight), begin(inFlight)]
    one.finish()
    await turn()
    expect([two.hasBegun(), three.hasBegun()]).toEqual([true, false])
    two.finish()
    await turn()
    expect(three.hasBegun()).toBe(true)
  })

  test('a task that fails leaves its place, too', async () => {
    const inFlight = new InFlight({ atOnce: 1, queued: 0, queuedForMs: 1000 }, new FakeClock())
    await expect(inFlight.run(() => Promise.reject(new Error('no')), never)).rejects.toThrow('no')
    expect(begin(inFlight).hasBegun()).toBe(true)
  })

  test('who waited as long as may be is refused, and takes no place afterwards', async () => {
    const clock = new FakeClock()
    const inFlight = new InFlight({ atOnce: 1, queued: 1, queuedForMs: 1000 }, clock)
    const [one, two] = [begin(inFlight), begin(inFlight)]
    clock.advance(999)
    expect(begin(inFlight).hasBegun()).toBe(false)
    clock.advance(1)
    await expect(two.done).rejects.toBeInstanceOf(UpstreamFullError)
    one.finish()
    await turn()
    expect(two.hasBegun()).toBe(false)
    expect(begin(inFlight).hasBegun()).toBe(true)
  })

  test('who goes away leaves the queue', async () => {
    const inFlight = new InFlight({ atOnce: 1, queued: 1, queuedForMs: 1000 }, new FakeClock())
    begin(inFlight)
    const away = new AbortController()
    const two = begin(inFlight, away.signal)
    away.abort(new Error('gone'))
    await expect(two.done).rejects.toThrow('gone')
    const three = begin(inFlight)
    await turn()
    expect(three.hasBegun()).toBe(false) // queued, not refused: the place in the queue is free again
    await expect(begin(inFlight).done).rejects.toBeInstanceOf(UpstreamFullError)
  })
})
