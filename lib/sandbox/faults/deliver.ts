import type { IncomingMessage, ServerResponse } from 'node:http'
import { STATUS_CODES } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { htmlReply, statusReply } from '@/lib/sandbox/http/error-reply'
import type { Reply } from '@/lib/sandbox/http/reply'
import { drifted } from './drift'
import type { Fault } from './fault'

/** How an answer leaves: as a whole by `send`, or by hand over the connection. */
export interface Delivery {
  request: IncomingMessage
  response: ServerResponse
  /** Does the operation and makes its answer. */
  answer: () => Promise<Reply>
  send: (reply: Reply) => void
  /** The reply's headers with those every answer carries. */
  headersOf: (reply: Reply) => Record<string, string | number>
}

/** Answers one request the way a fault has it. */
export async function deliverFaulty(fault: Fault, delivery: Delivery): Promise<void> {
  const { answer, send, response } = delivery
  switch (fault.kind) {
    case 'status':
      return send(statusReply(fault.status))
    case 'rate-limit': {
      const reply = statusReply(429)
      return send({ ...reply, headers: { ...reply.headers, 'retry-after': String(fault.retry_after) } })
    }
    case 'redirect':
      return send({ status: fault.status, headers: { location: fault.location }, body: '' })
    case 'html':
      return send(htmlReply(fault.status))
    case 'hang':
      return
    case 'reset':
      return reset(response)
    case 'delay':
      await sleep(fault.ms)
      return send(await answer())
    case 'apply-then-reset':
      await answer()
      return reset(response)
    case 'apply-then-hang':
      await answer()
      return
    case 'apply-then-status':
      await answer()
      return send(statusReply(fault.status))
    case 'bad-json': {
      const reply = await answer()
      return send({ ...reply, body: reply.body.slice(0, Math.ceil(reply.body.length / 2)) })
    }
    case 'drift': {
      const reply = await answer()
      return send({ ...reply, body: reply.body && JSON.stringify(drifted(JSON.parse(reply.body))) })
    }
    case 'huge': {
      const reply = await answer()
      return send({ ...reply, body: padded(reply.body, fault.megabytes) })
    }
    case 'gzip-bomb': {
      const reply = await answer()
      const body = gzipSync(padded(reply.body, fault.megabytes))
      return writeByHand(
        delivery,
        { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } },
        body,
        async (write, head) => {
          await write(head)
          await write(body)
        },
      )
    }
    default:
      return deliverSlowly(fault, delivery)
  }
}

type Slow = Extract<Fault, { kind: 'slow-headers' | 'drip' | 'reset-mid-body' | 'short-body' }>
const HEAD_PIECES = 8
const ARRIVAL_MS = 50

async function deliverSlowly(fault: Slow, delivery: Delivery): Promise<void> {
  const reply = await delivery.answer()
  const body = Buffer.from(reply.body)
  const half = body.subarray(0, Math.floor(body.length / 2))
  await writeByHand(delivery, reply, body, async (write, head) => {
    if (fault.kind === 'slow-headers') {
      for (const piece of pieces(head, Math.ceil(head.length / HEAD_PIECES))) {
        await write(piece)
        await sleep(fault.ms / HEAD_PIECES)
      }
      return write(body)
    }
    await write(head)
    if (fault.kind === 'short-body') return write(half)
    if (fault.kind === 'reset-mid-body') {
      await write(half)
      // Until the half has arrived: a reset takes what is still under way with it.
      await sleep(ARRIVAL_MS)
      return reset(delivery.response)
    }
    for (const piece of pieces(body, fault.bytes)) {
      await write(piece)
      await sleep(fault.every_ms)
    }
  })
}

/** Writes an answer straight to the connection, piece by piece, and ends it. Stops when the caller has gone. */
async function writeByHand(
  { request: { socket }, headersOf }: Delivery,
  reply: Reply,
  body: Buffer,
  pour: (write: (piece: Buffer) => Promise<void>, head: Buffer) => Promise<void>,
): Promise<void> {
  const headers = { ...headersOf(reply), 'content-length': body.length, connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}\r\n${lines.join('')}\r\n`, 'latin1')
  const write = (piece: Buffer) =>
    new Promise<void>((resolve) => {
      if (socket.destroyed) resolve()
      else socket.write(piece, () => resolve())
    })
  await pour(write, head)
  socket.end()
}

function pieces(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}

function padded(body: string, megabytes: number): string {
  const padding = 'x'.repeat(megabytes * 1024 * 1024)
  return body.endsWith('}') ? `${body.slice(0, -1)},"padding":"${padding}"}` : `{"padding":"${padding}"}`
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy()
}
