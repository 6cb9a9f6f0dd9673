import { createServer, get, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { limitRequests, readableAddress } from './request-limits'

const LIMITS = { headersMs: 400, requestMs: 800 }
let server: Server
let port: number
let open: Socket[]

beforeAll(() => limitRequests(LIMITS))
beforeEach(async () => {
  open = []
  server = createServer({ connectionsCheckingInterval: 50 }, (request, response) => {
    request.resume().on('end', () => response.end(request.url))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  for (const socket of open) socket.destroy()
  server.closeAllConnections()
  server.close()
})

const answered = (path = '/') =>
  new Promise<string>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path }, async (answer) => resolve((await answer.toArray()).join(''))).on('error', reject)
  })

/** Sends a byte of `text` every few milliseconds for as long as it is let; what came back when it was cut off. */
const trickle = (text: string) =>
  new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1')
    open.push(socket)
    let [sent, received] = [0, '']
    const timer = setInterval(() => socket.writable && socket.write(text[sent++] ?? 'x'), 20)
    socket.on('data', (bytes) => {
      received += bytes
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(timer)
      resolve(received)
    })
  })

test('two hundred that send a byte at a time are cut off, while others are answered (LD-4)', async () => {
  // The limits are set as the first request passes by.
  await answered()
  let cut = 0
  const slow = Array.from({ length: 200 }, () => trickle(`GET / HTTP/1.1\r\nhost: x\r\nx-filler: ${'x'.repeat(10_000)}`))
  for (const one of slow) one.then(() => cut++)
  for (let asked = 0; asked < 20; asked++) expect(await answered()).toBe('/')
  expect(cut, 'the others were answered while most of them still sent').toBeLessThan(200)
  const answers = await Promise.all(slow)
  expect(new Set(answers.map((answer) => answer.split('\r\n')[0]))).toEqual(new Set(['HTTP/1.1 408 Request Timeout']))
})

test('so is a body that never ends (LD-4)', async () => {
  await answered()
  const head = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n'
  const socket = connect(port, '127.0.0.1', () => socket.write(head))
  open.push(socket)
  const timer = setInterval(() => socket.writable && socket.write('x'), 20)
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.on('close', resolve))
  clearInterval(timer)
  expect(await answered()).toBe('/')
})

test.each([
  ['/sandbox/customers?q=%41', '/sandbox/customers?q=%41'],
  ['/a%2Fb/%C3%A9', '/a%2Fb/%C3%A9'],
  ['/%E0%A4%A', '/%25E0%25A4%25A'],
  ['/%', '/%25'],
  ['/a%zz?b=%zz', '/a%25zz?b=%zz'],
])('of the address %s there is read %s (PX-10)', async (given, read) => {
  expect(readableAddress(given)).toBe(read)
  expect(await answered(given)).toBe(read)
})
