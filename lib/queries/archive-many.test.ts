import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { SDKCore } from '@/lib/billing/core'
import { HTTPClient } from '@/lib/billing/http-client'
import { type ArchiveOutcome, archiveMany } from './archive-many'

interface Call {
  step: 'confirm' | 'archive'
  id: string
  intentId: string | null
}

/** Our own server, as far as archiving asks it: each call is kept and answered by `status`, 201 and 204 unless said otherwise. */
function server(statusOf: (call: Call, calls: Call[]) => number | undefined = () => undefined) {
  const calls: Call[] = []
  const answer = (call: Call, usual: number, body: unknown) => {
    calls.push(call)
    const status = statusOf(call, calls) ?? usual
    const text = status === usual ? body : { code: `code_${status}`, message: '', http_status_code: status }
    return new Response(status === 204 ? null : JSON.stringify(text), { status, headers: { 'content-type': 'application/json' } })
  }
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const { id } = JSON.parse(body)
    return answer({ step: 'confirm', id, intentId: null }, 201, { confirmation: `c-${id}`, expiresAt: '' })
  })
  const fetcher = async (url: RequestInfo | URL, init?: RequestInit) => {
    const id = String(url).split('/').at(-1) ?? ''
    return answer({ step: 'archive', id, intentId: new Headers(init?.headers).get('idempotency-key') }, 204, null)
  }
  const core = new SDKCore({ serverURL: 'http://console.test', httpClient: new HTTPClient({ fetcher }) })
  const outcomes = new Map<string, ArchiveOutcome>()
  const intents = new Map<string, string>()
  const client = new QueryClient()
  const { mutationFn } = archiveMany({ environment: 'live', core }, intents)
  const run = async (ids: string[], signal = new AbortController().signal) => {
    const order = {
      customers: ids.map((id) => ({ id, version: 'v' })),
      signal,
      onOutcome: (id: string, outcome: ArchiveOutcome) => outcomes.set(id, outcome),
    }
    await mutationFn?.(order, { client, meta: undefined })
  }
  const states = () => [...outcomes].map(([id, { state }]) => `${id} ${state}`).sort()
  const intentsOf = (id: string) => calls.flatMap((call) => (call.step === 'archive' && call.id === id ? [call.intentId] : []))
  return { calls, run, states, intentsOf }
}

afterEach(() => vi.unstubAllGlobals())

describe('archiving many', () => {
  test('each is confirmed and archived by itself, with an intent of its own', async () => {
    const { run, states, intentsOf } = server()
    await run(['a', 'b'])
    expect(states()).toEqual(['a archived', 'b archived'])
    expect(intentsOf('a')).not.toEqual(intentsOf('b'))
  })

  test('one that is refused leaves the others alone, and is not sent', async () => {
    const { run, states, calls } = server(({ step, id }) => (step === 'confirm' && id === 'b' ? 409 : undefined))
    await run(['a', 'b', 'c'])
    expect(states()).toEqual(['a archived', 'b failed', 'c archived'])
    expect(calls.filter(({ step, id }) => step === 'archive' && id === 'b')).toEqual([])
  })

  test('what nobody knows the end of is asked about again as the same intent; what was refused is a new one', async () => {
    const statuses = [502, 400]
    const { run, intentsOf, states } = server(({ step }) => (step === 'archive' ? statuses.shift() : undefined))
    await run(['a'])
    await run(['a'])
    await run(['a'])
    const [unknown, refused, done] = intentsOf('a')
    expect(refused).toBe(unknown)
    expect(done).not.toBe(refused)
    expect(states()).toEqual(['a archived'])
  })

  test('stopping leaves those whose turn has not come, and lets the others end', async () => {
    const control = new AbortController()
    const { run, states } = server(({ step }) => {
      if (step === 'archive') control.abort()
      return undefined
    })
    await run(['a', 'b', 'c', 'd', 'e'], control.signal)
    expect(states()).toEqual(['a archived', 'b archived', 'c archived', 'd left', 'e left'])
  })
})
