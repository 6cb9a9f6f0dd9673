import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { afterAll, expect, test } from 'vitest'
import { exchange } from './exchange'

let asked = 0
/** Answers when it is told to. */
const held: (() => void)[] = []
const server = createServer((_request, response) => {
  asked++
  held.push(() => response.end('{}'))
})
const dispatcher = new Agent({ connections: 1, pipelining: 1 })
afterAll(async () => {
  await dispatcher.destroy()
  server.close()
})

test('a call that waits for a connection ends with its time, and is sent no more (UP-1)', async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  const call = (signal: AbortSignal) =>
    exchange(dispatcher, { url, method: 'GET', headers: new Headers(), body: undefined, signal, maxAnswerBytes: 100 })
  const first = call(new AbortController().signal)
  await expect.poll(() => asked).toBe(1)
  const waiting = new AbortController()
  const second = call(waiting.signal)
  waiting.abort(new Error('no more time'))
  await expect(second).rejects.toThrow('no more time')
  held[0]?.()
  expect((await first).status).toBe(200)
  await expect(call(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
  const third = call(new AbortController().signal)
  await expect.poll(() => asked).toBe(2)
  held[1]?.()
  expect((await third).status).toBe(200)
})
