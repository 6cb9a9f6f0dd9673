/** A billing API that costs next to nothing: one customer, from memory. A process of its own; prints its address and ends with its parent. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const customer = JSON.stringify({
  id: 'cust_01K9BENCH00000000000000000',
  external_id: 'bench-1',
  name: 'Bench and Sons',
  email: 'billing@bench.example',
  status: 'published',
  created_at: '2026-01-01T00:00:00.000000Z',
  updated_at: '2026-01-01T00:00:00.000000Z',
  metadata: { plan: 'large', region: 'eu' },
  address_country: 'DE',
})
const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(customer) }
const server = createServer((request, response) => {
  request.resume()
  response.writeHead(200, headers).end(customer)
})
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`))
process.on('disconnect', () => process.exit(0))
