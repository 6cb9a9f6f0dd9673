import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerUnknownMethod, METHODS } from './unknown-method'

let server: Server
beforeAll(async () => {
  server = createServer((incoming, response) => {
    if (!answerUnknownMethod(incoming, response)) response.end('answered')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.close()
})

const ask = (method: string) =>
  new Promise<{ status: number | undefined; allow: string | undefined; text: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    request({ host: '127.0.0.1', port, path: '/login', method, agent: false }, async (answer) =>
      resolve({ status: answer.statusCode, allow: answer.headers.allow, text: (await answer.toArray()).join('') }),
    )
      .on('error', reject)
      .end()
  })

test.each(['TRACE', 'PROPFIND', 'PURGE', 'MKCOL'])(
  '%s is refused in our envelope, with the methods there are (PX-10)',
  async (method) => {
    const { status, allow, text } = await ask(method)
    expect({ status, allow }).toEqual({ status: 405, allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' })
    expect(JSON.parse(text)).toMatchObject({ code: 'method_not_allowed', http_status_code: 405 })
  },
)

test.each(METHODS)('%s goes where it was sent', async (method) => {
  expect(await ask(method)).toMatchObject({ status: 200, text: method === 'HEAD' ? '' : 'answered' })
})
