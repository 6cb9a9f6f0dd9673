import { afterEach, expect, test, vi } from 'vitest'
import { begin } from './first-reads'

const reads = { session: '/api/session', usage: '/api/usage', grants: '/api/grants' }
const tokenOf = (claims: unknown) => `bce_e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`

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
  return { begun: begin({ widget, reads }), done }
}
afterEach(() => vi.unstubAllGlobals())

test('the token is out of the address before anything is asked with it (EM-8)', () => {
  const token = tokenOf({ scope: ['usage', 'grants'] })
  const { begun, done } = opened(`#t=${token}&o=https%3A%2F%2Fhost.test`, 'usage')
  expect(done).toEqual(['/embed/emb_1/usage?lang=de', `/api/usage Bearer ${token}`, `/api/session Bearer ${token}`])
  expect(begun).toMatchObject({ token, host: 'https://host.test' })
  expect([...begun.reads.keys()]).toEqual(['/api/usage', '/api/session'])
})

test.each([
  ['those it names', tokenOf({ scope: ['grants', 'next'] }), ['/api/grants', '/api/session']],
  ['none, when it names none', tokenOf({ sub: 'cust_1' }), ['/api/session']],
  ['none, when nobody can read it', `bce_${'x'.repeat(40)}`, ['/api/session']],
])('of all widgets a token asks for %s', (_, token, paths) => {
  expect([...opened(`#t=${token}`, 'all').begun.reads.keys()]).toEqual(paths)
})

test('the widget on top is asked for first', () => {
  const { begun } = opened(`#t=${tokenOf({ scope: ['grants', 'usage'] })}`, 'all')
  expect([...begun.reads.keys()]).toEqual(['/api/usage', '/api/session', '/api/grants'])
})

test('there is something to draw when the session and one widget have come or failed', async () => {
  const held = new Map<string, (answer: Response) => void>()
  const { begun } = opened(
    `#t=${tokenOf({ scope: ['usage', 'grants'] })}`,
    'all',
    'https://console.test',
    (path) => new Promise<Response>((resolve) => held.set(path, resolve)),
  )
  let isFirst = false
  void begun.first.then(() => {
    isFirst = true
  })
  held.get('/api/grants')?.(new Response('{}', { status: 503 }))
  await new Promise((resolve) => setTimeout(resolve))
  expect(isFirst).toBe(false)
  held.get('/api/session')?.(Response.json({ id: 'ses_1' }))
  await begun.first
  expect([...begun.answers]).toEqual([['/api/session', { id: 'ses_1' }]])
})

test('what has come is kept, once it is whole; a refusal is left to whoever takes it', async () => {
  const { begun } = opened(`#t=${tokenOf({})}`, 'usage', 'https://console.test', (path) =>
    path === '/api/usage' ? Response.json({ asOf: 'now' }) : new Response('{}', { status: 403 }),
  )
  await expect.poll(() => [...begun.answers]).toEqual([['/api/usage', { asOf: 'now' }]])
  expect(await (await begun.reads.get('/api/usage'))?.json()).toEqual({ asOf: 'now' })
  expect((await begun.reads.get('/api/session'))?.status).toBe(403)
})

test('without a token nothing is asked', () => {
  expect(opened('#o=https%3A%2F%2Fhost.test', 'all').done).toEqual(['/embed/emb_1/usage?lang=de'])
})

test('in a sandbox nothing is asked, and the address stays', () => {
  expect(opened(`#t=${tokenOf({ scope: ['usage'] })}`, 'usage', 'null').done).toEqual([])
})
