import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from 'vitest'
import { holdHeaders } from './held-headers'

/** The answer as it comes, piece by piece as it is sent. */
async function piecesOf(answer: (response: ServerResponse) => void): Promise<string[]> {
  const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const written: string[] = []
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1', () =>
    client.write('GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'),
  )
  client.on('data', (piece) => written.push(piece.toString()))
  await new Promise((resolve) => client.once('close', resolve))
  server.close()
  return written
}

const asTheFrameworkDoes = async (response: ServerResponse) => {
  response.flushHeaders()
  await new Promise((resolve) => setTimeout(resolve, 20))
  response.write('first ')
  response.end('second')
}

test('headers go with the first piece of the body', async () => {
  const [first = ''] = await piecesOf((response) => {
    holdHeaders(response)
    asTheFrameworkDoes(response)
  })
  expect(first).toMatch(/^HTTP\/1.1 200 OK\r\n.*first/s)
  expect((await piecesOf(asTheFrameworkDoes))[0], 'without it').not.toContain('first')
})
