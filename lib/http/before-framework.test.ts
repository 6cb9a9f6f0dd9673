import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerBeforeFramework } from './before-framework'

let server: Server
const seen: string[] = []
beforeAll(async () => {
  answerBeforeFramework((request, response) => {
    if (request.url !== '/early') return false
    response.end('early')
    return true
  })
  // As the framework makes its own, with no hand of ours in it.
  server = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.end('framework')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

const ask = async (path: string, init: RequestInit = {}) =>
  (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init)).text()

test('what is answered early never reaches the framework, from the first request on; all else does, once', async () => {
  expect(await ask('/early')).toBe('early')
  expect(await ask('/')).toBe('framework')
  expect(await ask('/early', { method: 'POST', body: 'x'.repeat(100_000) })).toBe('early')
  expect(await ask('/again')).toBe('framework')
  expect(seen).toEqual(['/', '/again'])
})
