import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { addressOf, clientAddressOf, noteClientAddresses } from './client-address'

test.each([
  ['without a proxy the header is not believed', '192.0.2.9', '10.0.0.1', 0, '192.0.2.9'],
  ['one proxy: what it saw, not what the client made up', '10.0.0.1', '1.1.1.1, 2.2.2.2, 192.0.2.9', 1, '192.0.2.9'],
  ['two proxies: what the outer one saw', '10.0.0.1', '1.1.1.1, 192.0.2.9, 10.0.0.2', 2, '192.0.2.9'],
  ['a chain shorter than ours: whoever connected', '192.0.2.9', '1.1.1.1', 2, '192.0.2.9'],
  ['no chain at all: whoever connected', '192.0.2.9', undefined, 1, '192.0.2.9'],
  ['IPv4 in the clothes of IPv6', '::ffff:192.0.2.9', undefined, 0, '192.0.2.9'],
  ['with a port, as some proxies write it', '10.0.0.1', '192.0.2.9:4711', 1, '192.0.2.9'],
  ['IPv6 with a port', '10.0.0.1', '[2001:db8::1]:4711', 1, '2001:db8::1'],
] as const)('%s (AU-6)', (_, peer, forwarded, hops, expected) => {
  expect(addressOf(peer, forwarded, hops)).toBe(expected)
})

test('two headers are one chain', () => expect(addressOf('10.0.0.1', ['1.1.1.1', '192.0.2.9'], 1)).toBe('192.0.2.9'))

test('the address of each request is noted before it is read, whatever the client sends (AU-6)', async () => {
  expect(clientAddressOf(new Headers())).toBe('')
  noteClientAddresses(0)
  const server = createServer((incoming, response) =>
    response.end(clientAddressOf(new Headers(incoming.headers as Record<string, string>))),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const seen = await new Promise<string>((resolve, reject) => {
    request({ host: '127.0.0.1', port, headers: { 'x-forwarded-for': '1.1.1.1' } }, async (answer) =>
      resolve((await answer.toArray()).join('')),
    )
      .on('error', reject)
      .end()
  })
  server.close()
  expect(seen).toBe('127.0.0.1')
})
