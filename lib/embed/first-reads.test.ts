import { afterEach, expect, test, vi } from 'vitest'
import type { EmbedShell } from './answers'
import { begin } from './first-reads'

const reads = { usage: '/api/usage', grants: '/api/grants' }
const shell = { widgets: ['usage', 'grants'] } as unknown as EmbedShell
const tokenOf = (scope: string[]) =>
  `bce_e30.${Buffer.from(JSON.stringify({ aud: 'embed', scope, origins: [], exp: 2_000_000_000 })).toString('base64url')}.signature`

/** Opens a page at an address that ends so; what it did, in order. */
function opened(
  hash: string,
  widget: 'usage' | 'all',
  origin = 'https://console.test',
  answer?: (path: string) => Response | Promise<Response>,
) {
  const done: string[] = []
  vi.stubGlobal('location', { hash, pathname: '/embed/emb_1/usage', search: '?lang=de' })
  vi.stubGlobal('self', { origin })
  vi.stubGlobal('history', { replaceState: (_: unknown, __: string, url: string) => done.push(url) })
  vi.stubGlobal('fetch', (path: string, { headers }: { headers: Record<string, string> }) => {
    done.push(`${path} ${headers.authorization}`)
    return answer ? Promise.resolve(answer(path)) : Promise.reject(new TypeError('offline'))
  })
  return { begun: begin({ widget, shell, reads }), done }
}
afterEach(() => vi.unstubAllGlobals())

test('the token is out of the address before anything is asked with it (EM-8)', () => {
  const token = tokenOf(['usage', 'grants'])
  const { begun, done } = opened(`#t=${token}&o=https%3A%2F%2Fhost.test`, 'usage')
  expect(done).toEqual(['/embed/emb_1/usage?lang=de', `/api/usage Bearer ${token}`])
  expect(begun).toMatchObject({ token, host: 'https://host.test' })
  expect([...begun.reads.keys()]).toEqual(['/api/usage'])
})

test.each([
  ['the one on top', tokenOf(['grants', 'usage']), ['/api/usage']],
  ['the first that it names', tokenOf(['next', 'grants']), ['/api/grants']],
  ['none, when the configuration has none that it names', tokenOf(['next']), []],
  ['the first there is, when nobody can read it', `bce_${'x'.repeat(40)}`, ['/api/usage']],
])('of all widgets a token asks for %s', (_, token, paths) => {
  expect([...opened(`#t=${token}`, 'all').begun.reads.keys()]).toEqual(paths)
})

test('what has come is kept, once it is whole', async () => {
  const { begun } = opened(`#t=${tokenOf(['usage'])}`, 'usage', 'https://console.test', () => Response.json({ asOf: 'now' }))
  await begun.first
  expect([...begun.answers]).toEqual([['/api/usage', { asOf: 'now' }]])
  expect(await (await begun.reads.get('/api/usage'))?.json()).toEqual({ asOf: 'now' })
})

test('what takes long is not waited for', async () => {
  vi.useFakeTimers()
  const { begun } = opened(`#t=${tokenOf(['usage'])}`, 'all', 'https://console.test', () => new Promise(() => undefined))
  const drawn = vi.fn()
  void begun.first.then(drawn)
  await vi.advanceTimersByTimeAsync(999)
  expect(drawn).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(drawn).toHaveBeenCalledOnce()
  vi.useRealTimers()
})

test('a refusal is left to whoever takes it, and is something to draw as well', async () => {
  const { begun } = opened(`#t=${tokenOf([])}`, 'usage', 'https://console.test', () => new Response('{}', { status: 403 }))
  await begun.first
  expect([...begun.answers]).toEqual([])
  expect((await begun.reads.get('/api/usage'))?.status).toBe(403)
})

test('without a token nothing is asked', () => {
  expect(opened('#o=https%3A%2F%2Fhost.test', 'all').done).toEqual(['/embed/emb_1/usage?lang=de'])
})

test('in a sandbox nothing is asked, and the address stays', () => {
  expect(opened(`#t=${tokenOf(['usage'])}`, 'usage', 'null').done).toEqual([])
})
