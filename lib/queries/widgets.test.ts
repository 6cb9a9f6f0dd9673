import { environmentManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { EmbedLife } from '@/lib/embed/embed-life'
import type { FrameMessage } from '@/lib/embed/protocol'
import { WidgetReadError, widgetQueries } from './widgets'

let posted: FrameMessage['type'][] = []
const asked = vi.fn<typeof fetch>()
const reader = (begun: [path: string, read: Promise<Response>][] = []) => ({
  configId: 'emb_1',
  life: new EmbedLife('bce_token', { post: ({ type }) => posted.push(type), now: () => Date.now() }),
  begun: { reads: new Map(begun), answers: new Map<string, unknown>() },
})
const answer = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })

// A server asks once and never again; these are a browser's.
beforeAll(() => environmentManager.setIsServer(() => false))
afterAll(() => environmentManager.setIsServer(() => true))

beforeEach(() => {
  posted = []
  vi.useFakeTimers()
  vi.stubGlobal('fetch', asked)
})
afterEach(() => {
  asked.mockReset()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function observed(life = reader()) {
  const observer = new QueryObserver(new QueryClient(), widgetQueries.widget(life, 'usage'))
  const stop = observer.subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(0)
  return { observer, stop }
}

test('the token goes along as a header, and no cookie does', async () => {
  asked.mockResolvedValue(answer(200, { asOf: '2026-11-25T00:00:00Z', timeZone: null, features: [] }))
  const { stop } = await observed()
  const [path, options] = asked.mock.calls[0] ?? []
  expect(path).toBe('/api/embed/emb_1/usage')
  expect(options).toMatchObject({ headers: { authorization: 'Bearer bce_token' }, credentials: 'omit', cache: 'no-store' })
  stop()
})

test('what the page has begun is not asked for again, and only once taken', async () => {
  const begun = answer(200, { asOf: 'begun' })
  asked.mockResolvedValue(answer(200, { asOf: 'asked' }))
  const { observer, stop } = await observed(reader([['/api/embed/emb_1/usage', Promise.resolve(begun)]]))
  expect(observer.getCurrentResult().data).toEqual({ asOf: 'begun' })
  expect(asked).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(observer.getCurrentResult().data).toEqual({ asOf: 'asked' })
  stop()
})

test('what has come already is there at once, and is not waited for', async () => {
  asked.mockResolvedValue(answer(200, { asOf: 'asked' }))
  const one = reader([['/api/embed/emb_1/usage', Promise.resolve(answer(200, { asOf: 'begun' }))]])
  one.begun.answers.set('/api/embed/emb_1/usage', { asOf: 'begun' })
  const observer = new QueryObserver(new QueryClient(), widgetQueries.widget(one, 'usage'))
  expect(observer.getCurrentResult().data).toEqual({ asOf: 'begun' })
  const stop = observer.subscribe(() => undefined)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(asked).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(observer.getCurrentResult().data).toEqual({ asOf: 'asked' })
  stop()
})

test('what had begun and failed is a failure like any other', async () => {
  const { observer, stop } = await observed(reader([['/api/embed/emb_1/usage', Promise.reject(new TypeError('failed'))]]))
  expect(observer.getCurrentResult().error).toEqual(new WidgetReadError(0, 'offline', undefined, undefined))
  stop()
})

test('figures are read again after a minute, and after Retry-After where the server asks for it', async () => {
  asked.mockResolvedValueOnce(answer(200, { features: [] }))
  asked.mockResolvedValueOnce(answer(429, { code: 'too_many_requests' }, { 'retry-after': '90', 'x-request-id': 'r1' }))
  asked.mockResolvedValueOnce(answer(200, { features: [] }))
  const { observer, stop } = await observed()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked).toHaveBeenCalledTimes(2)
  const { error } = observer.getCurrentResult()
  expect(error).toMatchObject({ status: 429, code: 'too_many_requests', requestId: 'r1', retryAfterMs: 90_000 })
  await vi.advanceTimersByTimeAsync(89_000)
  expect(asked).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(6_100)
  expect(asked).toHaveBeenCalledTimes(3)
  expect(observer.getCurrentResult().isSuccess).toBe(true)
  stop()
})

test('a 401 ends the session; a widget that is not named is not asked for again', async () => {
  asked.mockResolvedValue(answer(401, { code: 'embed_session_over' }))
  const one = reader()
  const { stop } = await observed(one)
  expect(one.life.phase).toBe('over')
  expect(posted).toEqual(['expired'])
  stop()
  asked.mockResolvedValue(answer(403, { code: 'embed_scope' }))
  const before = asked.mock.calls.length
  const other = await observed()
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked.mock.calls.length).toBe(before + 1)
  other.stop()
})

test('a 401 that comes when its token has been replaced says nothing: it is read with the new one', async () => {
  let refuse: (response: Response) => void = () => undefined
  asked.mockReturnValueOnce(new Promise((resolve) => (refuse = resolve)))
  asked.mockResolvedValueOnce(answer(200, { asOf: 'with the new one' }))
  const one = reader()
  const { observer, stop } = await observed(one)
  one.life.given('bce_new')
  refuse(answer(401, { code: 'embed_session_over' }))
  await vi.advanceTimersByTimeAsync(0)
  expect(observer.getCurrentResult()).toMatchObject({ data: { asOf: 'with the new one' }, error: null })
  expect(asked.mock.calls[1]?.[1]).toMatchObject({ headers: { authorization: 'Bearer bce_new' } })
  expect([one.life.phase, posted]).toEqual(['live', []])
  stop()
})

test('a server that is not there, or answers something else, is a failure of its own', async () => {
  asked.mockRejectedValueOnce(new TypeError('failed'))
  const offline = await observed()
  expect(offline.observer.getCurrentResult().error).toEqual(new WidgetReadError(0, 'offline', undefined, undefined))
  offline.stop()
  asked.mockResolvedValueOnce(new Response('<html>', { status: 502 }))
  const broken = await observed()
  expect(broken.observer.getCurrentResult().error).toMatchObject({ status: 502, code: 'unknown' })
  broken.stop()
})
