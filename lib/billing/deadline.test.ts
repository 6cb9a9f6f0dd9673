import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startDeadline } from './deadline'
import { RequestAbortedError, RequestTimeoutError } from './models/errors'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = () => new Promise<never>(() => {})

test('the timeout ends the call with an error that names it', async () => {
  const deadline = startDeadline(1000)
  const task = expect(deadline.race(never())).rejects.toThrow(new RequestTimeoutError('Request timed out after 1000 ms'))
  await vi.advanceTimersByTimeAsync(1000)
  await task
  expect(deadline.signal.reason).toBeInstanceOf(RequestTimeoutError)
})

test('given both, the signal ends the call when it fires before the timeout, with its reason as the cause', async () => {
  const caller = new AbortController()
  const deadline = startDeadline(1000, caller.signal)
  const task = expect(deadline.race(never())).rejects.toMatchObject({ name: 'RequestAbortedError', cause: 'typed on' })
  await vi.advanceTimersByTimeAsync(500)
  caller.abort('typed on')
  await task
})

test('given both, the timeout ends the call when the signal is silent', async () => {
  const deadline = startDeadline(1000, new AbortController().signal)
  const task = expect(deadline.race(never())).rejects.toBeInstanceOf(RequestTimeoutError)
  await vi.advanceTimersByTimeAsync(1000)
  await task
})

test('a signal that fired before ends the call at once', async () => {
  const deadline = startDeadline(0, AbortSignal.abort())
  await expect(deadline.race(never())).rejects.toBeInstanceOf(RequestAbortedError)
  await expect(deadline.wait(1000)).rejects.toBeInstanceOf(RequestAbortedError)
})

test('waiting ends early when the call does', async () => {
  const caller = new AbortController()
  const deadline = startDeadline(0, caller.signal)
  const wait = expect(deadline.wait(60_000)).rejects.toBeInstanceOf(RequestAbortedError)
  await vi.advanceTimersByTimeAsync(10)
  caller.abort()
  await wait
  expect(vi.getTimerCount()).toBe(0)
})

test('a task that is done in time is its own outcome', async () => {
  const deadline = startDeadline(1000)
  await expect(deadline.race(Promise.resolve('value'))).resolves.toBe('value')
  await expect(deadline.race(Promise.reject(new Error('own')))).rejects.toThrow('own')
})

test.each([0, -1, undefined])('a timeout of %j is none', async (timeoutMs) => {
  startDeadline(timeoutMs)
  expect(vi.getTimerCount()).toBe(0)
})

test('a timeout of more than 24 days does not fire at once', async () => {
  const deadline = startDeadline(2 ** 40)
  await vi.advanceTimersByTimeAsync(1000)
  expect(deadline.signal.aborted).toBe(false)
  deadline.clear()
})

test('once cleared, neither timer nor the caller’s signal keeps hold of the call', async () => {
  const caller = new AbortController()
  const deadline = startDeadline(1000, caller.signal)
  deadline.clear()
  caller.abort()
  expect(vi.getTimerCount()).toBe(0)
  expect(deadline.signal.aborted).toBe(false)
})
