import type { IncomingMessage, RequestListener } from 'node:http'
import { ulid } from 'ulid'
import { databaseFailure } from '@/lib/sandbox/database/failure'
import { deliverFaulty } from '@/lib/sandbox/faults/deliver'
import type { FaultBoard } from '@/lib/sandbox/faults/fault-board'
import type { RequestLog } from '@/lib/sandbox/faults/request-log'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { ApiError, errorBody } from './api-error'
import { type ApiKey, authenticate, forbidden, unauthorized } from './authenticate'
import { parseJsonBody } from './json-body'
import type { Operation } from './operation'
import { COMMON_HEADERS, emptyReply, jsonReply, type Reply, textReply } from './reply'
import { namedCustomers, type Route, route } from './route'

export interface ListenerOptions {
  operations: readonly Operation[]
  apiKeys: readonly ApiKey[]
  sandbox: Sandbox
  faults: FaultBoard
  log: RequestLog
  /** Told of what no caller should see: an error the API has no answer for. */
  onError: (error: unknown) => void
}

/** Answers requests with the operations of the table. */
export function createListener(options: ListenerOptions): RequestListener {
  return async (request, response) => {
    try {
      const body = await readBody(request)
      const record = options.log.begin(request, body)
      const found = route(options.operations, request.method, request.url ?? '/')
      const called = found === null || found === 'malformed' ? null : found
      record.operation = called?.operation.name ?? null
      const requestId = request.headers['x-request-id'] || ulid()
      const headersOf = (reply: Reply) => ({ ...COMMON_HEADERS, ...reply.headers, 'x-request-id': String(requestId) })
      const send = (reply: Reply) => {
        record.status = reply.status
        // 204 has no body and therefore no length.
        const length = reply.status === 204 ? {} : { 'content-length': Buffer.byteLength(reply.body) }
        response.writeHead(reply.status, { ...headersOf(reply), ...length })
        response.end(reply.body)
      }
      const answer = () => answerTo(request, body, found, options)
      const fault = called && options.faults.take(called.operation.name, namedCustomers(called, body))
      record.fault = fault?.kind ?? null
      if (fault) await deliverFaulty(fault, { request, response, answer, send, headersOf })
      else send(await answer())
    } catch (error) {
      // The caller went away, or the answer did; there is nobody to tell.
      response.destroy()
      if (!request.errored) options.onError(error)
    }
  }
}

async function answerTo(
  request: IncomingMessage,
  body: string,
  found: Route | 'malformed' | null,
  options: ListenerOptions,
): Promise<Reply> {
  if (request.method === 'OPTIONS') return emptyReply(200)
  if (found === 'malformed') return textReply(400, '400 Bad Request')
  if (!found) return textReply(404, '404 page not found')
  const credential = authenticate(options.apiKeys, request.headers['x-api-key'])
  if (!credential) return unauthorized()
  if (found.operation.writes && credential.access === 'read') return forbidden()
  const { path, query } = found
  try {
    await options.sandbox.catchUp.run()
    return await found.operation.handle({ path, query, json: () => parseJsonBody(body), credential }, options.sandbox)
  } catch (error) {
    const failure = error instanceof ApiError ? error : databaseFailure(error)
    if (failure) return jsonReply(failure.status, errorBody(failure))
    options.onError(error)
    return emptyReply(500)
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
