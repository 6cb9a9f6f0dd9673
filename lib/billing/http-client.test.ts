import { afterEach, describe, expect, test, vi } from 'vitest'
import { HTTPClient } from './http-client'
import { InvalidRequestError, UnexpectedClientError } from './models/errors'

afterEach(() => {
  vi.unstubAllGlobals()
})

const url = 'https://api.example.com/v1/customers'
const ok = async () => new Response('ok')

describe('without hooks', () => {
  test('the URL text and its options go to the fetcher as they are', async () => {
    const fetcher = vi.fn(ok)
    const init = { method: 'GET' }
    await new HTTPClient({ fetcher }).request('/relative', init)
    expect(fetcher).toHaveBeenCalledWith('/relative', init)
  })

  test('fetch is looked up at each call, on the object it belongs to', async () => {
    const client = new HTTPClient()
    const owners: unknown[] = []
    vi.stubGlobal('fetch', function (this: unknown) {
      owners.push(this)
      return ok()
    })
    await client.request(url, {})
    expect(owners).toEqual([globalThis])
  })
})

describe('hooks', () => {
  test('run in the order they were added, around the fetch', async () => {
    const seen: string[] = []
    const client = new HTTPClient({
      fetcher: async (input) => {
        seen.push(`fetch ${(input as Request).headers.get('x-trace')}`)
        return new Response('no', { status: 404 })
      },
    })
    client.addHook('beforeRequest', (request) => void seen.push(`first ${request.method}`))
    client.addHook('beforeRequest', (request) => new Request(request, { headers: { 'x-trace': 'set' } }))
    client.addHook('beforeRequest', async (request) => void seen.push(`third ${request.headers.get('x-trace')}`))
    client.addHook(
      'response',
      (response, request) => void seen.push(`response ${response.status} ${request.headers.get('x-trace')}`),
    )
    expect((await client.request(url, { method: 'DELETE' })).status).toBe(404)
    expect(seen).toEqual(['first DELETE', 'third set', 'fetch set', 'response 404 set'])
  })

  test('are told of a failed fetch, whose error goes on', async () => {
    const failure = new TypeError('fetch failed')
    const seen: unknown[] = []
    const client = new HTTPClient({ fetcher: () => Promise.reject(failure) })
    client.addHook('requestError', (error, request) => void seen.push(error, request.url))
    await expect(client.request(url, {})).rejects.toBe(failure)
    expect(seen).toEqual([failure, url])
  })

  test('that fail are no network failure, and a failing response hook is told to the error hooks', async () => {
    const seen: unknown[] = []
    const broken = new HTTPClient({ fetcher: ok }).addHook('response', () => {
      throw new TypeError('bug in a hook')
    })
    broken.addHook('requestError', (error) => void seen.push(error))
    await expect(broken.request(url, {})).rejects.toBeInstanceOf(UnexpectedClientError)
    expect(seen).toEqual([expect.objectContaining({ cause: expect.objectContaining({ message: 'bug in a hook' }) })])
  })

  test('need an absolute URL where there is no page', async () => {
    const client = new HTTPClient({ fetcher: ok }).addHook('response', () => {})
    await expect(client.request('/relative', {})).rejects.toBeInstanceOf(InvalidRequestError)
  })

  test('can be removed one by one', async () => {
    const hook = vi.fn()
    const client = new HTTPClient({ fetcher: ok }).addHook('response', hook).addHook('response', hook)
    await client.removeHook('response', hook).request(url, {})
    expect(hook).toHaveBeenCalledTimes(1)
    await client.removeHook('response', hook).removeHook('response', hook).request(url, {})
    expect(hook).toHaveBeenCalledTimes(1)
  })

  test('of a clone are its own from then on', async () => {
    const [shared, later] = [vi.fn(), vi.fn()]
    const client = new HTTPClient({ fetcher: ok }).addHook('response', shared)
    const copy = client.clone()
    client.addHook('response', later)
    await copy.request(url, {})
    expect(shared).toHaveBeenCalledTimes(1)
    expect(later).not.toHaveBeenCalled()
  })
})
