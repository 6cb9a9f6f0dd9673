import { expect, test } from 'vitest'
import { OnePiece } from './one-piece'

const TEXT = '{"name":"Zoë ☕"}'

/** What was written, and how it ended; each write waits for `until`. */
function sink(until: Promise<unknown> = Promise.resolve()) {
  const seen: { text: string; end?: 'closed' | { reason: unknown } } = { text: '' }
  const stream = new WritableStream<Uint8Array>({
    async write(piece) {
      seen.text += Buffer.from(piece).toString()
      await until
    },
    close() {
      seen.end = 'closed'
    },
    abort(reason) {
      seen.end = { reason }
    },
  })
  return { seen, stream }
}

test('it is read as any other body', async () => {
  expect(await new Response(new OnePiece(TEXT)).json()).toEqual({ name: 'Zoë ☕' })
  const twice = new Response(new OnePiece(TEXT))
  expect(await twice.clone().text()).toBe(TEXT)
  expect(await twice.text()).toBe(TEXT)
  await expect(twice.text()).rejects.toThrow(TypeError)
  expect(await new Response(new OnePiece('')).text()).toBe('')
})

test('piped, it is written and the destination closed', async () => {
  const { seen, stream } = sink()
  await new OnePiece(TEXT).pipeTo(stream, { signal: new AbortController().signal })
  expect(seen).toEqual({ text: TEXT, end: 'closed' })
})

test('other ways of piping are those of any stream', async () => {
  const { seen, stream } = sink()
  await new OnePiece(TEXT).pipeTo(stream, { preventClose: true })
  expect(seen).toEqual({ text: TEXT })
  const locked = new OnePiece(TEXT)
  locked.getReader()
  await expect(locked.pipeTo(sink().stream)).rejects.toThrow(TypeError)
})

test('when the caller goes away the destination is told, and the pipe fails with the reason', async () => {
  const gone = new Error('gone')
  for (const isEarly of [true, false]) {
    const caller = new AbortController()
    if (isEarly) caller.abort(gone)
    const { seen, stream } = sink(new Promise((resolve) => setTimeout(resolve, 5)))
    const piped = new OnePiece(TEXT).pipeTo(stream, { signal: caller.signal })
    caller.abort(gone)
    await expect(piped).rejects.toBe(gone)
    await expect.poll(() => seen.end).toEqual({ reason: gone })
  }
})

test('what the destination fails with is what the pipe fails with', async () => {
  const broken = new Error('broken')
  const { stream } = sink(Promise.reject(broken))
  await expect(new OnePiece(TEXT).pipeTo(stream)).rejects.toBe(broken)
})
