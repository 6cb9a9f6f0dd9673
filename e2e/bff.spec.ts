import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { newIntentId } from '../lib/intents/intent-id'
import { customerVersion, quotedVersion } from '../lib/intents/version'
import { routes } from '../lib/routes'
import { freePort, type startConsole, stop } from '../scripts/stack'
import { billingSettings, signInFirst, startTestConsole } from '../scripts/test-stack'
import { PASSWORD, tokenOf } from './people'
import { askRaw } from './raw'
import { expect, test } from './test'

/** A console of its own, in front of a billing API that the test plays: it sees every request that comes out. */
test.describe.configure({ mode: 'serial' })

/** `echo`: the customer that was asked for, after a while of its own, and now and then 503 first. */
type Answer = { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'echo'
const FINE: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id":"cust_1","items":[]}' }

let answer: Answer = FINE
let asked: { method: string; path: string; headers: IncomingHttpHeaders }[] = []
let hung: (() => void)[] = []
let elsewhereHits = 0
let api: Server
let elsewhere: Server
let web: ReturnType<typeof startConsole>
let url = ''
let cookie = ''
let folder = ''
/** What the console printed. */
const lines: string[] = []

function echo(path: string): Exclude<Answer, string> {
  const headers = { 'content-type': 'application/json' }
  if (asked.length % 19 === 0) return { status: 503, headers, body: '{}' }
  const id = /customer(?:s\/|_id=)(\w+)/.exec(path)?.[1]
  return { status: 200, headers, body: JSON.stringify({ id, customer_id: id, name: `Name of ${id}`, items: [], features: [] }) }
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

test.beforeAll(async () => {
  folder = mkdtempSync(path.join('.test', 'bff-'))
  api = createServer((incoming, response) => {
    asked.push({ method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers })
    const send = ({ status, headers, body }: Exclude<Answer, string>) =>
      response
        .writeHead(answer === FINE ? successStatus(incoming) : status, headers)
        .end(incoming.method === 'DELETE' ? '' : body)
    if (answer === 'hang') hung.push(() => send(FINE as Exclude<Answer, string>))
    else if (answer === 'echo') setTimeout(() => send(echo(incoming.url ?? '')), asked.length % 7)
    else send(answer)
  })
  elsewhere = createServer((_, response) => {
    elsewhereHits++
    response.end()
  })
  elsewhere.on('upgrade', (_, socket) => {
    elsewhereHits++
    socket.destroy()
  })
  const apiUrl = `http://127.0.0.1:${await listen(api)}`
  await listen(elsewhere)
  const port = await freePort()
  url = `http://localhost:${port}`
  const setupToken = `set-up-token-of-${path.basename(folder)}-and-this-run`
  const environments = ['stub', 'slow', 'outage']
  web = startTestConsole(
    port,
    folder,
    {
      SETUP_TOKEN: setupToken,
      ...billingSettings(Object.fromEntries(environments.map((name) => [name, `${apiUrl}/${name}/v1`])), 'sk_CANARY'),
    },
    (line) => lines.push(line),
  )
  expect(await web.ready).toBe(true)
  cookie = await signInFirst({ url, setupToken })
})

test.afterAll(async () => {
  await stop(web)
  for (const server of [api, elsewhere]) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(folder, { recursive: true, force: true })
})

test.beforeEach(() => {
  answer = FINE
  asked = []
  hung = []
  elsewhereHits = 0
})

interface Asking {
  method?: string
  body?: string
  headers?: Record<string, string>
  agent?: Agent
}

/** Sends the path as it is written; `fetch` would tidy it up first. */
function ask(rawPath: string, { method = 'GET', headers = {}, body = '{}', agent }: Asking = {}) {
  const hasBody = ['POST', 'PUT', 'PATCH'].includes(method)
  const common = { cookie, origin: url, ...(hasBody && { 'content-type': 'application/json' }), ...headers }
  return askRaw(url, rawPath, { method, headers: common, ...(hasBody && { body }), ...(agent && { agent }) })
}

const at = (name: string, rest: string) => `${routes.api.billing(name)}${rest}`
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** The nine operations, written down apart from the table they are compared with. */
const OFFERED = [
  { method: 'POST', path: '/customers/search' },
  { method: 'GET', path: '/customers/cust_1' },
  { method: 'GET', path: '/customers/external/acme-42' },
  { method: 'GET', path: '/customers/usage' },
  { method: 'GET', path: '/customers/cust_1/entitlements' },
  { method: 'GET', path: '/customers/cust_1/grants/upcoming' },
  { method: 'POST', path: '/customers', body: '{"external_id":"acme-42"}' },
  { method: 'PUT', path: '/customers?id=cust_1' },
  { method: 'DELETE', path: '/customers/cust_1' },
]
const successStatus = ({ method, url: path = '' }: { method?: string; url?: string }) =>
  method === 'DELETE' ? 204 : method === 'POST' && path.endsWith('/customers') ? 201 : 200

/** What the console asks for before it writes; the stub's customer says nothing of itself. */
async function writeHeaders(method: string, rest: string): Promise<Record<string, string>> {
  const version = customerVersion({})
  const headers = { 'idempotency-key': newIntentId() }
  if (method === 'PUT') return { ...headers, 'if-match': quotedVersion(version) }
  if (method !== 'DELETE') return headers
  const body = JSON.stringify({ environment: 'stub', id: rest.split('/').at(-1), version })
  const { text } = await ask(routes.api.confirmations(), { method: 'POST', body })
  return { ...headers, confirmation: JSON.parse(text).confirmation }
}

test('each operation is at the billing API’s own path, by its own method only (PX-1)', async () => {
  for (const { method, path: rest, body } of OFFERED) {
    const headers = await writeHeaders(method, rest)
    const expected = successStatus({ method, url: rest })
    expect((await ask(at('stub', rest), { method, headers, body })).status, `${method} ${rest}`).toBe(expected)
    expect(asked.splice(0).at(-1)).toMatchObject({ method, path: `/stub/v1${rest}` })
    const offered = OFFERED.filter((one) => one.path.split('?')[0] === rest.split('?')[0]).map((one) => one.method)
    const others = METHODS.filter((other) => !offered.includes(other) && !['HEAD', 'OPTIONS'].includes(other))
    for (const other of others) {
      const refused = await ask(at('stub', rest), { method: other })
      expect(refused.status, `${other} ${rest}`).toBe(405)
      expect(JSON.parse(refused.text)).toMatchObject({ code: 'method_not_allowed', http_status_code: 405 })
      expect(refused.headers['x-request-id'], `${other} ${rest}`).toBeDefined()
    }
    expect(asked).toEqual([])
  }
})

test('300 made-up paths by 7 methods reach nothing but the table (PX-1)', async () => {
  test.slow()
  const words = [
    ...['customers', 'customers', 'customers', 'cust_1', 'external', 'acme-42', 'usage', 'search', 'entitlements', 'grants'],
    ...[
      'upcoming',
      '..',
      '.',
      '%2e%2e',
      '..%2f',
      '%2f',
      '%5c',
      '%00',
      '',
      'admin',
      'v1',
      'events',
      'wallets',
      'stub',
      '*',
      '__proto__',
    ],
  ]
  let seed = 42
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  const paths = Array.from({ length: 300 }, () =>
    at('stub', Array.from({ length: 1 + next(5) }, () => `/${words[next(words.length)]}`).join('')),
  )
  const pairs = paths.flatMap((rawPath) => METHODS.map((method) => ({ rawPath, method })))
  const worker = async () => {
    for (let pair = pairs.pop(); pair; pair = pairs.pop())
      expect((await ask(pair.rawPath, pair)).status, `${pair.method} ${pair.rawPath}`).toBeLessThan(500)
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  const isOffered = ({ method, path: seen }: { method: string; path: string }) =>
    method === 'POST'
      ? seen === '/stub/v1/customers/search'
      : method === 'GET' &&
        /^\/stub\/v1\/customers\/(usage|[\w-]+|[\w-]+\/(entitlements|grants\/upcoming)|external\/[^/.]+)$/.test(seen)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((one) => !isOffered(one)).map(({ method, path: seen }) => `${method} ${seen}`)).toEqual([])
})

test('an id that plays tricks reaches no billing API (PX-2)', async () => {
  // The framework tidies these up, to addresses where nothing is.
  for (const rest of ['/customers/..', '/customers/../x', '/customers/.', '/customers/%2e%2e/x'])
    expect([308, 404], rest).toContain((await ask(at('stub', rest))).status)
  const tricks = ['..%2fx', '%2e%2e%2fx', '..%252f', '%252e%252e', 'a%00b', 'a%0d%0aX-Evil:1', 'a%5c..%5cb', 'x'.repeat(4096)]
  for (const trick of tricks)
    for (const rest of [`/customers/${trick}`, `/customers/${trick}/entitlements`, `/customers/external/${trick}`])
      expect([400, 404], rest).toContain((await ask(at('stub', rest))).status)
  for (const plain of ['a%3fx=1%23', '%2f%2fevil.test']) expect((await ask(at('stub', `/customers/${plain}`))).status).toBe(400)
  expect(asked).toEqual([])
})

test('an external id of any signs arrives as it was written, in one segment (PX-2)', async () => {
  for (const id of [
    'id/with/slashes',
    'id?with=query&more',
    'id#with-hash',
    'id%2Fwith%percent',
    'id with spaces + plus',
    'é,🙂',
  ]) {
    expect((await ask(at('stub', `/customers/external/${encodeURIComponent(id)}`))).status, id).toBe(200)
    const seen = asked.splice(0)[0]?.path.replace('/stub/v1/customers/external/', '') ?? ''
    expect(seen).not.toContain('/')
    expect(decodeURIComponent(seen)).toBe(id)
  }
})

test('nothing leads the server to another address (PX-3)', async () => {
  const { port } = elsewhere.address() as AddressInfo
  answer = { status: 302, headers: { location: `http://127.0.0.1:${port}/v1/customers/cust_1` } }
  const redirected = await ask(at('stub', '/customers/cust_1'))
  expect(redirected.status).toBe(502)
  expect(JSON.parse(redirected.text).code).toBe('upstream_bad_response')
  expect((await ask(`/_next/image?url=${encodeURIComponent(`http://127.0.0.1:${port}/`)}&w=64&q=75`)).status).toBe(404)
  await new Promise<void>((resolve) => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      'sec-websocket-version': '13',
    }
    const upgrade = request({ host: '127.0.0.1', port: new URL(url).port, path: `http://127.0.0.1:${port}/`, headers })
    upgrade.on('close', resolve).on('error', () => resolve())
    upgrade.on('response', (incoming) => incoming.resume())
    upgrade.end()
  })
  expect(elsewhereHits).toBe(0)
})

test('of a browser’s headers only the request id goes on (PX-4)', async () => {
  const headers = {
    authorization: 'Bearer CANARY',
    'x-forwarded-for': '1.2.3.4',
    'x-forwarded-host': 'evil.test',
    connection: 'x-secret',
    'x-secret': 'CANARY',
    'x-environment': 'slow',
    te: 'trailers',
    'accept-language': 'de',
    'x-request-id': 'request-of-px-4',
  }
  expect((await ask(at('stub', '/customers/cust_1'), { headers })).status).toBe(200)
  expect(Object.keys(asked[0]?.headers ?? {}).sort()).toEqual(
    ['accept', 'accept-encoding', 'connection', 'host', 'user-agent', 'x-api-key', 'x-request-id'].sort(),
  )
  expect(asked[0]?.headers).toMatchObject({ 'x-request-id': 'request-of-px-4', 'accept-encoding': 'identity' })
})

test('a page asks with the same headers (PX-4)', async () => {
  expect((await ask(routes.customers('stub'))).status).toBe(200)
  expect(asked.length).toBeGreaterThan(0)
  const expected = [
    'accept',
    'accept-encoding',
    'connection',
    'content-length',
    'content-type',
    'host',
    'user-agent',
    'x-api-key',
  ]
  for (const { headers } of asked) expect(Object.keys(headers).sort()).toEqual([...expected, 'x-request-id'].sort())
})

test('nothing of the billing API’s headers reaches the browser (PX-5)', async () => {
  const hostile = {
    'set-cookie': 'session=CANARY',
    location: 'http://evil.test',
    'access-control-allow-origin': '*',
    server: 'CANARY',
    'content-security-policy': 'script-src CANARY',
    'x-api-key': 'CANARY',
  }
  for (const status of [200, 404]) {
    answer = { status, headers: { 'content-type': 'application/json', ...hostile }, body: '{"id":"cust_1"}' }
    const { headers, status: given } = await ask(at('stub', '/customers/cust_1'))
    expect(given).toBe(status)
    expect(JSON.stringify(headers)).not.toContain('CANARY')
    for (const name of ['set-cookie', 'location', 'access-control-allow-origin', 'server', 'x-api-key'])
      expect(headers).not.toHaveProperty(name)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' })
  }
})

test('an API that answers nobody keeps neither us nor another API busy (LD-2)', async () => {
  answer = 'hang'
  const calls = Array.from({ length: 120 }, () => ask(at('slow', '/customers/cust_1')))
  await expect.poll(() => hung.length).toBe(32)
  expect((await ask(routes.api.live())).status).toBe(200)
  answer = FINE
  expect((await ask(at('stub', '/customers/cust_1'))).status).toBe(200)
  const refused: { headers: IncomingHttpHeaders; text: string }[] = []
  for (const call of calls) call.then((one) => one.status === 503 && refused.push(one))
  // 32 under way and 64 waiting leave no room for 24; those that waited in vain come on top.
  await expect.poll(() => refused.length).toBeGreaterThanOrEqual(24)
  for (const { headers, text } of refused) {
    expect(headers['retry-after']).toBe('1')
    expect(JSON.parse(text)).toMatchObject({ code: 'upstream_busy' })
  }
  for (const release of hung) release()
  for (const { status } of await Promise.all(calls)) expect([200, 503, 504]).toContain(status)
})

test('an API that is down is said to be, while the rest of the console works (UP-8)', async () => {
  answer = { status: 503, headers: { 'content-type': 'application/json' }, body: '{}' }
  for (let call = 0; call < 20; call++) expect((await ask(at('outage', '/customers/cust_1'))).text).toContain('upstream_busy')
  asked = []
  const { status, headers, text } = await ask(at('outage', '/customers/cust_1'))
  expect({ status, code: JSON.parse(text).code }).toEqual({ status: 503, code: 'upstream_open' })
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  expect(asked).toEqual([])
  expect((await ask(routes.api.ready())).status).toBe(200)
  answer = FINE
  expect((await ask(at('stub', '/customers/cust_1'))).status).toBe(200)
})

/** A person of this console, by invitation; what they ask with. */
async function personHere(email: string, role: string): Promise<string> {
  const invited = await ask(routes.api.invitations(), { method: 'POST', body: JSON.stringify({ email, role }) })
  const token = tokenOf(JSON.parse(invited.text).link)
  const body = JSON.stringify({ token, name: email, password: PASSWORD })
  const joined = await ask(routes.api.spendLink(), { method: 'POST', headers: { cookie: '' }, body })
  return joined.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}

test('twenty people who each ask two hundred times, at once, get what they asked for, kept by nobody (PX-9)', async () => {
  test.slow()
  const roles = ['viewer', 'editor', 'admin', 'viewer']
  const people: string[] = []
  for (let one = 0; one < 20; one++) people.push(await personHere(`px9-${one}@console.example`, roles[one % 4] ?? 'viewer'))
  expect(new Set(people).size).toBe(20)
  answer = 'echo'
  const wrong: string[] = []
  const works = people.map(async (theirs, one) => {
    const headers = { cookie: theirs }
    const agent = new Agent({ keepAlive: true, maxSockets: 1 }) // as a browser, which does not connect anew each time
    for (let turn = 0; turn < 200; turn++) {
      const id = `cust_of_${one}_${turn}`
      const isPage = turn % 40 === 39
      const address = isPage ? routes.customer('stub', id) : at('stub', `/customers/${id}${turn % 2 ? '/entitlements' : ''}`)
      const { status, headers: given, text } = await ask(address, { headers, agent })
      // 503 after all retries is an answer; somebody else's customer is none.
      const others = [...text.matchAll(/cust_of_\d+_\d+/g)].filter(([named]) => named !== id)
      const isOwn = status === 503 || (status === 200 && text.includes(id))
      if (!isOwn || others.length > 0 || !/no-store/.test(given['cache-control'] ?? '')) wrong.push(`${address} ${status}`)
    }
    agent.destroy()
  })
  await Promise.all(works)
  expect(wrong).toEqual([])
  expect(asked.length).toBeGreaterThan(4_000)
})

test('what was searched for stands in no line of the log, failed or not (AZ-5)', async () => {
  const searched = 'az5-canary@secret.example'
  const body = JSON.stringify({
    text: searched,
    where: '',
    status: 'published',
    sort: 'updated_at',
    direction: 'desc',
    page: 1,
    size: 50,
  })
  const search = async () => [
    await ask(routes.api.lookup('stub'), { method: 'POST', body }),
    await ask(at('stub', '/customers/search'), { method: 'POST', body: JSON.stringify({ email: searched }) }),
    await ask(`${routes.customers('stub')}?q=${encodeURIComponent(searched)}`),
  ]
  expect((await search()).map(({ status }) => status)).toEqual([200, 200, 200])
  expect(asked.length, 'the billing API was asked for it').toBeGreaterThan(2)
  answer = { status: 418, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message: searched }) }
  await search()
  expect(lines.length, 'failures are logged').toBeGreaterThan(0)
  expect(lines.join('\n')).not.toContain('az5-canary')
})
