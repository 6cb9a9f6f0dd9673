import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { ApiError, errorBody } from '@/lib/sandbox/http/api-error'
import { parseJsonBody } from '@/lib/sandbox/http/json-body'
import { jsonReply, type Reply, textReply } from '@/lib/sandbox/http/reply'
import { CONTROL_CALLS, type Controlled } from './control-calls'
import { controlHelp } from './control-help'

/**
 * Answers the control port. It asks for no key, so it answers only programs on this machine: a request that names another host, or that
 * a web page sent, is refused.
 */
export function createControlListener(controlled: Controlled): RequestListener {
  return async (request, response) => {
    const reply = await answer(request, controlled).catch(failure)
    write(response, reply)
  }
}

async function answer(request: IncomingMessage, controlled: Controlled): Promise<Reply> {
  if (!isLocal(request)) return textReply(403, 'The control surface answers programs on this machine only\n')
  const { method = '', url = '/' } = request
  if (method === 'GET' && url === '/') return textReply(200, controlHelp(`http://${request.headers.host}`))
  const call = CONTROL_CALLS[`${method} ${url}`]
  if (!call) return textReply(404, `No ${method} ${url} here; GET / lists what there is\n`)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString('utf8')
  return jsonReply(200, await call(text.trim() ? parseJsonBody(text) : undefined, controlled))
}

/** Loopback by name, and sent by no page: browsers say so in a header of their own. */
function isLocal({ headers }: IncomingMessage): boolean {
  const isNamedLocal = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? '')
  return isNamedLocal && headers.origin === undefined && headers['sec-fetch-site'] === undefined
}

function failure(error: unknown): Reply {
  if (error instanceof ApiError) return jsonReply(error.status, errorBody(error))
  return jsonReply(500, { message: error instanceof Error ? error.message : String(error) })
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers)
  response.end(body)
}
