import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guardAnswers, headersAt } from './answer-headers'

const local = 'http://localhost:3000'
let server: Server
beforeAll(async () => {
  guardAnswers('https://console.example')
  server = createServer((request, response) => response.end(request.headers['content-security-policy'] ?? 'none came'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
})

function asked(path: string): Promise<{ answer: IncomingMessage; text: string }> {
  const { port } = server.address() as AddressInfo
  const headers = { 'content-security-policy': "script-src 'nonce-EVIL'" }
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers, agent: false }, async (answer) =>
      resolve({ answer, text: (await answer.toArray()).join('') }),
    ).on('error', reject)
  })
}

test('a caller’s own policy, from which the framework would take its nonce, reaches nobody (BR-1)', async () => {
  for (const path of ['/login', '/api/live', '/api/nowhere', '/_next/static/nothing.js', '//', '/\\'])
    expect((await asked(path)).text, path).toBe('none came')
})

test('what the server answers carries the guard, whoever makes the answer (BR-6)', async () => {
  const { answer } = await asked('/api/live')
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'strict-transport-security': expect.stringContaining('max-age='),
  })
})

test.each([
  '/api/live',
  '/api/billing/a/customers?x=/login',
  '/x/../api/live',
  '/x/%2e%2e/api/live',
  'http://localhost/api/live',
])('%s may do nothing in a browser', (url) => {
  expect(headersAt(url, local)['content-security-policy']).toContain("default-src 'none'")
})

test.each(['/', '/login', '/api', '/apis/x', '/api/../login', '//', '/embed/c1/usage'])('%s gets its policy elsewhere', (url) => {
  expect(headersAt(url, local)).not.toHaveProperty('content-security-policy')
})

test('a widget may be framed by whom its policy names, and tells nobody where it stood', () => {
  expect(headersAt('/embed/c1/usage', local)).toMatchObject({ 'referrer-policy': 'no-referrer' })
  expect(headersAt('/embed/c1/usage', local)).not.toHaveProperty('x-frame-options')
  expect(headersAt('/embed/a%20b/usage', local)).toHaveProperty('x-frame-options')
})

test('https is asked for where it is there', () => {
  expect(headersAt('/login', local)).not.toHaveProperty('strict-transport-security')
  expect(headersAt('/login', 'https://console.example')).toHaveProperty('strict-transport-security')
})
