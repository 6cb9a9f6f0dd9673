import { createServer, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { envelopeFailures } from './framework-failures'

/** In the ways in which the framework answers: at once, piece by piece after its headers, compressed. */
const answers: Record<string, (response: ServerResponse) => void> = {
  '/at-once': (response) => {
    response.statusCode = 405
    response.end()
  },
  '/page': (response) => {
    response.statusCode = 404
    response.setHeader('content-type', 'text/html')
    response.flushHeaders()
    response.write('<h1>This page')
    setImmediate(() => response.end('could not be found</h1>'))
  },
  '/compressed': (response) => {
    response.statusCode = 404
    response.setHeader('content-encoding', 'gzip')
    response.setHeader('vary', 'accept-encoding')
    response.end(gzipSync('<h1>This page could not be found</h1>'))
  },
  '/failed': (response) => response.writeHead(500, { 'content-length': 21 }).end('Internal Server Error'),
  '/unreadable': (response) => {
    response.statusCode = 400
    response.end('Bad Request')
  },
  '/ours': (response) => {
    response.statusCode = 404
    response.setHeader('x-request-id', 'request-of-ours')
    response.write('{"code":')
    response.end('"not_found"}')
  },
  '/fine': (response) => {
    response.write('fi')
    response.end('ne')
  },
}
let server: Server
beforeAll(async () => {
  server = createServer((incoming, response) => {
    envelopeFailures(incoming, response)
    response.setHeader('content-security-policy', "default-src 'none'")
    answers[incoming.url?.replace('/api', '') ?? '']?.(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
})

const ask = (path: string, { method = 'GET', headers = {} } = {}) =>
  new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, async (answer) =>
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: (await answer.toArray()).join('') }),
    )
      .on('error', reject)
      .end()
  })

test.each([
  ['/api/at-once', 405, 'method_not_allowed'],
  ['/api/page', 404, 'not_found'],
  ['/api/compressed', 404, 'not_found'],
  ['/api/failed', 500, 'internal_error'],
  ['/api/unreadable', 400, 'bad_request'],
])('%s, which the framework refuses by itself, gets our envelope and a request id (PX-10)', async (path, status, code) => {
  const answer = await ask(path)
  expect(answer.status).toBe(status)
  expect(JSON.parse(answer.text)).toEqual({ code, message: expect.any(String), http_status_code: status })
  expect(answer.headers).toMatchObject({
    'content-type': 'application/json',
    'content-length': String(answer.text.length),
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'",
    'x-request-id': expect.stringMatching(/^\w{26}$/),
  })
  expect(answer.headers).not.toHaveProperty('content-encoding')
  expect(answer.headers).not.toHaveProperty('vary')
})

test('the caller’s request id comes back, a strange one does not, and HEAD has no body', async () => {
  const given = await ask('/api/page', { headers: { 'x-request-id': 'request-0001' } })
  expect(given.headers['x-request-id']).toBe('request-0001')
  const strange = await ask('/api/page', { headers: { 'x-request-id': '<b>' } })
  expect(strange.headers['x-request-id']).toMatch(/^\w{26}$/)
  expect(await ask('/api/page', { method: 'HEAD' })).toMatchObject({ status: 404, text: '' })
})

test('our own refusals, what succeeds and pages stay as they are', async () => {
  expect(await ask('/api/ours')).toMatchObject({ status: 404, text: '{"code":"not_found"}' })
  expect(await ask('/api/fine')).toMatchObject({ status: 200, text: 'fine' })
  expect(await ask('/page')).toMatchObject({ status: 404, text: '<h1>This pagecould not be found</h1>' })
  expect((await ask('/page')).headers).not.toHaveProperty('x-request-id')
})
